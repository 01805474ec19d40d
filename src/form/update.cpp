#include "form/update.h"

#include <algorithm>

#include "fields/hints.h"
#include "form/problems.h"
#include "form/submission.h"

namespace complaint::form {
namespace {

void change(Filling& filling, Field field, std::string text) {
  filling.given.set(field, std::move(text));
  const auto question = question_of(field);
  if (!question) return;
  QuestionState& state = filling.of(*question);
  state.touched = true;
  if (state.shown) state.shown->by_receiver = false;
}

// Whoever types a number agrees with the host that there is a case: the number must not vanish when the host takes its own back.
void confirm_case(Filling& filling, const Prefill& prefill) {
  if (!filling.given.of(Field::concerns_case) && Answers(filling.given, prefill).concerns_case())
    filling.given.set(Field::concerns_case, "yes");
}

// What it says of the length would be wrong at the next key.
bool says_too_long(const Filling& filling, Field field) {
  const auto question = question_of(field);
  return question && filling.of(*question).shown && filling.of(*question).shown->problem == fields::Problem::too_long;
}

void choose_consent(Filling& filling, bool checked, const Form::State& state, const Moment& moment) {
  if (checked) filling.given.consent = Consent{consent_text(state.words()), moment.now};
  else filling.given.consent = NoConsent{};
}

}  // namespace

std::optional<std::string> email_suggestion(const Filling& filling) {
  const QuestionState& email = filling.of(Question::email);
  if (filling.step != Step::contact || !email.left || email.shown) return std::nullopt;
  return fields::suggest_email(filling.given.of(Field::email).value_or(std::string()));
}

void Update::on(const event::Typed& typed) {
  Filling* filling = state.filling();
  const FieldInfo* field = field_of_node(typed.node);
  if (filling == nullptr || field == nullptr || field->control != Control::text) return;
  if (Answers(filling->given, state.prefill).of(field->field) == typed.text) return;
  change(*filling, field->field, typed.text);
  if (info_of(field->field).step == Step::case_file) confirm_case(*filling, state.prefill);
  if (says_too_long(*filling, field->field)) refresh_problems(*filling, state.context());
  keep_draft();
}

void Update::on(const event::Left& left) {
  Filling* filling = state.filling();
  const FieldInfo* field = field_of_node(left.node);
  if (filling == nullptr || field == nullptr || field->step != filling->step) return;
  const bool asked_before = email_suggestion(*filling).has_value();
  judge_left(*filling, field->field, state.context());
  refresh_problems(*filling, state.context());
  if (const auto suggestion = email_suggestion(*filling); suggestion && !asked_before)
    effects.push_back(effect::Announce{state.words().say("email.suggestion", {{"email", *suggestion}})});
}

void Update::on(const event::Chosen& chosen) {
  Filling* filling = state.filling();
  const FieldInfo* box = field_of_node(chosen.node);
  const bool is_box = box != nullptr && box->control == Control::tick;
  const std::optional<Choice> choice = choice_of_node(chosen.node);
  if (filling == nullptr || (!is_box && !choice)) return;
  const Field field = is_box ? box->field : choice->field;
  if (info_of(field).step != filling->step) return;
  if (field == Field::consent) choose_consent(*filling, chosen.checked, state, moment);
  else change(*filling, field, is_box ? std::string(chosen.checked ? "yes" : "") : std::string(choice->name));
  refresh_problems(*filling, state.context());
  if (field == Field::keep_draft && !chosen.checked) effects.push_back(effect::ForgetDraft{});
  keep_draft();
}

// Back and Forward, no further than the person has been. A page that does not fit the state gives way to the nearest that does.
void Update::on(const event::Visited& visited) {
  Filling* filling = state.filling();
  if (filling == nullptr) {
    if (std::holds_alternative<Sent>(state.stage)) effects.push_back(effect::EndHistory{});
    else effects.push_back(effect::ShowPage{page_of(state), true});
    return;
  }
  const Step step = std::min(nearest_step(visited.page), filling->furthest);
  if (page_of(step) != visited.page) effects.push_back(effect::ShowPage{page_of(step), true});
  if (step == filling->step) return;
  filling->returns_to_review = false;
  go_to(*filling, step);
  focus_top(*filling);
}

void Update::on(const event::Relabelled& relabelled) {
  state.settings.catalogue = relabelled.catalogue;
  Filling* filling = state.filling();  // a complaint that was submitted holds the consent as it was given
  if (filling == nullptr || !lapse_consent(filling->given, state.words())) return;
  if (filling->step == Step::review) effects.push_back(effect::Announce{state.words().say("consent.lapsed")});
}

void Update::on(const event::Prefilled& prefilled) {
  state.prefill.case_number = prefilled.case_number;
  if (Filling* filling = state.filling()) refresh_problems(*filling, state.context());
}

void Update::on(const event::DraftFound& found) { state.found_draft = Draft(found.answers); }

void Update::on(const event::DeviceHolds& holds) { state.device = holds; }

void Update::on(const event::Cleared&) {
  effects.push_back(effect::ForgetDraft{});
  start_anew();
}

void Update::go_to(Filling& filling, Step step) {
  filling.step = step;
  filling.furthest = std::max(filling.furthest, step);
  filling.confirms_clearing = false;
  refresh_problems(filling, state.context());
}

void Update::show(Filling& filling, Step step, bool replace) {
  go_to(filling, step);
  effects.push_back(effect::ShowPage{page_of(step), replace});
  focus_top(filling);
}

void Update::focus_top(const Filling& filling) {
  focus(has_summary(filling, filling.step, state.context()) ? "summary" : "heading");
}

void Update::keep_draft() {
  if (state.keeps_draft()) effects.push_back(effect::KeepDraft{draft_of(*state.given())});
}

bool Update::start_anew() {
  const bool moved = page_of(state) != PageName::start;
  effects.push_back(effect::ForgetAnswers{});
  Filling& filling = state.stage.emplace<Filling>();
  if (moved) show(filling, Step::start, true);
  return moved;
}

}  // namespace complaint::form
