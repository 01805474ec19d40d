#include "form/pressing.h"

#include "complaint/payload.h"
#include "fields/hints.h"
#include "form/dispatch.h"
#include "form/judging.h"

namespace complaint::form {
namespace {

constexpr std::string_view kChange = "change.";
constexpr std::string_view kMend = "mend.";

PageName after(PageName page) { return static_cast<PageName>(static_cast<int>(page) + 1); }
PageName before(PageName page) { return static_cast<PageName>(static_cast<int>(page) - 1); }

bool is_question_page(PageName page) { return page < PageName::review; }

void go_on(Update& update) {
  Form::State& state = update.state;
  if (!judge_page(state, state.page)) return update.show_problems();
  if (!state.to_review) return update.show(after(state.page));
  const PageName page = first_page_to_mend(state);
  if (page == PageName::review) state.to_review = false;
  update.show(page);
}

void go_back(Update& update) {
  if (is_out_of_hands(update.state.dispatch)) return;
  update.state.to_review = false;
  update.show(before(update.state.page));
}

void send(Update& update) {
  Form::State& state = update.state;
  if (is_out_of_hands(state.dispatch)) return;
  const PageName page = first_page_to_mend(state);
  if (page != PageName::review) {
    update.show(page);
    judge_page(state, page);
    state.to_review = true;
    return update.show_problems();
  }
  if (!judge_page(state, PageName::review)) return update.show_problems();
  Dispatch& dispatch = state.dispatch;
  dispatch.complaint = complaint_of(state, update.moment);
  dispatch.payload = write_payload(*dispatch.complaint);
  dispatch.state = Delivery::sending;
  update.effects.push_back(effect::Send{dispatch.complaint->id, dispatch.payload});
}

// "change.contact.name": to the page of that question, its field in focus, and "next" leads back.
void change(Update& update, std::string_view node) {
  for (std::size_t i = 0; i < kQuestionCount; ++i) {
    const auto question = static_cast<Question>(i);
    if (info_of(question).node != node || info_of(question).page >= PageName::review) continue;
    update.show(info_of(question).page);
    update.state.to_review = true;
    update.effects.back() =
        effect::Focus{question == Question::date ? std::string(info_of(Field::day).node) : node_to_mend(update.state, question)};
  }
}

void mend(Update& update, std::string_view key) {
  for (Question question : shown_problems(update.state))
    if (info_of(question).key == key) update.effects.push_back(effect::Focus{node_to_mend(update.state, question)});
}

void continue_draft(Update& update) {
  Form::State& state = update.state;
  state.answers = answers_of_draft(state.found_draft);
  if (state.settings.drafts == Drafts::ask) state.answers.set(Field::keep_draft, "yes");
  state.found_draft.clear();
  state.questions = {};
  update.keep_draft();
  if (judge(Question::kind, state.answers, state.around()).ok()) update.show(PageName::contact);
  else update.effects.push_back(effect::Focus{"heading"});
}

void drop_draft(Update& update) {
  update.state.found_draft.clear();
  update.effects.push_back(effect::ForgetDraft{});
  update.effects.push_back(effect::Focus{"heading"});
}

void clear_device(Update& update) {
  update.effects.push_back(effect::ForgetAll{});
  update.start_anew();
  update.state.device = {};
  update.effects.push_back(effect::Focus{"heading"});
  update.effects.push_back(effect::Announce{update.state.words().say("clear.done")});
}

void use_email_suggestion(Update& update) {
  Form::State& state = update.state;
  const auto suggestion = fields::suggest_email(state.answers.of(Field::email));
  if (!suggestion) return;
  state.answers.set(Field::email, *suggestion);
  update.keep_draft();
  update.effects.push_back(effect::Focus{std::string(info_of(Field::email).node)});
}

void set_painter(Update& update, bool native) {
  update.state.settings.native_painter = native;
  update.effects.push_back(effect::SetPainter{native});
}

void save_copy(Update& update) {
  const Dispatch& dispatch = update.state.dispatch;
  if (!dispatch.payload.empty())
    update.effects.push_back(effect::SaveCopy{update.state.words().say("copy.file_name"), dispatch.payload});
}

void press_on_start(Update& update, std::string_view node) {
  Form::State& state = update.state;
  if (node == "draft.continue" && !state.found_draft.empty()) continue_draft(update);
  else if (node == "draft.drop" && !state.found_draft.empty()) drop_draft(update);
  else if (node == "painter") set_painter(update, !state.settings.native_painter);
}

void press_clearing(Update& update, std::string_view node) {
  Form::State& state = update.state;
  if (node == "clear") {
    state.confirm_clearing = true;
    update.effects.push_back(effect::Focus{"clear.yes"});
  } else if (node == "clear.no") {
    state.confirm_clearing = false;
    update.effects.push_back(effect::Focus{"clear"});
  } else if (node == "clear.yes" && state.confirm_clearing) {
    clear_device(update);
  }
}

void press_on_done(Update& update, std::string_view node) {
  if (node == "copy") save_copy(update);
  else if (node == "print") update.effects.push_back(effect::Print{});
  else if (node == "retry") update.effects.push_back(effect::Flush{});
  else if (node == "anew" && update.state.dispatch.state == Delivery::sent) update.start_anew();
}

}  // namespace

void press(Update& update, std::string_view node) {
  const PageName page = update.state.page;
  if (node.starts_with("clear")) return press_clearing(update, node);
  if (page == PageName::done) return press_on_done(update, node);
  if (node.starts_with(kMend)) return mend(update, node.substr(kMend.size()));
  if (node == "next" && is_question_page(page)) return go_on(update);
  if (node == "back" && page != PageName::start) return go_back(update);
  if (node == "contact.email.use_suggestion" && page == PageName::contact) return use_email_suggestion(update);
  if (page == PageName::start) return press_on_start(update, node);
  if (page != PageName::review) return;
  if (node == "send") send(update);
  else if (node.starts_with(kChange) && !is_out_of_hands(update.state.dispatch)) change(update, node.substr(kChange.size()));
}

}  // namespace complaint::form
