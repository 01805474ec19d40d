// What each button and summary link does. A node that the present page has no button for: nothing happens.
#include <algorithm>
#include <utility>

#include "form/copy.h"
#include "form/problems.h"
#include "form/submission.h"
#include "form/update.h"
#include "payload/payload.h"

namespace complaint::form {
namespace {

constexpr std::string_view kChange = "change.";
constexpr std::string_view kCorrect = "mend.";
constexpr std::string_view kLanguage = "language.";
constexpr std::string_view kUseSuggestion = ".use_suggestion";

void go_on(Update& update, Filling& filling) {
  const ValidationContext context = update.state.context();
  spread_dates(filling, filling.step, context);
  if (!judge_page(filling, filling.step, context)) return update.focus_top(filling);
  if (std::exchange(filling.detour, Detour::none) == Detour::none)
    return update.show(filling, page_after(filling.step, update.state.answers(filling.given), context));
  const std::size_t changed = filling.step;
  const std::size_t page =
      std::min(first_page_to_correct(filling, context), first_page_with_problem(filling, context, filling.step));
  if (page != context.model.review()) filling.detour = Detour::correcting;
  update.show(filling, page);
  if (filling.detour != Detour::none || has_summary(filling, page, context)) return;
  update.effects.pop_back();  // the heading's focus: the person is where they left the review
  update.focus(std::string(kChange).append(context.model.page_name(changed)));
}

void go_back(Update& update, Filling& filling) {
  filling.detour = Detour::none;
  update.show(filling, page_before(filling.step, update.state.answers(filling.given), update.state.context()));
}

// The receiver's own check refuses what every question takes. Where one of the questions is to blame it is shown there; the host
// is told, and the review offers the contact details in any case: the person may have no way to put it right.
void refuse_payload(Update& update, Filling& filling, const std::vector<payload::PayloadProblem>& problems) {
  effect::PayloadRefused refused;
  for (const auto& [pointer, problem] : problems) refused.problems.emplace_back(pointer, fields::code_of(problem));
  filling.setback = Setback::rejected;
  const bool shown = show_refusals(filling, refused.problems, update.state.context());
  update.effects.push_back(std::move(refused));
  if (shown) show_refused_page(update, "review", filling);
}

void send(Update& update, Filling& filling) {
  Form::State& state = update.state;
  const std::size_t wrong = first_page_to_correct(filling, state.context());
  if (!judge_page(filling, wrong, state.context())) {
    if (wrong == state.model().review()) return update.focus_top(filling);
    filling.detour = Detour::correcting;
    return update.show(filling, wrong);
  }
  Submission submission = compose(state, filling, update.moment);
  const payload::Accepted accepted = {{&state.model().table()}, {&state.settings.profile}};
  const auto problems = payload::check_payload(submission.payload, accepted, state.today);
  if (!problems.empty()) return refuse_payload(update, filling, problems);
  update.effects.push_back(effect::Send{submission.id, submission.payload});
  state.stage = Sending{std::move(filling.given), std::move(submission)};
}

// "change.contact": to that page; "next" leads back.
void change(Update& update, Filling& filling, std::string_view name) {
  const FormModel& model = update.state.model();
  for (std::size_t page = 0; page < model.review(); ++page) {
    if (model.page_name(page) != name) continue;
    if (questions_on(page, update.state.answers(filling.given), update.state.context()).empty()) return;
    filling.detour = Detour::changing;
    return update.show(filling, page);
  }
}

void correct(Update& update, const Filling& filling, std::string_view name) {
  const ValidationContext context = update.state.context();
  for (const std::size_t question : shown_problems(filling, filling.step, context))
    if (context.model.name_of(question) == name)
      update.focus(node_to_correct(question, update.state.answers(filling.given), context));
}

// Goes on with the answers found, but for those that the person has given anew.
void continue_draft(Update& update, Filling& filling) {
  Form::State& state = update.state;
  const FormModel& model = state.model();
  merge_draft(model, filling.given, state.found_draft);
  if (state.settings.drafts == Drafts::ask && !filling.given.of(model.keep_draft())) filling.given.set(model.keep_draft(), "yes");
  state.found_draft = Draft();
  refresh_problems(filling, state.context());
  update.keep_draft();
  update.effects.push_back(effect::AdoptDraft{});
  if (first_page_to_correct(filling, state.context()) > 0)
    update.show(filling, page_after(0, state.answers(filling.given), state.context()));
  else update.focus_top(filling);
}

void drop_draft(Update& update, Filling& filling) {
  filling.confirming = Confirming::nothing;
  update.state.found_draft = Draft();
  update.effects.push_back(effect::DiscardDraft{});
  update.focus_top(filling);
  update.effects.push_back(effect::Announce{update.state.words().say("clear.done")});
}

void press_on_draft(Update& update, Filling& filling, std::string_view node) {
  const bool confirms = filling.confirming == Confirming::dropping;
  if (node == "draft.continue" && !confirms) return continue_draft(update, filling);
  if (node == "draft.yes" && confirms) return drop_draft(update, filling);
  if (node == "draft.drop" && !confirms) {
    filling.confirming = Confirming::dropping;
    update.focus("draft.yes");
  } else if (node == "draft.no" && confirms) {
    filling.confirming = Confirming::nothing;
    update.focus("draft.drop");
  }
}

// "contact.email": the question whose suggestion is taken.
void use_email_suggestion(Update& update, Filling& filling, std::string_view name) {
  const FormModel& model = update.state.model();
  const std::size_t question = model.form().question_named(name);
  const auto suggestion = email_suggestion(filling, question, model);
  if (!suggestion) return;
  filling.given.set(model.field_of(question), *suggestion);
  update.keep_draft();
  update.focus(std::string(name));
}

void clear_device(Update& update) {
  update.state.found_draft = Draft();
  update.state.device = {};
  update.effects.push_back(effect::ForgetAll{});
  if (!update.start_anew()) update.focus("heading");
  update.effects.push_back(effect::Announce{update.state.words().say("clear.done")});
}

void press_clearing(Update& update, Confirming& confirming, std::string_view node) {
  const bool confirms = confirming == Confirming::clearing;
  if (node == "clear" && !confirms && update.state.can_clear()) {
    confirming = Confirming::clearing;
    update.focus("clear.yes");
  } else if (node == "clear.no" && confirms) {
    confirming = Confirming::nothing;
    update.focus(update.state.can_clear() ? "clear" : "heading");
  } else if (node == "clear.yes" && confirms) {
    clear_device(update);
  }
}

// The words come with event::Relabelled.
void choose_language(Update& update, std::string_view language) {
  const auto& languages = update.state.settings.profile.rules.languages;
  const bool is_offered = update.state.settings.offers_languages && language != update.state.words().language &&
                          std::find(languages.begin(), languages.end(), language) != languages.end();
  if (is_offered) update.effects.push_back(effect::SetLanguage{std::string(language)});
}

void press_on_start(Update& update, Filling& filling, std::string_view node) {
  Form::State& state = update.state;
  if (node.starts_with("draft.") && !state.found_draft.empty()) return press_on_draft(update, filling, node);
  if (node.starts_with(kLanguage)) return choose_language(update, node.substr(kLanguage.size()));
  if (node != "painter") return press_clearing(update, filling.confirming, node);
  state.settings.native_painter = !state.settings.native_painter;
  update.effects.push_back(effect::SetPainter{state.settings.native_painter});
}

void press_on_review(Update& update, Filling& filling, std::string_view node) {
  if (node == "send") send(update, filling);
  else if (node == "print") update.effects.push_back(effect::Print{});
  else if (node.starts_with(kChange)) change(update, filling, node.substr(kChange.size()));
}

void press_while_filling(Update& update, Filling& filling, std::string_view node) {
  if (node.starts_with(kCorrect)) return correct(update, filling, node.substr(kCorrect.size()));
  const std::size_t review = update.state.model().review();
  if (node == "next" && filling.step != review) return go_on(update, filling);
  if (node == "back" && filling.step != 0) return go_back(update, filling);
  if (node.ends_with(kUseSuggestion))
    return use_email_suggestion(update, filling, node.substr(0, node.size() - kUseSuggestion.size()));
  if (filling.step == 0) press_on_start(update, filling, node);
  else if (filling.step == review) press_on_review(update, filling, node);
}

// Of a complaint that was submitted. False: the node is neither of the two.
bool press_on_copy(Update& update, std::string_view node) {
  const Form::State& state = update.state;
  if (node == "print") update.effects.push_back(effect::Print{});
  else if (node == "copy")
    update.effects.push_back(
        effect::SaveCopy{state.words().say("copy.file_name"), write_copy(describe(state), state.submission()->payload)});
  else return false;
  return true;
}

void press_while_waiting(Update& update, Waiting& waiting, std::string_view node) {
  if (node == "retry") update.effects.push_back(effect::Flush{});
  else if (!press_on_copy(update, node)) press_clearing(update, waiting.confirming, node);
}

void press_when_sent(Update& update, std::string_view node) {
  if (!press_on_copy(update, node) && node == "anew") update.start_anew();
}

}  // namespace

void Update::on(const event::Pressed& pressed) {
  const std::string_view node = pressed.node;
  if (Filling* filling = state.filling()) press_while_filling(*this, *filling, node);
  else if (auto* waiting = std::get_if<Waiting>(&state.stage)) press_while_waiting(*this, *waiting, node);
  else if (std::holds_alternative<Sent>(state.stage)) press_when_sent(*this, node);
}

}  // namespace complaint::form
