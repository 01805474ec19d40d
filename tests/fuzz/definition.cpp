// Any bytes as a form's definition: told what is wrong, or a form that keeps every promise on a random walk, and whose payload has no
// member twice.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "definition/read_form.h"
#include "form/walk.h"
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto [definition, problems] = definition::read_form({reinterpret_cast<const char*>(data), size});
  for (const auto& [pointer, words] : problems) {
    require(pointer.empty() || pointer.front() == '/');
    require(!words.empty());
  }
  if (!problems.empty()) return 0;
  form::Settings settings = test::settings();
  settings.model = std::make_shared<const form::FormModel>(std::move(definition));
  check_members(settings.model->table());
  test::SeededChoices choices(size);
  const test::Report report = test::walk(choices, settings, 30);
  if (!report.broken.empty()) std::fprintf(stderr, "broken promise %s (step %d)\n", report.broken.c_str(), report.steps);
  require(report.broken.empty());
  return 0;
}
