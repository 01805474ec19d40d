#include "form/judging.h"

#include <algorithm>

namespace complaint::form {
namespace {

constexpr PageName kQuestionPages[] = {PageName::start, PageName::contact, PageName::case_file, PageName::statement,
                                       PageName::incident};

bool judge_now(Form::State& state, Question question) {
  QuestionState& shown = state.of(question);
  shown.shown = judge(question, state.answers, state.around()).problem;
  shown.touched = false;
  return shown.shown == fields::Problem::none;
}

// A date is judged when its last part has been filled in: not while the person is on the way from day to month.
bool is_complete(const Form::State& state, Question question) {
  if (question != Question::date || state.of(question).shown != fields::Problem::none) return true;
  const Answers& answers = state.answers;
  const bool day = answers.ticked(Field::unknown_day) || !answers.of(Field::day).empty();
  return day && !answers.of(Field::month).empty() && !answers.of(Field::year).empty();
}

// "One of the two is enough" is said of the case number, and may be solved in the other.
void judge_counterpart(Form::State& state, Question question) {
  if (question == Question::national_id && state.of(Question::case_number).shown == fields::Problem::required)
    judge_now(state, Question::case_number);
}

}  // namespace

void judge_left(Form::State& state, Field field) {
  const auto question = question_of(field);
  if (!question) return;
  QuestionState& shown = state.of(*question);
  if (!state.answers.of(field).empty()) shown.left = true;
  if (!shown.touched || !is_complete(state, *question)) return;
  judge_now(state, *question);
  judge_counterpart(state, *question);
}

void judge_chosen(Form::State& state, Field field) {
  const auto question = question_of(field);
  if (question && state.of(*question).shown != fields::Problem::none) judge_now(state, *question);
}

bool judge_page(Form::State& state, PageName page) {
  bool well = true;
  for (Question question : questions_on(page, state.answers, state.around())) well = judge_now(state, question) && well;
  return well;
}

PageName first_page_to_mend(const Form::State& state) {
  for (PageName page : kQuestionPages)
    for (Question question : questions_on(page, state.answers, state.around()))
      if (!judge(question, state.answers, state.around()).ok()) return page;
  return PageName::review;
}

std::vector<Question> shown_problems(const Form::State& state) {
  std::vector<Question> shown;
  for (Question question : questions_on(state.page, state.answers, state.around()))
    if (state.of(question).shown != fields::Problem::none) shown.push_back(question);
  return shown;
}

std::string node_to_mend(const Form::State& state, Question question) {
  if (question == Question::date) return std::string(info_of(wrong_part_of_date(state.answers, state.today)).node);
  const FieldInfo* field = field_of_node(info_of(question).node);
  if (field == nullptr || field->control != Control::choice) return std::string(info_of(question).node);
  const std::string& chosen = state.answers.of(field->field);
  return choice_node(field->field, chosen.empty() ? choices_of(field->field).front() : std::string_view(chosen));
}

}  // namespace complaint::form
