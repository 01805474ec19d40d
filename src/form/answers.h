// What the person has answered so far, exactly as typed or chosen, and the fields it stands in.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/page.h"

namespace complaint::form {

// Choices are kept by name ("objection", "yes", "letter"), a ticked box as "yes".
enum class Field {
  kind,
  keep_draft,
  name,
  phone,
  email,
  concerns_case,
  case_number,
  national_id,
  reason,
  error,
  day,
  month,
  year,
  unknown_day,
  channel,
  channel_description,
  consent,
};
inline constexpr std::size_t kFieldCount = 17;

enum class Control { text, choice, tick };

struct FieldInfo {
  Field field;
  std::string_view node;  // id of its node; of a choice: of the radio group
  Control control;
  PageName page;
};

[[nodiscard]] const FieldInfo& info_of(Field field);
[[nodiscard]] const FieldInfo* field_of_node(std::string_view node);

// A radio button's node is its group's and the choice: "kind.objection".
struct Choice {
  Field field;
  std::string_view name;
};
[[nodiscard]] std::optional<Choice> choice_of_node(std::string_view node);
[[nodiscard]] std::string choice_node(Field field, std::string_view choice);
[[nodiscard]] const std::vector<std::string_view>& choices_of(Field field);

class Answers {
 public:
  [[nodiscard]] const std::string& of(Field field) const { return texts_[static_cast<std::size_t>(field)]; }
  void set(Field field, std::string text) { texts_[static_cast<std::size_t>(field)] = std::move(text); }
  [[nodiscard]] bool is(Field field, std::string_view choice) const { return of(field) == choice; }
  [[nodiscard]] bool ticked(Field field) const { return is(field, "yes"); }
  [[nodiscard]] bool concerns_case() const { return is(Field::concerns_case, "yes"); }

  friend bool operator==(const Answers&, const Answers&) = default;

 private:
  std::array<std::string, kFieldCount> texts_;
};

// As in effect::KeepDraft: node and text of every answer given, but for the national number and the consent.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> draft_of(const Answers& answers);

// The other way. Unknown names and choices are passed over, and consent, which is given anew. A national number is taken: it
// stands in no draft, but in a complaint that came back.
[[nodiscard]] Answers answers_of_draft(const std::vector<std::pair<std::string, std::string>>& draft);

}  // namespace complaint::form
