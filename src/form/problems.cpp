#include "form/problems.h"

#include <algorithm>
#include <string>

#include "fields/date.h"

namespace complaint::form {
namespace {

using fields::Problem;

Answers answers_in(const Filling& filling, const ValidationContext& context) {
  return {context.model, filling.given, context.prefill};
}

// False: the answer is wrong. What is shown of it changes accordingly.
bool judge_now(Filling& filling, std::size_t question, bool in_summary, const ValidationContext& context) {
  QuestionState& state = filling.of(question);
  const Problem problem = judge(question, answers_in(filling, context), context).problem;
  state.touched = false;
  if (problem != Problem::none) state.shown = ShownProblem{problem, in_summary, false};
  else if (state.shown && !state.shown->by_receiver) state.shown.reset();
  return problem == Problem::none;
}

// A date is judged when its last part has been filled in, not while the person is on the way from day to month.
bool is_complete(std::size_t question, const Answers& answers) {
  if (!answers.model().is_date(question)) return true;
  const auto has = [&](Part part) { return !answers.of_question(question, part).empty(); };
  return (has(Part::unknown_day) || has(Part::day)) && has(Part::month) && has(Part::year);
}

bool show_refusal(Filling& filling, std::size_t question, Problem problem, const ValidationContext& context) {
  if (!is_asked(question, answers_in(filling, context), context)) return false;
  filling.of(question).shown = ShownProblem{problem == Problem::none ? Problem::not_canonical : problem, true, true};
  return true;
}

// "01" and "1".
bool says_the_same(std::string_view one, std::string_view other) {
  const auto without_zeros = [](std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
  };
  return without_zeros(one) == without_zeros(other);
}

bool spread_date(Filling& filling, std::size_t question, const ValidationContext& context) {
  const Answers answers = answers_in(filling, context);
  constexpr Part kParts[] = {Part::day, Part::month, Part::year};
  for (const Part typed : kParts) {
    const auto whole = fields::spread_date(answers.of_question(question, typed));
    if (!whole) continue;
    if (whole->day.empty() && typed == Part::day) return false;
    const std::string texts[] = {std::string(whole->day), std::string(whole->month), std::string(whole->year)};
    for (std::size_t at = 0; at < 3; ++at) {
      const std::string_view there = answers.of_question(question, kParts[at]);
      if (kParts[at] != typed && !there.empty() && !texts[at].empty() && !says_the_same(there, texts[at])) return false;
    }
    for (std::size_t at = 0; at < 3; ++at)
      if (!texts[at].empty()) filling.given.set(context.model.field_of(question, kParts[at]), texts[at]);
    filling.of(question).touched = true;
    return true;
  }
  return false;
}

}  // namespace

bool spread_dates(Filling& filling, std::size_t page, const ValidationContext& context) {
  bool any = false;
  for (const std::size_t question : questions_on(page, answers_in(filling, context), context))
    if (context.model.is_date(question) && spread_date(filling, question, context)) any = true;
  return any;
}

void judge_left(Filling& filling, std::size_t field, const ValidationContext& context) {
  const std::size_t question = context.model.fields()[field].question;
  if (question == FormModel::kNoQuestion) return;
  const Answers answers = answers_in(filling, context);
  QuestionState& state = filling.of(question);
  if (!answers.of(field).empty()) state.left = true;
  if (!state.touched || (!state.shown && !is_complete(question, answers))) return;
  judge_now(filling, question, has_summary(filling, context.model.page_of(question), context), context);
}

bool judge_page(Filling& filling, std::size_t page, const ValidationContext& context) {
  bool right = true;
  for (const std::size_t question : questions_on(page, answers_in(filling, context), context))
    right = judge_now(filling, question, true, context) && right;
  return right;
}

void refresh_problems(Filling& filling, const ValidationContext& context) {
  const Answers answers = answers_in(filling, context);
  for (std::size_t question = 0; question < filling.questions.size(); ++question) {
    QuestionState& state = filling.of(question);
    if (!state.shown) continue;
    if (!is_asked(question, answers, context)) {
      state.shown.reset();
    } else if (!state.shown->by_receiver) {
      state.shown->problem = judge(question, answers, context).problem;
      if (state.shown->problem == Problem::none) state.shown.reset();
    }
  }
}

std::size_t first_page_to_correct(const Filling& filling, const ValidationContext& context) {
  const Answers answers = answers_in(filling, context);
  for (std::size_t page = 0; page < context.model.review(); ++page)
    for (const std::size_t question : questions_on(page, answers, context))
      if (!judge(question, answers, context).ok()) return page;
  return context.model.review();
}

std::size_t first_page_with_problem(const Filling& filling, const ValidationContext& context, std::optional<std::size_t> after) {
  for (std::size_t page = after ? *after + 1 : 0; page < context.model.review(); ++page)
    if (!shown_problems(filling, page, context).empty()) return page;
  return context.model.review();
}

bool show_refusals(Filling& filling, const std::vector<std::pair<std::string, std::string>>& problems,
                   const ValidationContext& context) {
  bool any = false;
  for (const auto& [pointer, code] : problems) {
    const std::size_t question = context.model.question_at(pointer);
    if (question != FormModel::kNoQuestion && show_refusal(filling, question, fields::problem_with_code(code), context))
      any = true;
  }
  return any;
}

std::vector<std::size_t> shown_problems(const Filling& filling, std::size_t page, const ValidationContext& context) {
  std::vector<std::size_t> shown = questions_on(page, answers_in(filling, context), context);
  std::erase_if(shown, [&filling](std::size_t question) { return !filling.of(question).shown; });
  return shown;
}

bool has_summary(const Filling& filling, std::size_t page, const ValidationContext& context) {
  const auto shown = shown_problems(filling, page, context);
  return std::any_of(shown.begin(), shown.end(),
                     [&filling](std::size_t question) { return filling.of(question).shown->in_summary; });
}

std::string node_to_correct(std::size_t question, const Answers& answers, const ValidationContext& context) {
  const FormModel& model = context.model;
  if (model.is_date(question)) return model.fields()[wrong_part_of_date(question, answers, context.today)].node;
  const Field& field = model.fields()[model.field_of(question)];
  if (field.control != Control::choice) return field.node;
  const auto options = options_of(question, context);
  const std::string_view chosen = answers.of_question(question);
  const bool is_offered = std::find(options.begin(), options.end(), chosen) != options.end();
  return option_node(field.node, is_offered || options.empty() ? chosen : options.front());
}

}  // namespace complaint::form
