// When problems show and when they go.
#pragma once

#include "form/state.h"

namespace complaint::form {

// A field was left: its question is judged if it was changed since, and a problem it solved elsewhere goes.
void judge_left(Form::State& state, Field field);

// A choice was made: what the page said of it is looked at again.
void judge_chosen(Form::State& state, Field field);

// "Next" was pressed: judges every question of the page. True: all well.
bool judge_page(Form::State& state, PageName page);

// The first page before the review on which something is wrong; PageName::review: nothing is.
[[nodiscard]] PageName first_page_to_mend(const Form::State& state);

// The questions of the present page with a problem that shows.
[[nodiscard]] std::vector<Question> shown_problems(const Form::State& state);

// The node that takes the focus from the summary.
[[nodiscard]] std::string node_to_mend(const Form::State& state, Question question);

}  // namespace complaint::form
