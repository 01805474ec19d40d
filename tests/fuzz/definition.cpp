// Any bytes as a form's definition: told what is wrong, or a form whose every page is well formed, and whose payload has no member twice.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "definition/read_form.h"
#include "form/well_formed.h"
#include "support/session.h"

namespace {

using namespace complaint;

void require(bool truth) {
  if (!truth) std::abort();
}

void check_members(const payload::Table& table) {
  std::set<std::string> pointers;
  for (const payload::Member& member : table.members()) require(pointers.insert(member.pointer).second);
}

// Chooses one option of everything, which may ask more, and goes on; twice as often as there are pages.
void fill_in(test::Session& session, std::size_t pages) {
  for (std::size_t turn = 0; turn < 2 * pages + 2; ++turn) {
    const form::Page page = session.page();
    require(test::not_well_formed(page).empty());
    for (const form::Node& node : page.nodes) {
      if (node.role == form::Role::radio || node.role == form::Role::checkbox) session.choose(node.id);
      if (node.role == form::Role::textbox || node.role == form::Role::textarea) session.type(node.id, "111222333");
    }
    require(test::not_well_formed(session.page()).empty());
    session.press(page.name == "review" ? "send" : "next");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto [definition, problems] = definition::read_form({reinterpret_cast<const char*>(data), size});
  for (const auto& [pointer, words] : problems) {
    require(pointer.empty() || pointer.front() == '/');
    require(!words.empty());
  }
  if (!problems.empty()) return 0;
  const std::size_t pages = definition.pages.size();
  form::Settings settings = test::settings();
  settings.model = std::make_shared<const form::FormModel>(std::move(definition));
  check_members(settings.model->table());
  test::Session session(std::move(settings));
  fill_in(session, pages);
  return 0;
}
