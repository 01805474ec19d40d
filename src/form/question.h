// A question is what can be answered right or wrong: most are one field; the date is four. Here they are judged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/outcome.h"
#include "fields/rules.h"
#include "form/answers.h"

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
  std::string_view key;   // in the catalogue: "problem.email.bad_shape"
  std::string_view node;  // that shows its problem
  Step step;
};

[[nodiscard]] const QuestionInfo& info_of(Question question);

// The question that the field belongs to; std::nullopt for the draft box, whose answer cannot be wrong.
[[nodiscard]] std::optional<Question> question_of(Field field);

// Takes over the draft's answers to questions that the person has not answered since: a date is one question, not four fields.
// Unknown names and choices are ignored, and consent, which is given anew. A national number is taken: a draft holds none, but a
// complaint that came back does.
void merge_draft(GivenAnswers& answers, const Draft& draft);

// The question whose answer stands at that JSON Pointer of a payload; std::nullopt where no answer does ("/locale").
[[nodiscard]] std::optional<Question> question_at(std::string_view pointer);

// What an answer is judged by, beside the other answers. A view: what it refers to must outlive it.
struct ValidationContext {
  const fields::Rules& rules;
  const Prefill& prefill;
  fields::Day today;
  bool ask_national_id;  // the host's setting
};

// "bsn" or "rrn": the national number's words go by its scheme ("label.bsn"). Empty where the country has none.
[[nodiscard]] std::string_view national_id_name(const fields::Rules& rules);

// False where the host forbids it or the country has none.
[[nodiscard]] bool asks_national_id(const ValidationContext& context);

// The questions asked on that page, given the answers so far, in reading order.
[[nodiscard]] std::vector<Question> questions_on(Step step, const Answers& answers, const ValidationContext& context);
[[nodiscard]] bool is_asked(Question question, const Answers& answers, const ValidationContext& context);

// The canonical answer (empty: an optional question left open), or the first problem.
[[nodiscard]] fields::Outcome judge(Question question, const Answers& answers, const ValidationContext& context);

// Of a date with a problem: the field to correct.
[[nodiscard]] Field wrong_part_of_date(const Answers& answers, fields::Day today);

}  // namespace complaint::form
