// A person at the form, without a browser: events in, pages and effects out.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.h"
#include "support/page_names.h"

namespace complaint::test {

inline constexpr const char* kId = "5f0c1c6e-0000-4000-8000-000000000001";  // of what a session submits

[[nodiscard]] form::Catalogue catalogue(std::string_view language);
[[nodiscard]] form::Settings settings(std::string_view profile = "nl", std::string_view language = "nl");  // of the complaint
// Of any of the project's forms, or of "noise" of tests/support, a form of somebody else, in its own country and language.
[[nodiscard]] form::Settings settings_of(std::string_view form, std::string_view profile = "nl",
                                         std::string_view language = "nl");

class Session {
 public:
  explicit Session(form::Settings chosen = settings());

  // Each gives back the effects of its event.
  std::vector<form::Effect> happen(const form::Event& event);
  std::vector<form::Effect> type(std::string_view node, std::string_view text);  // and leave the field
  std::vector<form::Effect> choose(std::string_view node, bool checked = true);
  std::vector<form::Effect> press(std::string_view node);

  [[nodiscard]] form::Page page() const { return form_.describe(); }
  [[nodiscard]] form::Node node(std::string_view id) const;  // an empty node when there is none
  [[nodiscard]] bool shows(std::string_view id) const;

  // Fills in pages up to the one named, with answers that are all well.
  void fill_until(std::string_view last);

  form::Moment moment{"2026-11-22T12:00:00Z", {2026, 11, 22}, kId};

 private:
  bool is_belgian_;
  form::Form form_;
};

// The first effect of that kind; nullptr when there is none.
template <typename Kind>
const Kind* find(const std::vector<form::Effect>& effects) {
  for (const form::Effect& effect : effects)
    if (const Kind* found = std::get_if<Kind>(&effect)) return found;
  return nullptr;
}

}  // namespace complaint::test
