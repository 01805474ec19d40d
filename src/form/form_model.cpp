#include "form/form_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace complaint::form {
namespace {

using definition::Kind;
using definition::Question;

Control control_of(Kind kind) {
  if (kind == Kind::choice) return Control::choice;
  return kind == Kind::tick ? Control::tick : Control::text;
}

void add_date(std::vector<Field>& fields, std::string_view name, std::size_t question) {
  for (const Part part : {Part::day, Part::month, Part::year, Part::unknown_day}) {
    const Control control = part == Part::unknown_day ? Control::tick : Control::text;
    fields.push_back({definition::part_id(name, name_of(part)), control, question, part});
  }
}

}  // namespace

FormModel::FormModel(definition::Form form) : table_(std::move(form)) {
  const auto& asked = table_.form().questions;
  ranges_.resize(review() + 1);
  for (std::size_t at = 0; at < asked.size(); ++at) {
    first_field_.push_back(fields_.size());
    Range& range = ranges_[asked[at].page];
    if (range.last == 0) range.first = at;
    range.last = at + 1;
    if (asked[at].kind == Kind::date) add_date(fields_, asked[at].name, at);
    else fields_.push_back({asked[at].name, control_of(asked[at].kind), at, Part::whole});
  }
  fields_.push_back({"keep_draft", Control::tick, kNoQuestion, Part::whole});
  fields_.push_back({"consent", Control::tick, consent(), Part::whole});
  first_field_.push_back(consent_field());
  ranges_.back() = {consent(), consent() + 1};
}

std::string_view name_of(Part part) {
  return part == Part::whole ? std::string_view() : definition::kDateParts[static_cast<std::size_t>(part) - 1];
}

bool FormModel::is_date(std::size_t question) const {
  return question < consent() && form().questions[question].kind == Kind::date;
}

std::string_view FormModel::name_of(std::size_t question) const {
  return question < consent() ? std::string_view(form().questions[question].name) : "consent";
}

std::size_t FormModel::question_at(std::string_view pointer) const {
  for (const payload::Member& member : table_.members()) {
    if (member.pointer != pointer) continue;
    if (member.role == payload::Role::consent || member.role == payload::Role::accepted) return consent();
    return member.question == payload::Member::kNone ? kNoQuestion : member.question;
  }
  return kNoQuestion;
}

std::size_t FormModel::page_of(std::size_t question) const {
  return question < consent() ? form().questions[question].page : review();
}

std::string_view FormModel::page_name(std::size_t page) const {
  return page < review() ? std::string_view(form().pages[page].name) : "review";
}

std::size_t FormModel::field_of_node(std::string_view node) const {
  const auto is_it = [node](const Field& field) { return field.node == node; };
  return static_cast<std::size_t>(std::find_if(fields_.begin(), fields_.end(), is_it) - fields_.begin());
}

std::size_t FormModel::field_of(std::size_t question, Part part) const {
  const bool is_there = question < first_field_.size() && is_date(question) == (part != Part::whole);
  if (!is_there) return fields_.size();
  const auto offset = part == Part::whole ? 0 : static_cast<std::size_t>(part) - static_cast<std::size_t>(Part::day);
  return first_field_[question] + offset;
}

FormModel::Range FormModel::questions_of(std::size_t page) const { return ranges_[page]; }

FormModel::Range FormModel::fields_of(std::size_t question) const {
  const std::size_t first = first_field_[question];
  return {first, first + (is_date(question) ? std::size(definition::kDateParts) : 1)};
}

std::string option_node(std::string_view group, std::string_view option) { return std::string(group).append(".").append(option); }

}  // namespace complaint::form
