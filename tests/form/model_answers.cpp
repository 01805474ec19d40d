// Which questions the model asks, and how it judges their answers.
#include <algorithm>

#include "fields/date.h"
#include "fields/registry.h"
#include "form/model.h"

namespace complaint::test {
namespace {

using namespace form;
using definition::Kind;
using definition::Question;
using fields::Outcome;
using fields::Problem;

// "2026-10-01" -> "1 oktober 2026".
std::string in_words(const std::string& date, const Catalogue& words) {
  if (date.size() < 7) return date;
  const std::string month = words.say("month." + date.substr(5, 2));
  const std::string year = date.substr(0, 4);
  if (date.size() == 7) return month + " " + year;
  return words.say("date.words", {{"day", std::to_string(std::stoi(date.substr(8)))}, {"month", month}, {"year", year}});
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : " ") + part;
  return all;
}

struct Date {
  std::string day, month, year;
  bool day_unknown;
};

Date date_of(const Model& model, const Question& question) {
  const auto part = [&](const char* name) { return model.answer(definition::part_id(question.name, name)); };
  return {part("day"), part("month"), part("year"), part("unknown_day") == "yes"};
}

bool is_offered(const definition::Profile& profile, const Question& question, std::string_view option) {
  const auto has = [&](const std::vector<std::string>& options) {
    return std::find(options.begin(), options.end(), option) != options.end();
  };
  return has(question.options) && (question.narrowed_by.empty() || profile.channels.empty() || has(profile.channels));
}

}  // namespace

const fields::Validator* Model::scheme() const { return settings_.ask_national_id ? rules().national_id : nullptr; }

bool Model::holds(const definition::Condition& condition) const {
  std::string value;
  if (condition.subject == definition::Subject::host) {
    value = settings_.ask_national_id ? "on" : "off";
  } else if (condition.subject == definition::Subject::profile) {
    value = rules().national_id == nullptr ? "none" : std::string(rules().national_id->name);
  } else if (const Question& other = definition().questions[condition.question]; is_asked(other)) {
    value = answer(other.name);
    if (other.kind == Kind::tick && value.empty()) value = "no";
  }
  const bool is_one = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return is_one != condition.is_not;
}

bool Model::all_hold(const definition::Conditions& conditions) const {
  return std::all_of(conditions.begin(), conditions.end(), [this](const auto& condition) { return holds(condition); });
}

bool Model::is_asked(const Question& question) const {
  if (question.kind == Kind::national_id && scheme() == nullptr) return false;
  return all_hold(question.when);
}

const fields::Validator* Model::validator_of(const Question& question) const {
  return question.kind == Kind::national_id ? scheme() : question.validator;
}

Outcome Model::outcome(const Question& question) const {
  const std::string text = answer(question.name);
  if (question.kind == Kind::tick) return text == "yes" ? fields::accepted("yes") : fields::refused(Problem::required);
  if (question.kind == Kind::choice)
    return is_offered(profile(), question, text) ? fields::accepted(text) : fields::refused(Problem::required);
  if (question.kind != Kind::date) return validator_of(question)->validate(text, rules(), today_);
  const Date date = date_of(*this, question);
  return fields::validate_date_parts({date.day, date.month, date.year, date.day_unknown}, today_);
}

bool Model::is_open(const Question& question) const {
  if (question.kind != Kind::date) return outcome(question).problem == Problem::required;
  const Date date = date_of(*this, question);
  return (date.day + date.month + date.year).empty();
}

// Of a group one is enough, and that none is answered is said of the first that is asked.
bool Model::may_be_open(const Question& question) const {
  if (question.group == Question::kNoGroup) return !question.is_required || !all_hold(question.required_when);
  const Question* first = nullptr;
  bool is_other_answered = false;
  for (const std::size_t at : definition().groups[question.group]) {
    const Question& other = definition().questions[at];
    if (!is_asked(other)) continue;
    if (first == nullptr) first = &other;
    is_other_answered = is_other_answered || (&other != &question && !is_open(other));
  }
  return first != &question || is_other_answered;
}

ReviewRow Model::row(const Question& question) const {
  const Outcome answered = outcome(question);
  const bool may_stay = is_open(question) && may_be_open(question);
  std::string value;
  if (question.kind == Kind::tick) {
    if (answered.ok() || may_stay) value = words().say(answered.ok() ? "review.ticked" : "review.unticked");
  } else if (question.kind == Kind::date) {
    const Date date = date_of(*this, question);
    if (answered.ok()) value = in_words(answered.value, words());
    else if (!may_stay) value = joined({date.day_unknown ? "" : date.day, date.month, date.year});
  } else if (answered.ok()) {
    if (question.kind == Kind::choice) value = words().say("label." + question.name + "." + answered.value);
    else value = validator_of(question)->name == "birthDate" ? in_words(answered.value, words()) : answered.value;
  } else if (!may_stay) {
    value = answer(question.name);
  }
  if (value.empty()) value = words().say(is_withheld(question) ? "withheld" : "review.empty");
  return {question.name, value, !answered.ok() && !may_stay};
}

std::vector<ReviewRow> Model::review() const {
  std::vector<ReviewRow> rows;
  for (const Question& question : definition().questions)
    if (is_asked(question)) rows.push_back(row(question));
  return rows;
}

}  // namespace complaint::test
