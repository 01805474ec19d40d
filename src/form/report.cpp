// What came of the sending.
#include <algorithm>
#include <utility>

#include "form/pages.h"
#include "form/problems.h"
#include "form/submission.h"
#include "form/update.h"

namespace complaint::form {
namespace {

// The submission that the report is about, while its outcome is open; nullptr: it is about another, or the outcome is known.
const Submission* open_submission(const Form::State& state, const std::string& id) {
  const Submission* submission = nullptr;
  if (const auto* sending = std::get_if<Sending>(&state.stage)) submission = &sending->submission;
  if (const auto* waiting = std::get_if<Waiting>(&state.stage)) submission = &waiting->submission;
  return submission != nullptr && submission->id == id ? submission : nullptr;
}

// A complaint that came back may have been received after all: the host or another tab tried again. It counts as long as the
// person has changed nothing since.
const Submission* submission_received(const Form::State& state, const std::string& id, const Moment& moment) {
  const Filling* filling = state.filling();
  if (filling == nullptr) return open_submission(state, id);
  const auto& last = filling->last_submission;
  if (!last || last->id != id || compose(state, *filling, moment).payload != last->payload) return nullptr;
  return &*last;
}

// The answers are the person's again. False: the report is about another complaint, or its outcome is known.
bool take_back(Update& update, const std::string& id) {
  Form::State& state = update.state;
  const Submission* submission = open_submission(state, id);
  if (submission == nullptr) return false;
  Filling filling;
  filling.last_submission = *submission;
  filling.given = std::move(*state.given());
  lapse_consent(filling.given, state.words());
  filling.step = filling.furthest = state.model().review();
  state.stage = std::move(filling);
  update.keep_in_tab();
  return true;
}

// To where the person can do something about a setback. The last page gives its place in history to the review again.
void show_setback(Update& update, std::string_view before, Filling& filling, Setback setback) {
  filling.setback = setback;
  if (before != "review") update.show(filling, update.state.model().review(), true);
}

}  // namespace

void show_refused_page(Update& update, std::string_view before, Filling& filling) {
  const FormModel& model = update.state.model();
  const std::size_t page = first_page_with_problem(filling, update.state.context());
  filling.detour = page == model.review() ? Detour::none : Detour::correcting;
  if (model.page_name(page) != before) return update.show(filling, page, before == "done");
  update.focus_top(filling);
}

void Update::on(const event::Sending&) {}

void Update::on(const event::Waiting& report) {
  const Submission* submission = open_submission(state, report.id);
  if (submission == nullptr) return;
  if (auto* waiting = std::get_if<Waiting>(&state.stage)) {
    const std::string said = waiting_words(*waiting, state.words());
    const bool is_new = waiting->tried_at != report.tried_at;
    waiting->tried_again = waiting->tried_again || is_new;
    waiting->tried_at = report.tried_at;
    waiting->kept = report.kept;
    // Two attempts in one minute read the same: the page does not change, and would not be read out.
    if (is_new && said == waiting_words(*waiting, state.words())) effects.push_back(effect::Announce{said});
    return;
  }
  Submission submitted = *submission;
  state.stage =
      Waiting{std::move(*state.given()), std::move(submitted), report.tried_at, false, report.kept, Confirming::nothing};
  effects.push_back(effect::ForgetDraft{});
  effects.push_back(effect::ShowPage{"done", true});
  focus("heading");
}

void Update::on(const event::Sent& report) {
  const Submission* submission = submission_received(state, report.id, moment);
  if (submission == nullptr) return;
  if (page_of(state) != "done") effects.push_back(effect::ShowPage{"done", true});
  state.found_draft = Draft();
  Submission submitted = *submission;
  state.stage = Sent{std::move(*state.given()), std::move(submitted), report.reference, report.received_at};
  effects.push_back(effect::ForgetDraft{});
  effects.push_back(effect::ForgetAnswers{});
  effects.push_back(effect::EndHistory{});
  focus("heading");
}

void Update::on(const event::Refused& report) {
  const std::string_view before = page_of(state);
  if (!take_back(*this, report.id)) return;
  Filling& filling = *state.filling();
  if (!show_refusals(filling, report.problems, state.context())) return show_setback(*this, before, filling, Setback::rejected);
  show_refused_page(*this, before, filling);
}

void Update::on(const event::Rejected& report) {
  const std::string_view before = page_of(state);
  if (take_back(*this, report.id)) show_setback(*this, before, *state.filling(), Setback::rejected);
}

void Update::on(const event::SessionEnded& report) {
  const std::string_view before = page_of(state);
  if (take_back(*this, report.id)) show_setback(*this, before, *state.filling(), Setback::session_ended);
}

}  // namespace complaint::form
