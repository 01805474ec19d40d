#include "form/update.h"

#include <algorithm>

#include "fields/hints.h"
#include "fields/registry.h"
#include "form/page_writer.h"
#include "form/problems.h"
#include "form/submission.h"

namespace complaint::form {
namespace {

void change(Filling& filling, std::size_t field, std::string text, const FormModel& model) {
  filling.given.set(field, std::move(text));
  const std::size_t question = model.fields()[field].question;
  if (question == FormModel::kNoQuestion) return;
  QuestionState& state = filling.of(question);
  state.touched = true;
  if (state.shown) state.shown->by_receiver = false;
}

// Whoever types a case number agrees with the host that there is a case: the number must not vanish when the host takes its own back.
void confirm_conditions(Filling& filling, std::size_t question, const Form::State& state) {
  const FormModel& model = state.model();
  for (const definition::Condition& condition : model.form().questions[question].when) {
    if (condition.subject != definition::Subject::answer) continue;
    const std::size_t field = model.field_of(condition.question);
    const std::string text(state.answers(filling.given).of(field));
    if (!filling.given.of(field) && !text.empty()) filling.given.set(field, text);
  }
}

// What it says of the length would be wrong at the next key.
bool says_too_long(const QuestionState& question) {
  return question.shown && question.shown->problem == fields::Problem::too_long;
}

// True if the page that shows has this field.
bool is_on_page(const Filling& filling, const Field& field, const Form::State& state) {
  if (field.question == FormModel::kNoQuestion) return filling.step == 0;
  return filling.step == state.model().page_of(field.question) &&
         is_asked(field.question, state.answers(filling.given), state.context());
}

// The place of the page with that name, of "done" the nearest one, the review; nothing: there is none.
std::optional<std::size_t> nearest_page(std::string_view name, const FormModel& model) {
  for (std::size_t page = 0; page <= model.review(); ++page)
    if (model.page_name(page) == name || (name == "done" && page == model.review())) return page;
  return std::nullopt;
}

struct Choice {
  std::size_t field;
  std::string text;
};

// Nothing: the node is neither a box nor one of the options of a choice.
std::optional<Choice> choice_of(const event::Chosen& chosen, const ValidationContext& context) {
  const FormModel& model = context.model;
  const std::string_view node = chosen.node;
  const std::size_t box = model.field_of_node(node);
  if (box < model.fields().size() && model.fields()[box].control == Control::tick)
    return Choice{box, chosen.checked ? "yes" : ""};
  const std::size_t dot = node.rfind('.');
  const std::size_t group = model.field_of_node(node.substr(0, dot));
  if (dot == std::string_view::npos || group == model.fields().size() || model.fields()[group].control != Control::choice)
    return std::nullopt;
  for (const std::string_view option : options_of(model.fields()[group].question, context))
    if (option == node.substr(dot + 1)) return Choice{group, std::string(option)};
  return std::nullopt;
}

void choose_consent(Filling& filling, bool checked, const Form::State& state, const Moment& moment) {
  if (checked) filling.given.consent = Consent{agreement_text(state.words()), moment.now};
  else filling.given.consent = NoConsent{};
}

}  // namespace

std::optional<std::string> email_suggestion(const Filling& filling, std::size_t question, const FormModel& model) {
  const bool is_email =
      question < model.consent() && model.form().questions[question].validator == fields::validator_named("email");
  if (!is_email || filling.step != model.page_of(question)) return std::nullopt;
  const QuestionState& email = filling.of(question);
  if (!email.left || email.shown) return std::nullopt;
  return fields::suggest_email(filling.given.of(model.field_of(question)).value_or(std::string()));
}

void Update::on(const event::Typed& typed) {
  Filling* filling = state.filling();
  const FormModel& model = state.model();
  const std::size_t field = model.field_of_node(typed.node);
  if (filling == nullptr || field == model.fields().size() || model.fields()[field].control != Control::text) return;
  if (state.answers(filling->given).of(field) == typed.text) return;
  const std::size_t question = model.fields()[field].question;
  const auto has_too_many = [&] {
    return characters_left(question, state.answers(filling->given), state.context()).value_or(0) < 0;
  };
  const bool had_too_many = has_too_many();
  change(*filling, field, typed.text, model);
  confirm_conditions(*filling, question, state);
  if (says_too_long(filling->of(question))) refresh_problems(*filling, state.context());
  keep_draft();
  // Said once, when the limit is passed: a screen reader would read the count at every key.
  if (!had_too_many && has_too_many()) effects.push_back(effect::Announce{PageWriter(state).count_of(question)});
}

void Update::on(const event::Left& left) {
  Filling* filling = state.filling();
  const FormModel& model = state.model();
  const std::size_t field = model.field_of_node(left.node);
  if (filling == nullptr || field == model.fields().size() || !is_on_page(*filling, model.fields()[field], state)) return;
  const std::size_t question = model.fields()[field].question;
  const bool asked_before = email_suggestion(*filling, question, model).has_value();
  if (model.fields()[field].part != Part::whole && spread_dates(*filling, filling->step, state.context())) keep_draft();
  const std::string said = PageWriter(state).shown_problem(question);
  judge_left(*filling, field, state.context());
  refresh_problems(*filling, state.context());
  if (std::string now = PageWriter(state).shown_problem(question); !now.empty() && now != said)
    effects.push_back(effect::Announce{std::move(now)});
  if (const auto suggestion = email_suggestion(*filling, question, model); suggestion && !asked_before)
    effects.push_back(effect::Announce{state.words().say("email.suggestion", {{"email", *suggestion}})});
}

void Update::on(const event::Chosen& chosen) {
  Filling* filling = state.filling();
  const FormModel& model = state.model();
  const auto choice = choice_of(chosen, state.context());
  if (filling == nullptr || !choice || !is_on_page(*filling, model.fields()[choice->field], state)) return;
  if (choice->field == model.consent_field()) choose_consent(*filling, chosen.checked, state, moment);
  else change(*filling, choice->field, choice->text, model);
  refresh_problems(*filling, state.context());
  if (choice->field == model.keep_draft() && !chosen.checked) effects.push_back(effect::ForgetDraft{});
  keep_draft();
}

// Back and Forward, no further than the person has been. A page that does not fit the state gives way to the nearest that does.
void Update::on(const event::Visited& visited) {
  const auto nearest = nearest_page(visited.page, state.model());
  if (!nearest) return;
  Filling* filling = state.filling();
  if (filling == nullptr) {
    if (std::holds_alternative<Sent>(state.stage)) effects.push_back(effect::EndHistory{});
    else effects.push_back(effect::ShowPage{std::string(page_of(state)), true});
    return;
  }
  const std::size_t page = page_shown_at(std::min(*nearest, filling->furthest), state.answers(filling->given), state.context());
  const std::string_view name = state.model().page_name(page);
  if (name != visited.page) effects.push_back(effect::ShowPage{std::string(name), true});
  if (page == filling->step) return;
  filling->detour = Detour::none;
  go_to(*filling, page);
  focus_top(*filling);
}

void Update::on(const event::Relabelled& relabelled) {
  const auto& languages = state.settings.profile.rules.languages;
  if (std::find(languages.begin(), languages.end(), relabelled.catalogue.language) == languages.end()) return;
  state.settings.catalogue = relabelled.catalogue.of_form(state.model().form().name);
  Filling* filling = state.filling();  // a complaint that was submitted holds the consent as it was given
  if (filling == nullptr || !lapse_consent(filling->given, state.words()) || filling->step != state.model().review()) return;
  if (state.context().agreement() == definition::Agreement::consent)
    effects.push_back(effect::Announce{state.words().say("consent.lapsed")});
}

void Update::on(const event::Prefilled& prefilled) {
  state.prefill = prefilled.known;
  if (Filling* filling = state.filling()) refresh_problems(*filling, state.context());
}

void Update::on(const event::DraftFound& found) { state.found_draft = Draft(found.answers); }

// Back to where the person was, as far as the answers lead there. The focus stays where it is: they may be at something else on the page.
void Update::on(const event::Restored& restored) {
  Filling* filling = state.filling();
  if (filling == nullptr) return;
  merge_draft(state.model(), filling->given, Draft(restored.answers));
  const std::size_t known = nearest_page(restored.page, state.model()).value_or(0);
  const std::size_t page = page_shown_at(std::min(known, first_page_to_correct(*filling, state.context())),
                                         state.answers(filling->given), state.context());
  refresh_problems(*filling, state.context());
  if (page > filling->step) {
    go_to(*filling, page);
    effects.push_back(effect::ShowPage{std::string(state.model().page_name(page)), true});
  }
  keep_draft();
}

void Update::on(const event::DeviceHolds& holds) { state.device = holds; }

void Update::on(const event::Cleared&) {
  effects.push_back(effect::ForgetDraft{});
  start_anew();
}

void Update::go_to(Filling& filling, std::size_t page) {
  filling.step = page;
  filling.furthest = std::max(filling.furthest, page);
  filling.confirming = Confirming::nothing;
  refresh_problems(filling, state.context());
}

void Update::show(Filling& filling, std::size_t page, bool replace) {
  go_to(filling, page);
  if (filling.given != GivenAnswers()) keep_in_tab();
  effects.push_back(effect::ShowPage{std::string(state.model().page_name(page)), replace});
  focus_top(filling);
}

void Update::focus_top(const Filling& filling) {
  focus(has_summary(filling, filling.step, state.context()) ? "summary" : "heading");
}

void Update::note_notice() {
  Filling* filling = state.filling();
  if (filling == nullptr || filling->step != state.model().review()) return;
  if (state.context().agreement() != definition::Agreement::notice) return;
  const auto* shown = std::get_if<Consent>(&filling->given.consent);
  const AgreementText text = agreement_text(state.words());
  if (shown == nullptr || !(shown->text == text)) filling->given.consent = Consent{text, moment.now};
}

void Update::keep_draft() {
  keep_in_tab();
  if (state.keeps_draft()) effects.push_back(effect::KeepDraft{draft_of(state.model(), *state.given())});
}

void Update::keep_in_tab() {
  if (state.settings.drafts == Drafts::off || state.filling() == nullptr) return;
  effects.push_back(effect::KeepInTab{std::string(page_of(state)), draft_of(state.model(), *state.given())});
}

bool Update::start_anew() {
  const bool moved = page_of(state) != state.model().page_name(0);
  effects.push_back(effect::ForgetAnswers{});
  Filling& filling = state.stage.emplace<Filling>();
  if (moved) show(filling, 0, true);
  return moved;
}

}  // namespace complaint::form
