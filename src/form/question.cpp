#include "form/question.h"

#include <iterator>

#include "fields/bsn.h"
#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/line.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/rrn.h"
#include "fields/statement.h"

namespace complaint::form {
namespace {

using fields::Outcome;
using fields::Problem;

constexpr QuestionInfo kQuestions[] = {
    {Question::kind, "kind", "kind", "/kind", PageName::start},
    {Question::name, "name", "contact.name", "/contact/name", PageName::contact},
    {Question::phone, "phone", "contact.phone", "/contact/phone", PageName::contact},
    {Question::email, "email", "contact.email", "/contact/email", PageName::contact},
    {Question::concerns_case, "concerns_case", "case.concerns", "/case", PageName::case_file},
    {Question::case_number, "case_number", "case.number", "/case/caseNumber", PageName::case_file},
    {Question::national_id, "national_id", "case.national_id", "/case/nationalId", PageName::case_file},
    {Question::reason, "reason", "statement.reason", "/statement/reason", PageName::statement},
    {Question::error, "error", "statement.error", "/statement/error", PageName::statement},
    {Question::date, "date", "incident.date", "/incident/date", PageName::incident},
    {Question::channel, "channel", "incident.channel", "/incident/channel", PageName::incident},
    {Question::channel_description, "channel_description", "incident.channel_description", "/incident/channelDescription",
     PageName::incident},
    {Question::consent, "consent", "consent", "/consent", PageName::review},
};
static_assert(std::size(kQuestions) == kQuestionCount);

Outcome judge_choice(Field field, const Answers& answers) {
  return answers.of(field).empty() ? fields::refused(Problem::required) : fields::accepted(answers.of(field));
}

// One of the two numbers is enough; that both are missing is said of the case number.
Outcome judge_case_number(const Answers& answers, const Circumstances& around) {
  Outcome outcome = fields::validate_case_number(answers.of(Field::case_number), around.rules.case_number);
  const bool other_given = asks_national_id(around) && !answers.of(Field::national_id).empty();
  if (outcome.problem == Problem::required && other_given) return fields::accepted({});
  return outcome;
}

Outcome judge_national_id(const Answers& answers, const Circumstances& around) {
  const std::string& typed = answers.of(Field::national_id);
  Outcome outcome = around.rules.national_id == fields::NationalIdScheme::rrn ? fields::validate_rrn(typed, around.today)
                                                                              : fields::validate_bsn(typed);
  if (outcome.problem == Problem::required) return fields::accepted({});
  return outcome;
}

Outcome judge_error(const Answers& answers) {
  Outcome outcome = fields::validate_statement(answers.of(Field::error));
  if (outcome.problem == Problem::required && !answers.is(Field::kind, "complaint")) return fields::accepted({});
  return outcome;
}

fields::DateParts parts_of(const Answers& answers) {
  return {answers.of(Field::day), answers.of(Field::month), answers.of(Field::year), answers.ticked(Field::unknown_day)};
}

std::vector<Question> case_questions(const Answers& answers, const Circumstances& around) {
  std::vector<Question> questions = {Question::concerns_case};
  if (!answers.concerns_case()) return questions;
  questions.push_back(Question::case_number);
  if (asks_national_id(around)) questions.push_back(Question::national_id);
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

std::optional<Question> question_at(std::string_view pointer) {
  std::optional<Question> best;
  for (const QuestionInfo& info : kQuestions)
    if (pointer.starts_with(info.pointer) && (pointer.size() == info.pointer.size() || pointer[info.pointer.size()] == '/'))
      best = info.question;
  return best;
}

bool asks_national_id(const Circumstances& around) {
  return around.ask_national_id && around.rules.national_id != fields::NationalIdScheme::none;
}

std::vector<Question> questions_on(PageName page, const Answers& answers, const Circumstances& around) {
  switch (page) {
    case PageName::start: return {Question::kind};
    case PageName::contact: return {Question::name, Question::phone, Question::email};
    case PageName::case_file: return case_questions(answers, around);
    case PageName::statement: return {Question::reason, Question::error};
    case PageName::incident: return incident_questions(answers);
    case PageName::review: return {Question::consent};
    case PageName::done: return {};
  }
  return {};
}

Outcome judge(Question question, const Answers& answers, const Circumstances& around) {
  switch (question) {
    case Question::kind: return judge_choice(Field::kind, answers);
    case Question::name: return fields::validate_name(answers.of(Field::name));
    case Question::phone: return fields::validate_phone(answers.of(Field::phone), around.rules.phone_region);
    case Question::email: return fields::validate_email(answers.of(Field::email));
    case Question::concerns_case: return judge_choice(Field::concerns_case, answers);
    case Question::case_number: return judge_case_number(answers, around);
    case Question::national_id: return judge_national_id(answers, around);
    case Question::reason: return fields::validate_statement(answers.of(Field::reason));
    case Question::error: return judge_error(answers);
    case Question::date: return fields::validate_date_parts(parts_of(answers), around.today);
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
