#include "form/page.h"

#include <iterator>

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

// Steps are the pages before "done", in the same order.
static_assert(std::size(kPages) == kStepCount + 1);
static_assert(static_cast<PageName>(Step::review) == PageName::review);

PageName page_of(Step step) { return kPages[static_cast<std::size_t>(step)].page; }

Step nearest_step(PageName page) { return page == PageName::done ? Step::review : static_cast<Step>(page); }

bool page_with_name(std::string_view name, PageName& page) {
  for (const Entry& entry : kPages)
    if (entry.name == name) {
      page = entry.page;
      return true;
    }
  return false;
}

}  // namespace complaint::form
