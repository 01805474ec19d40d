// Questions are judged here: what can be answered right or wrong. Most are one field; a date is four.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/profile.h"
#include "fields/outcome.h"
#include "form/answers.h"

namespace complaint::form {

// What an answer is judged by, beside the other answers. A view: what it refers to must outlive it.
struct ValidationContext {
  const FormModel& model;
  const definition::Profile& profile;
  const Prefill& prefill;
  fields::Day today;
  bool ask_national_id;  // the host's setting

  // The national number that is asked for; nullptr where the host forbids it or the country has none.
  [[nodiscard]] const fields::Validator* scheme() const { return ask_national_id ? profile.rules.national_id : nullptr; }
  // What the person is asked, or told, about personal data: consent, notice or none.
  [[nodiscard]] definition::Agreement agreement() const;
};

// The questions asked on that page, given the answers so far, in reading order.
[[nodiscard]] std::vector<std::size_t> questions_on(std::size_t page, const Answers& answers, const ValidationContext& context);

// A page that asks only what is not asked now is passed over.
[[nodiscard]] bool is_shown(std::size_t page, const Answers& answers, const ValidationContext& context);
// The first one after that page, or before it, or itself or before it, that is shown.
[[nodiscard]] std::size_t page_after(std::size_t page, const Answers& answers, const ValidationContext& context);
[[nodiscard]] std::size_t page_before(std::size_t page, const Answers& answers, const ValidationContext& context);
[[nodiscard]] std::size_t page_shown_at(std::size_t page, const Answers& answers, const ValidationContext& context);
// How many are shown after the first, up to and with that page.
[[nodiscard]] std::size_t step_of(std::size_t page, const Answers& answers, const ValidationContext& context);

[[nodiscard]] bool is_asked(std::size_t question, const Answers& answers, const ValidationContext& context);

// Of a question that is asked: may it not be left open? Of a group of which one is enough each may, while more than one is asked.
[[nodiscard]] bool is_required(std::size_t question, const Answers& answers, const ValidationContext& context);

// Of a choice, as far as the profile offers them.
[[nodiscard]] std::vector<std::string_view> options_of(std::size_t question, const ValidationContext& context);

// What judges the text of a question; nullptr: it is a choice or a box, or there is no national number to ask for.
[[nodiscard]] const fields::Validator* validator_of(std::size_t question, const ValidationContext& context);

// Nothing of it is answered. A date lacks something, too, that is answered in part.
[[nodiscard]] bool is_open(std::size_t question, const Answers& answers, const ValidationContext& context);

// How many code points a text of several lines may still have; negative: it has too many. Nothing: the question takes no such text.
[[nodiscard]] std::optional<int> characters_left(std::size_t question, const Answers& answers, const ValidationContext& context);

// The canonical answer (empty: an optional question left open), or the first problem.
[[nodiscard]] fields::Outcome judge(std::size_t question, const Answers& answers, const ValidationContext& context);

// Of a date with a problem: the field to correct.
[[nodiscard]] std::size_t wrong_part_of_date(std::size_t question, const Answers& answers, const fields::Day& today);

}  // namespace complaint::form
