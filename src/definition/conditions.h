// Whether a question is asked, and must be answered.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "definition/form_definition.h"

namespace complaint::definition {

enum class Truth { no, yes, unknown };

// What conditions look at, `facts`. A form knows all of it; a payload does not tell what its host let the form ask.
//
//   facts.answer(question)    what was answered; empty: nothing, or the question is not asked. Of a tick "yes" or "no"
//   facts.profile(setting)
//   facts.host(setting)
//
// Each gives std::optional<std::string_view>, nothing where it is not known.
template <typename Facts>
Truth holds(const Condition& condition, const Facts& facts) {
  std::optional<std::string_view> value;
  switch (condition.subject) {
    case Subject::answer: value = facts.answer(condition.question); break;
    case Subject::profile: value = facts.profile(condition.setting); break;
    case Subject::host: value = facts.host(condition.setting); break;
  }
  if (!value) return Truth::unknown;
  const bool is_one = std::find(condition.values.begin(), condition.values.end(), *value) != condition.values.end();
  return is_one != condition.is_not ? Truth::yes : Truth::no;
}

template <typename Facts>
Truth holds(const Conditions& conditions, const Facts& facts) {
  Truth all = Truth::yes;
  for (const Condition& condition : conditions) {
    const Truth one = holds(condition, facts);
    if (one == Truth::no) return one;
    if (one == Truth::unknown) all = one;
  }
  return all;
}

// Must a question that is asked be answered? `asked(question)` says which are. Of a group, one must be while no other is asked.
template <typename Facts, typename Asked>
Truth requires_answer(const Form& form, std::size_t question, const Facts& facts, const Asked& asked) {
  const Question& one = form.questions[question];
  if (one.group == Question::kNoGroup) return one.is_required ? holds(one.required_when, facts) : Truth::no;
  Truth alone = Truth::yes;
  for (const std::size_t other : form.groups[one.group]) {
    if (other == question) continue;
    const Truth also = asked(other);
    if (also == Truth::yes) return Truth::no;
    if (also == Truth::unknown) alone = also;
  }
  return alone;
}

}  // namespace complaint::definition
