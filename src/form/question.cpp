#include "form/question.h"

#include <algorithm>
#include <optional>

#include "definition/conditions.h"
#include "fields/date.h"

namespace complaint::form {
namespace {

using definition::Agreement;
using definition::Kind;
using definition::Question;
using definition::Truth;
using fields::Outcome;
using fields::Problem;

// What conditions look at. A form knows all of it.
class Facts {
 public:
  Facts(const Answers& answers, const ValidationContext& context) : answers_(answers), context_(context) {}

  [[nodiscard]] bool asks(std::size_t question) const {
    return definition::holds(context_.model.form().questions[question].when, *this) == Truth::yes;
  }

  [[nodiscard]] std::optional<std::string_view> answer(std::size_t question) const {
    if (!asks(question)) return std::string_view();
    const std::string_view text = answers_.of_question(question);
    const bool is_tick = context_.model.form().questions[question].kind == Kind::tick;
    return is_tick && text.empty() ? "no" : text;
  }

  [[nodiscard]] std::optional<std::string_view> profile(std::string_view) const {
    return definition::scheme_name(context_.profile);
  }

  [[nodiscard]] std::optional<std::string_view> host(std::string_view) const { return context_.ask_national_id ? "on" : "off"; }

 private:
  const Answers& answers_;
  const ValidationContext& context_;
};

fields::DateParts parts_of(std::size_t question, const Answers& answers) {
  return {answers.of_question(question, Part::day), answers.of_question(question, Part::month),
          answers.of_question(question, Part::year), answers.of_question(question, Part::unknown_day) == "yes"};
}

Outcome judge_choice(std::size_t question, const Answers& answers, const ValidationContext& context) {
  const std::string_view text = answers.of_question(question);
  const auto options = options_of(question, context);
  const bool is_offered = std::find(options.begin(), options.end(), text) != options.end();
  return is_offered ? fields::accepted(std::string(text)) : fields::refused(Problem::required);
}

Outcome judge_tick(std::string_view text) {
  return text.empty() ? fields::refused(Problem::required) : fields::accepted(std::string(text));
}

// As if an answer were required.
Outcome judge_answer(std::size_t question, const Answers& answers, const ValidationContext& context) {
  switch (context.model.form().questions[question].kind) {
    case Kind::date: return fields::validate_date_parts(parts_of(question, answers), context.today);
    case Kind::choice: return judge_choice(question, answers, context);
    case Kind::tick: return judge_tick(answers.of_question(question));
    case Kind::text:
    case Kind::national_id: break;
  }
  const fields::Validator* validator = validator_of(question, context);
  if (validator == nullptr) return fields::refused(Problem::required);
  return validator->validate(answers.of_question(question), context.profile.rules, context.today);
}

// One of the group is enough. That all are missing is said of the first.
bool may_be_open(std::size_t question, const Answers& answers, const ValidationContext& context) {
  const Question& one = context.model.form().questions[question];
  if (one.group == Question::kNoGroup) return !is_required(question, answers, context);
  bool is_first = true;
  for (const std::size_t other : context.model.form().groups[one.group]) {
    if (!is_asked(other, answers, context)) continue;
    if (other == question && !is_first) return true;
    if (other != question && !is_open(other, answers, context)) return true;
    is_first = false;
  }
  return false;
}

}  // namespace

bool is_open(std::size_t question, const Answers& answers, const ValidationContext& context) {
  if (context.model.is_date(question)) {
    const fields::DateParts parts = parts_of(question, answers);
    return parts.day.empty() && parts.month.empty() && parts.year.empty();
  }
  return judge_answer(question, answers, context).problem == Problem::required;
}

Agreement ValidationContext::agreement() const { return definition::agreement_of(model.form(), profile); }

std::vector<std::size_t> questions_on(std::size_t page, const Answers& answers, const ValidationContext& context) {
  std::vector<std::size_t> asked;
  const auto [first, last] = context.model.questions_of(page);
  for (std::size_t question = first; question < last; ++question)
    if (is_asked(question, answers, context)) asked.push_back(question);
  return asked;
}

bool is_shown(std::size_t page, const Answers& answers, const ValidationContext& context) {
  const auto [first, last] = context.model.questions_of(page);
  if (page == 0 || page == context.model.review() || first == last) return true;
  for (std::size_t question = first; question < last; ++question)
    if (is_asked(question, answers, context)) return true;
  return false;
}

std::size_t page_after(std::size_t page, const Answers& answers, const ValidationContext& context) {
  do ++page;
  while (!is_shown(page, answers, context));
  return page;
}

std::size_t page_shown_at(std::size_t page, const Answers& answers, const ValidationContext& context) {
  while (!is_shown(page, answers, context)) --page;
  return page;
}

std::size_t page_before(std::size_t page, const Answers& answers, const ValidationContext& context) {
  return page_shown_at(page - 1, answers, context);
}

std::size_t step_of(std::size_t page, const Answers& answers, const ValidationContext& context) {
  std::size_t steps = 0;
  for (std::size_t at = 1; at <= page; ++at) steps += is_shown(at, answers, context) ? 1 : 0;
  return steps;
}

bool is_asked(std::size_t question, const Answers& answers, const ValidationContext& context) {
  if (question == context.model.consent()) return context.agreement() == Agreement::consent;
  return Facts(answers, context).asks(question);
}

bool is_required(std::size_t question, const Answers& answers, const ValidationContext& context) {
  if (question == context.model.consent()) return true;
  const Facts facts(answers, context);
  const auto asked = [&facts](std::size_t other) { return facts.asks(other) ? Truth::yes : Truth::no; };
  return definition::requires_answer(context.model.form(), question, facts, asked) == Truth::yes;
}

std::vector<std::string_view> options_of(std::size_t question, const ValidationContext& context) {
  const Question& choice = context.model.form().questions[question];
  std::vector<std::string_view> options;
  for (const std::string& option : choice.options)
    if (definition::offers(context.profile, choice, option)) options.push_back(option);
  return options;
}

const fields::Validator* validator_of(std::size_t question, const ValidationContext& context) {
  if (question == context.model.consent()) return nullptr;
  const Question& one = context.model.form().questions[question];
  return one.kind == Kind::national_id ? context.scheme() : one.validator;
}

std::optional<int> characters_left(std::size_t question, const Answers& answers, const ValidationContext& context) {
  if (question >= context.model.consent()) return std::nullopt;
  const fields::Validator* validator = validator_of(question, context);
  if (validator == nullptr || validator->typing != fields::Typing::lines) return std::nullopt;
  return static_cast<int>(validator->limit) - static_cast<int>(validator->length(answers.of_question(question)));
}

Outcome judge(std::size_t question, const Answers& answers, const ValidationContext& context) {
  if (question == context.model.consent()) return judge_tick(answers.of(context.model.consent_field()));
  if (is_open(question, answers, context) && may_be_open(question, answers, context)) return fields::accepted({});
  return judge_answer(question, answers, context);
}

std::size_t wrong_part_of_date(std::size_t question, const Answers& answers, const fields::Day& today) {
  const FormModel& model = answers.model();
  const fields::DateParts parts = parts_of(question, answers);
  switch (fields::wrong_part(parts, today)) {
    case fields::DatePart::month: return model.field_of(question, Part::month);
    case fields::DatePart::year: return model.field_of(question, Part::year);
    case fields::DatePart::day: break;
  }
  return model.field_of(question, parts.day_unknown ? Part::month : Part::day);
}

}  // namespace complaint::form
