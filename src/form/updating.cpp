#include "form/updating.h"

#include <algorithm>

#include "fields/hints.h"
#include "form/dispatch.h"
#include "form/judging.h"
#include "form/pressing.h"

namespace complaint::form {

void Update::take(const event::Typed& typed) {
  const FieldInfo* field = field_of_node(typed.node);
  if (field == nullptr || field->control != Control::text || is_out_of_hands(state.dispatch)) return;
  if (state.answers.of(field->field) == typed.text) return;
  state.answers.set(field->field, typed.text);
  if (const auto question = question_of(field->field)) state.of(*question).touched = true;
  keep_draft();
}

void Update::take(const event::Left& left) {
  const FieldInfo* field = field_of_node(left.node);
  if (field == nullptr) return;
  const bool seen = state.of(Question::email).left;
  judge_left(state, field->field);
  if (field->field == Field::email && !seen && state.of(Question::email).shown == fields::Problem::none)
    if (const auto suggestion = fields::suggest_email(state.answers.of(Field::email)))
      effects.push_back(effect::Announce{state.words().say("email.suggestion", {{"email", *suggestion}})});
}

void Update::take(const event::Chosen& chosen) {
  if (is_out_of_hands(state.dispatch)) return;
  const FieldInfo* box = field_of_node(chosen.node);
  const bool is_box = box != nullptr && box->control == Control::tick;
  const std::optional<Choice> choice = choice_of_node(chosen.node);
  if (!is_box && !choice) return;
  const Field field = is_box ? box->field : choice->field;
  state.answers.set(field, is_box ? std::string(chosen.checked ? "yes" : "") : std::string(choice->name));
  judge_chosen(state, field);
  if (field == Field::keep_draft && !chosen.checked) effects.push_back(effect::ForgetDraft{});
  keep_draft();
}

void Update::take(const event::Pressed& pressed) { press(*this, pressed.node); }

void Update::take(const event::Visited& visited) {
  if (is_out_of_hands(state.dispatch)) {
    effects.push_back(effect::ShowPage{state.page, true});
    return;
  }
  const PageName reachable = std::min(visited.page, state.furthest);
  if (reachable != visited.page) effects.push_back(effect::ShowPage{reachable, true});
  if (reachable == state.page) return;
  state.page = reachable;
  state.summary = false;
  effects.push_back(effect::Focus{"heading"});
}

void Update::take(const event::Relabelled& relabelled) { state.settings.catalogue = relabelled.catalogue; }

void Update::take(const event::Prefilled& prefilled) {
  if (is_out_of_hands(state.dispatch) || !state.answers.of(Field::case_number).empty()) return;
  state.answers.set(Field::case_number, prefilled.case_number);
  if (!prefilled.case_number.empty() && state.answers.of(Field::concerns_case).empty())
    state.answers.set(Field::concerns_case, "yes");
}

void Update::take(const event::DraftFound& found) {
  if (!is_out_of_hands(state.dispatch)) state.found_draft = found.answers;
}

void Update::take(const event::DeviceHolds& holds) { state.device = holds; }

void Update::take(const event::Cleared&) {
  effects.push_back(effect::ForgetDraft{});
  start_anew();
}

void Update::show(PageName page, bool replace) {
  state.page = page;
  state.furthest = std::max(state.furthest, page);
  state.summary = false;
  effects.push_back(effect::ShowPage{page, replace});
  effects.push_back(effect::Focus{"heading"});
}

void Update::show_problems() {
  state.summary = true;
  effects.push_back(effect::Focus{"summary"});
}

void Update::keep_draft() {
  if (state.keeps_draft()) effects.push_back(effect::KeepDraft{draft_of(state.answers)});
}

void Update::start_anew() {
  Form::State fresh;
  fresh.settings = std::move(state.settings);
  fresh.today = state.today;
  fresh.device = state.device;
  const bool moved = state.page != PageName::start;
  state = std::move(fresh);
  if (moved) show(PageName::start);
}

}  // namespace complaint::form
