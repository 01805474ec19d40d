#include "form/problems.h"

#include <algorithm>

namespace complaint::form {
namespace {

using fields::Problem;

constexpr Step kSteps[] = {Step::start, Step::contact, Step::case_file, Step::statement, Step::incident};

Answers answers_in(const Filling& filling, const ValidationContext& context) { return {filling.given, context.prefill}; }

// False: the answer is wrong. What is shown of it changes accordingly.
bool judge_now(Filling& filling, Question question, bool in_summary, const ValidationContext& context) {
  QuestionState& state = filling.of(question);
  const Problem problem = judge(question, answers_in(filling, context), context).problem;
  state.touched = false;
  if (problem != Problem::none) state.shown = ShownProblem{problem, in_summary, false};
  else if (state.shown && !state.shown->by_receiver) state.shown.reset();
  return problem == Problem::none;
}

// A date is judged when its last part has been filled in, not while the person is on the way from day to month.
bool is_complete(Question question, const Answers& answers) {
  if (question != Question::date) return true;
  const bool day = answers.ticked(Field::unknown_day) || !answers.of(Field::day).empty();
  return day && !answers.of(Field::month).empty() && !answers.of(Field::year).empty();
}

bool show_refusal(Filling& filling, Question question, Problem problem, const ValidationContext& context) {
  if (!is_asked(question, answers_in(filling, context), context)) return false;
  filling.of(question).shown = ShownProblem{problem == Problem::none ? Problem::not_canonical : problem, true, true};
  return true;
}

}  // namespace

void judge_left(Filling& filling, Field field, const ValidationContext& context) {
  const auto question = question_of(field);
  if (!question) return;
  const Answers answers = answers_in(filling, context);
  QuestionState& state = filling.of(*question);
  if (!answers.of(field).empty()) state.left = true;
  if (!state.touched || (!state.shown && !is_complete(*question, answers))) return;
  judge_now(filling, *question, has_summary(filling, info_of(*question).step, context), context);
}

bool judge_page(Filling& filling, Step step, const ValidationContext& context) {
  bool right = true;
  for (Question question : questions_on(step, answers_in(filling, context), context))
    right = judge_now(filling, question, true, context) && right;
  return right;
}

void refresh_problems(Filling& filling, const ValidationContext& context) {
  const Answers answers = answers_in(filling, context);
  for (std::size_t i = 0; i < kQuestionCount; ++i) {
    const auto question = static_cast<Question>(i);
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

Step first_step_to_correct(const Filling& filling, const ValidationContext& context) {
  const Answers answers = answers_in(filling, context);
  for (Step step : kSteps)
    for (Question question : questions_on(step, answers, context))
      if (!judge(question, answers, context).ok()) return step;
  return Step::review;
}

Step first_step_with_problem(const Filling& filling, const ValidationContext& context, std::optional<Step> after) {
  for (Step step : kSteps)
    if ((!after || step > *after) && !shown_problems(filling, step, context).empty()) return step;
  return Step::review;
}

bool show_refusals(Filling& filling, const std::vector<std::pair<std::string, std::string>>& problems,
                   const ValidationContext& context) {
  bool any = false;
  for (const auto& [pointer, code] : problems) {
    const auto question = question_at(pointer);
    if (question && show_refusal(filling, *question, fields::problem_with_code(code), context)) any = true;
  }
  return any;
}

std::vector<Question> shown_problems(const Filling& filling, Step step, const ValidationContext& context) {
  std::vector<Question> shown = questions_on(step, answers_in(filling, context), context);
  std::erase_if(shown, [&filling](Question question) { return !filling.of(question).shown; });
  return shown;
}

bool has_summary(const Filling& filling, Step step, const ValidationContext& context) {
  const auto shown = shown_problems(filling, step, context);
  return std::any_of(shown.begin(), shown.end(),
                     [&filling](Question question) { return filling.of(question).shown->in_summary; });
}

std::string node_to_correct(Question question, const Answers& answers, const ValidationContext& context) {
  if (question == Question::date) return std::string(info_of(wrong_part_of_date(answers, context.today)).node);
  const FieldInfo* field = field_of_node(info_of(question).node);
  if (field == nullptr || field->control != Control::choice) return std::string(info_of(question).node);
  const std::string& chosen = answers.of(field->field);
  return choice_node(field->field, chosen.empty() ? choices_of(field->field).front() : std::string_view(chosen));
}

}  // namespace complaint::form
