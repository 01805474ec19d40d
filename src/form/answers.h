// What the person has answered so far, exactly as typed or chosen, and the fields it stands in.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
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
  Step step;
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

// True if the text can be an answer of the field: any text, one of its choices, or "yes".
[[nodiscard]] bool fits(const FieldInfo& info, std::string_view text);

// The clause that a person agrees to, as the catalogue names it.
struct ConsentText {
  std::string version;   // "nl-1"
  std::string digest;    // RFC 9530: "sha-256=:...:"
  std::string language;  // BCP 47

  friend bool operator==(const ConsentText&, const ConsentText&) = default;
};

struct NoConsent {
  friend bool operator==(const NoConsent&, const NoConsent&) = default;
};
struct Consent {  // the box was ticked under this text
  ConsentText text;
  std::string accepted_at;  // RFC 3339, UTC

  friend bool operator==(const Consent&, const Consent&) = default;
};
struct LapsedConsent {  // it was ticked under a text that is not shown any more
  friend bool operator==(const LapsedConsent&, const LapsedConsent&) = default;
};
using ConsentState = std::variant<NoConsent, Consent, LapsedConsent>;

// Name and text of every answer, as in effect::KeepDraft.
using Draft = std::vector<std::pair<std::string, std::string>>;

// What the host knows. It stands in for what the person has not answered, and is never kept as the person's.
struct Prefill {
  std::string case_number;
};

// The person's own answers. A field that was emptied is answered: with nothing.
class GivenAnswers {
 public:
  [[nodiscard]] const std::optional<std::string>& of(Field field) const { return texts_[static_cast<std::size_t>(field)]; }
  void set(Field field, std::string text) { texts_[static_cast<std::size_t>(field)] = std::move(text); }

  ConsentState consent;

  friend bool operator==(const GivenAnswers&, const GivenAnswers&) = default;

 private:
  std::array<std::optional<std::string>, kFieldCount> texts_;  // the consent's stays empty
};

// The answers as they stand in the form: the person's, or else the host's. A view: both must outlive it.
class Answers {
 public:
  Answers(const GivenAnswers& given, const Prefill& prefill) : given_(given), prefill_(prefill) {}

  [[nodiscard]] const std::string& of(Field field) const;  // empty: no answer
  [[nodiscard]] bool is(Field field, std::string_view choice) const { return of(field) == choice; }
  [[nodiscard]] bool ticked(Field field) const { return is(field, "yes"); }
  [[nodiscard]] bool concerns_case() const { return is(Field::concerns_case, "yes"); }
  [[nodiscard]] const ConsentState& consent() const { return given_.consent; }

 private:
  const GivenAnswers& given_;
  const Prefill& prefill_;
};

// Every answer that the person gave, but for the national number and the consent. Empty texts are left out, except that of a field
// which the host fills.
[[nodiscard]] Draft draft_of(const GivenAnswers& answers);

}  // namespace complaint::form
