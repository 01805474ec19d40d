#include "form/question.h"

#include <algorithm>
#include <iterator>

#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/line.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/registry.h"
#include "fields/statement.h"

namespace complaint::form {
namespace {

using fields::Outcome;
using fields::Problem;

constexpr QuestionInfo kQuestions[] = {
    {Question::kind, "kind", "kind", Step::start},
    {Question::name, "name", "contact.name", Step::contact},
    {Question::phone, "phone", "contact.phone", Step::contact},
    {Question::email, "email", "contact.email", Step::contact},
    {Question::concerns_case, "concerns_case", "case.concerns", Step::case_file},
    {Question::case_number, "case_number", "case.number", Step::case_file},
    {Question::national_id, "national_id", "case.national_id", Step::case_file},
    {Question::reason, "reason", "statement.reason", Step::statement},
    {Question::error, "error", "statement.error", Step::statement},
    {Question::date, "date", "incident.date", Step::incident},
    {Question::channel, "channel", "incident.channel", Step::incident},
    {Question::channel_description, "channel_description", "incident.channel_description", Step::incident},
    {Question::consent, "consent", "consent", Step::review},
};
static_assert(std::size(kQuestions) == kQuestionCount);

struct PointerInfo {
  std::string_view pointer;  // RFC 6901
  Question question;
};

// Members of payload v1 that an answer of the person's decides.
constexpr PointerInfo kPointers[] = {
    {"/kind", Question::kind},
    {"/contact/name", Question::name},
    {"/contact/phone", Question::phone},
    {"/contact/email", Question::email},
    {"/case", Question::concerns_case},
    {"/case/caseNumber", Question::case_number},
    {"/case/nationalId", Question::national_id},
    {"/case/nationalId/value", Question::national_id},
    {"/statement/reason", Question::reason},
    {"/statement/error", Question::error},
    {"/incident/date", Question::date},
    {"/incident/channel", Question::channel},
    {"/incident/channelDescription", Question::channel_description},
    {"/consent", Question::consent},
    {"/consent/accepted", Question::consent},
};

Outcome judge_choice(Field field, const Answers& answers) {
  return answers.of(field).empty() ? fields::refused(Problem::required) : fields::accepted(answers.of(field));
}

Outcome validate_national_id(const Answers& answers, const ValidationContext& context) {
  const std::string& typed = answers.of(Field::national_id);
  const fields::Validator* scheme = context.rules.national_id;
  return scheme == nullptr ? fields::refused(Problem::required) : scheme->validate(typed, context.rules, context.today);
}

Outcome judge_national_id(const Answers& answers, const ValidationContext& context) {
  Outcome outcome = validate_national_id(answers, context);
  return outcome.problem == Problem::required ? fields::accepted({}) : outcome;
}

// One of the two numbers is enough. That both are missing is said of the case number.
Outcome judge_case_number(const Answers& answers, const ValidationContext& context) {
  Outcome outcome = fields::validate_case_number(answers.of(Field::case_number), context.rules.case_number);
  if (outcome.problem != Problem::required || !asks_national_id(context)) return outcome;
  return validate_national_id(answers, context).problem == Problem::required ? outcome : fields::accepted({});
}

Outcome judge_error(const Answers& answers) {
  Outcome outcome = fields::validate_statement(answers.of(Field::error));
  if (outcome.problem == Problem::required && !answers.is(Field::kind, "complaint")) return fields::accepted({});
  return outcome;
}

fields::DateParts parts_of(const Answers& answers) {
  return {answers.of(Field::day), answers.of(Field::month), answers.of(Field::year), answers.ticked(Field::unknown_day)};
}

std::vector<Question> case_questions(const Answers& answers, const ValidationContext& context) {
  std::vector<Question> questions = {Question::concerns_case};
  if (!answers.concerns_case()) return questions;
  questions.push_back(Question::case_number);
  if (asks_national_id(context)) questions.push_back(Question::national_id);
  return questions;
}

std::vector<Question> incident_questions(const Answers& answers) {
  std::vector<Question> questions = {Question::date, Question::channel};
  if (answers.is(Field::channel, "other")) questions.push_back(Question::channel_description);
  return questions;
}

}  // namespace

const QuestionInfo& info_of(Question question) { return kQuestions[static_cast<std::size_t>(question)]; }

std::optional<Question> question_of(Field field) {
  switch (field) {
    case Field::day:
    case Field::month:
    case Field::year:
    case Field::unknown_day: return Question::date;
    default: break;
  }
  for (const QuestionInfo& info : kQuestions)
    if (info.node == info_of(field).node) return info.question;
  return std::nullopt;
}

void merge_draft(GivenAnswers& answers, const Draft& draft) {
  const GivenAnswers before = answers;
  const auto is_answered = [&before](Field field) {
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      const auto other = static_cast<Field>(i);
      const bool together = other == field || (question_of(field) && question_of(other) == question_of(field));
      if (together && before.of(other)) return true;
    }
    return false;
  };
  for (const auto& [node, text] : draft) {
    const FieldInfo* info = field_of_node(node);
    if (info == nullptr || info->field == Field::consent || !fits(*info, text) || is_answered(info->field)) continue;
    answers.set(info->field, text);
  }
}

std::optional<Question> question_at(std::string_view pointer) {
  for (const PointerInfo& info : kPointers)
    if (info.pointer == pointer) return info.question;
  return std::nullopt;
}

std::string_view national_id_name(const fields::Rules& rules) {
  return rules.national_id == nullptr ? std::string_view() : rules.national_id->name;
}

bool asks_national_id(const ValidationContext& context) {
  return context.ask_national_id && context.rules.national_id != nullptr;
}

std::vector<Question> questions_on(Step step, const Answers& answers, const ValidationContext& context) {
  switch (step) {
    case Step::start: return {Question::kind};
    case Step::contact: return {Question::name, Question::phone, Question::email};
    case Step::case_file: return case_questions(answers, context);
    case Step::statement: return {Question::reason, Question::error};
    case Step::incident: return incident_questions(answers);
    case Step::review: return {Question::consent};
  }
  return {};
}

bool is_asked(Question question, const Answers& answers, const ValidationContext& context) {
  const auto asked = questions_on(info_of(question).step, answers, context);
  return std::find(asked.begin(), asked.end(), question) != asked.end();
}

Outcome judge(Question question, const Answers& answers, const ValidationContext& context) {
  switch (question) {
    case Question::kind: return judge_choice(Field::kind, answers);
    case Question::name: return fields::validate_name(answers.of(Field::name));
    case Question::phone: return fields::validate_phone(answers.of(Field::phone), context.rules.phone_region);
    case Question::email: return fields::validate_email(answers.of(Field::email));
    case Question::concerns_case: return judge_choice(Field::concerns_case, answers);
    case Question::case_number: return judge_case_number(answers, context);
    case Question::national_id: return judge_national_id(answers, context);
    case Question::reason: return fields::validate_statement(answers.of(Field::reason));
    case Question::error: return judge_error(answers);
    case Question::date: return fields::validate_date_parts(parts_of(answers), context.today);
    case Question::channel: return judge_choice(Field::channel, answers);
    case Question::channel_description: return fields::validate_line(answers.of(Field::channel_description));
    case Question::consent: return judge_choice(Field::consent, answers);
  }
  return fields::refused(Problem::required);
}

Field wrong_part_of_date(const Answers& answers, fields::Day today) {
  switch (fields::wrong_part(parts_of(answers), today)) {
    case fields::DatePart::month: return Field::month;
    case fields::DatePart::year: return Field::year;
    case fields::DatePart::day: break;
  }
  return answers.ticked(Field::unknown_day) ? Field::month : Field::day;
}

}  // namespace complaint::form
