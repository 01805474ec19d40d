#include "form/page.h"

namespace complaint::form {
namespace {

struct Entry {
  PageName page;
  std::string_view name;
};

constexpr Entry kPages[] = {
    {PageName::start, "start"},         {PageName::contact, "contact"},   {PageName::case_file, "case"},
    {PageName::statement, "statement"}, {PageName::incident, "incident"}, {PageName::review, "review"},
    {PageName::done, "done"},
};

}  // namespace

std::string_view name_of(PageName page) {
  for (const Entry& entry : kPages)
    if (entry.page == page) return entry.name;
  return {};
}

bool page_with_name(std::string_view name, PageName& page) {
  for (const Entry& entry : kPages)
    if (entry.name == name) {
      page = entry.page;
      return true;
    }
  return false;
}

}  // namespace complaint::form
