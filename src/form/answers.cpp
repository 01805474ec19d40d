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

// No draft may hold its answer.
bool is_withheld(const FormModel& model, const Field& field) {
  return field.question < model.consent() && !model.form().questions[field.question].in_draft;
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
  for (std::size_t other = 0; other < model.fields().size(); ++other) {
    const bool together = other == field || (question != FormModel::kNoQuestion && model.fields()[other].question == question);
    if (together && answers.of(other)) return true;
  }
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
  return field < texts_.size() ? texts_[field] : kNone;
}

void GivenAnswers::set(std::size_t field, std::string text) {
  if (field >= texts_.size()) texts_.resize(field + 1);
  texts_[field] = std::move(text);
}

std::string_view Answers::of(std::size_t field) const {
  if (field == model_.consent_field()) return std::holds_alternative<Consent>(given_.consent) ? "yes" : "";
  if (const auto& text = given_.of(field)) return *text;
  return known_by_host(model_.fields()[field]);
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
    if (!text) continue;
    const Question* question = field.question < model.consent() ? &model.form().questions[field.question] : nullptr;
    const bool is_host_known = question != nullptr && !question->prefill.empty();
    if (!text->empty() && is_withheld(model, field)) draft.emplace_back(field.node, std::string());
    else if (!text->empty() || is_host_known) draft.emplace_back(field.node, *text);
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
    if (at >= model.consent_field() || !fits(model, model.fields()[at], text) || is_answered(model, before, at)) continue;
    if (text.empty() && is_withheld(model, model.fields()[at])) continue;
    answers.set(at, text);
  }
}

std::vector<std::size_t> withheld_in(const FormModel& model, const Draft& draft) {
  std::vector<std::size_t> questions;
  for (const auto& [node, text] : draft) {
    const std::size_t at = model.field_of_node(node);
    if (at < model.consent_field() && text.empty() && is_withheld(model, model.fields()[at]))
      questions.push_back(model.fields()[at].question);
  }
  return questions;
}

}  // namespace complaint::form
