#include "form/answers.h"

#include <algorithm>

#include "payload/payload.h"

namespace complaint::form {
namespace {

using definition::Condition;
using definition::Kind;
using definition::Question;
using definition::Subject;

// True if the text can be an answer of the field: any text, one of its options, or "yes".
bool fits(const FormModel& model, const Field& field, std::string_view text) {
  if (field.control == Control::text) return true;
  if (field.control == Control::tick) return text == "yes";
  const auto& options = model.form().questions[field.question].options;
  return std::find(options.begin(), options.end(), text) != options.end();
}

// A draft may hold its answer.
bool may_keep(const FormModel& model, const Field& field) {
  return field.question >= model.consent() || model.form().questions[field.question].in_draft;
}

// The option of `question` that the other one is asked under; empty: there is none.
std::string_view option_needed(const Question& other, std::size_t question) {
  for (const Condition& condition : other.when)
    if (condition.subject == Subject::answer && condition.question == question && !condition.is_not)
      return condition.values.front();
  return {};
}

bool is_answered(const FormModel& model, const GivenAnswers& answers, std::size_t field) {
  const std::size_t question = model.fields()[field].question;
  if (question == FormModel::kNoQuestion) return answers.of(field).has_value();
  const auto [first, last] = model.fields_of(question);
  for (std::size_t at = first; at < last; ++at)
    if (answers.of(at)) return true;
  return false;
}

// "2026-10-01" or, when the day is not known, "2026-10".
void put_date(Draft& draft, std::string_view name, std::string_view date) {
  const bool has_day = date.size() == 10;
  if (!has_day && date.size() != 7) return;
  draft.emplace_back(definition::part_id(name, "year"), date.substr(0, 4));
  draft.emplace_back(definition::part_id(name, "month"), date.substr(5, 2));
  draft.emplace_back(definition::part_id(name, has_day ? "day" : "unknown_day"), has_day ? date.substr(8) : "yes");
}

}  // namespace

const std::optional<std::string>& GivenAnswers::of(std::size_t field) const {
  static const std::optional<std::string> kNone;
  return field < fields_.size() ? fields_[field].text : kNone;
}

GivenAnswers::Given& GivenAnswers::at(std::size_t field) {
  if (field >= fields_.size()) fields_.resize(field + 1);
  return fields_[field];
}

std::string_view Answers::of(std::size_t field) const {
  if (field == model_.consent_field()) return std::holds_alternative<Consent>(given_.consent) ? "yes" : "";
  if (const auto& text = given_.of(field)) return *text;
  return known_by_host(model_.fields()[field]);
}

bool Answers::withheld(std::size_t question) const {
  bool any = false;
  const auto [first, last] = model_.fields_of(question);
  for (std::size_t at = first; at < last; ++at) {
    if (!of(at).empty()) return false;
    any = any || given_.withheld(at);
  }
  return any;
}

// What the host knows of a question answers those that it is asked under too.
std::string_view Answers::known_by_host(const Field& field) const {
  if (field.question >= model_.consent() || field.part != Part::whole) return {};
  const auto& questions = model_.form().questions;
  if (const auto known = prefill_.of(questions[field.question].prefill); !known.empty()) return known;
  for (const Question& other : questions)
    if (!prefill_.of(other.prefill).empty())
      if (const auto option = option_needed(other, field.question); !option.empty()) return option;
  return {};
}

Draft draft_of(const FormModel& model, const GivenAnswers& answers) {
  Draft draft;
  for (std::size_t at = 0; at < model.fields().size(); ++at) {
    const Field& field = model.fields()[at];
    const auto& text = answers.of(at);
    const bool has_text = text && !text->empty();
    const bool is_host_known = field.question < model.consent() && !model.form().questions[field.question].prefill.empty();
    if (answers.withheld(at) || (has_text && !may_keep(model, field))) draft.emplace_back(field.node, std::string());
    else if (has_text || (text && is_host_known)) draft.emplace_back(field.node, *text);
  }
  return draft;
}

Draft answers_in(const FormModel& model, std::string_view payload) {
  const auto answers = payload::read_answers(model.table(), payload);
  Draft draft;
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const Question& question = model.form().questions[at];
    if (question.kind == Kind::date) put_date(draft, question.name, answers[at]);
    else if (!answers[at].empty()) draft.emplace_back(question.name, answers[at]);
    else if (question.is_presence && question.kind == Kind::choice) draft.emplace_back(question.name, "no");
  }
  return draft;
}

void merge_draft(const FormModel& model, GivenAnswers& answers, const Draft& draft) {
  const GivenAnswers before = answers;
  for (const auto& [node, text] : draft) {
    const std::size_t at = model.field_of_node(node);
    if (at >= model.consent_field() || is_answered(model, before, at)) continue;
    if (text.empty() && !may_keep(model, model.fields()[at])) answers.withhold(at);
    else if (fits(model, model.fields()[at], text)) answers.set(at, text);
  }
}

}  // namespace complaint::form
