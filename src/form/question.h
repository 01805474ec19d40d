// A question is what can be answered right or wrong: most are one field; the date is four. Here they are judged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/outcome.h"
#include "fields/rules.h"
#include "form/answers.h"
#include "form/page.h"

namespace complaint::form {

enum class Question {
  kind,
  name,
  phone,
  email,
  concerns_case,
  case_number,
  national_id,
  reason,
  error,
  date,
  channel,
  channel_description,
  consent,
};
inline constexpr std::size_t kQuestionCount = 13;

struct QuestionInfo {
  Question question;
  std::string_view key;  // in the catalogue: "problem.email.bad_shape"; and the node that shows the problem
  std::string_view node;
  std::string_view pointer;  // in payload v1; a member below it counts too
  PageName page;
};

[[nodiscard]] const QuestionInfo& info_of(Question question);
// Nothing: the field asks nothing that can be wrong (the draft box).
[[nodiscard]] std::optional<Question> question_of(Field field);
[[nodiscard]] std::optional<Question> question_at(std::string_view pointer);

struct Circumstances {
  const fields::Rules& rules;
  fields::Day today;
  bool ask_national_id;
};

// Not where the host forbids it, nor where the country has none.
[[nodiscard]] bool asks_national_id(const Circumstances& around);

// The questions that the page puts, given the answers so far, in reading order.
[[nodiscard]] std::vector<Question> questions_on(PageName page, const Answers& answers, const Circumstances& around);

// The canonical answer (empty: an optional question left open), or the first problem.
[[nodiscard]] fields::Outcome judge(Question question, const Answers& answers, const Circumstances& around);

// Of a date with a problem: the field to mend.
[[nodiscard]] Field wrong_part_of_date(const Answers& answers, fields::Day today);

}  // namespace complaint::form
