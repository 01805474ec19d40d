// What came of the sending. Reports about another complaint than the one in hand are passed over.
#include "form/dispatch.h"
#include "form/judging.h"
#include "form/updating.h"

namespace complaint::form {
namespace {

bool is_in_hand(const Form::State& state, const std::string& id) {
  return state.dispatch.complaint && state.dispatch.complaint->id == id && state.dispatch.state != Delivery::sent;
}

// After 201 nothing of the answers stays but the payload, for the copy that the person may ask for.
void wipe(Form::State& state) {
  state.answers = Answers();
  state.questions = {};
  state.found_draft.clear();
  state.dispatch.complaint.reset();
}

// Marks each question the receiver refused; true: at least one of them is known here.
bool mark(Form::State& state, const std::vector<std::pair<std::string, std::string>>& problems) {
  bool any = false;
  for (const auto& [pointer, code] : problems) {
    const std::optional<Question> question = question_at(pointer);
    if (!question) continue;
    const fields::Problem problem = fields::problem_with_code(code);
    state.of(*question).shown = problem == fields::Problem::none ? fields::Problem::not_canonical : problem;
    any = true;
  }
  return any;
}

PageName first_marked_page(const Form::State& state) {
  PageName first = PageName::review;
  for (std::size_t i = 0; i < kQuestionCount; ++i)
    if (state.questions[i].shown != fields::Problem::none) first = std::min(first, info_of(static_cast<Question>(i)).page);
  return first;
}

}  // namespace

void Update::show_done() {
  if (state.page == PageName::done) effects.push_back(effect::Focus{"heading"});
  else show(PageName::done, true);
}

void Update::take(const event::Sending& report) {
  if (!is_in_hand(state, report.id) || state.dispatch.state == Delivery::waiting) return;
  state.dispatch.state = Delivery::sending;
}

void Update::take(const event::Waiting& report) {
  if (!is_in_hand(state, report.id)) return;
  const bool anew = state.dispatch.state != Delivery::waiting;
  state.dispatch.state = Delivery::waiting;
  state.dispatch.since = report.since;
  if (!anew) return;
  effects.push_back(effect::ForgetDraft{});
  show_done();
}

void Update::take(const event::Sent& report) {
  if (!is_in_hand(state, report.id)) return;
  state.dispatch.state = Delivery::sent;
  state.dispatch.reference = report.reference;
  wipe(state);
  effects.push_back(effect::ForgetDraft{});
  show_done();
}

void Update::take(const event::Refused& report) {
  if (!is_in_hand(state, report.id)) return;
  if (!mark(state, report.problems)) return take(event::Rejected{report.id});
  state.dispatch.state = Delivery::idle;
  const PageName page = first_marked_page(state);
  if (page != state.page) show(page);
  show_problems();
}

void Update::take(const event::Rejected& report) {
  if (!is_in_hand(state, report.id)) return;
  state.dispatch.state = Delivery::rejected;
  if (state.page != PageName::review) show(PageName::review);
}

void Update::take(const event::SessionEnded& report) {
  if (!is_in_hand(state, report.id)) return;
  state.dispatch.state = Delivery::session_ended;
  if (state.page != PageName::review) show(PageName::review);
}

}  // namespace complaint::form
