#include "form/pages.h"

namespace complaint::form {
namespace {

void write_found_draft(PageWriter& page) {
  if (page.state().found_draft.empty()) return;
  page.open("draft", Role::group, page.say("draft"));
  page.text("draft.text", page.say("draft.text"));
  page.button("draft.continue", "draft.continue");
  page.button("draft.drop", "draft.drop", Emphasis::quiet);
  page.close();
}

bool has_something_to_clear(const Form::State& state) {
  return holds_answers(state) || state.device.complaints > 0 || state.confirm_clearing;
}

void write_needed(PageWriter& page) {
  page.text("needed", page.say("needed"));
  page.open("needed.list", Role::list, {});
  for (const char* item : {"needed.contact", "needed.case", "needed.reason", "needed.error", "needed.incident"})
    page.add(item, Role::list_item, page.say(item));
  page.close();
}

}  // namespace

void write_start(PageWriter& page) {
  page.head("start.heading");
  write_found_draft(page);
  page.text("advice", page.say("advice"), Emphasis::notice);
  page.open("contact_details", Role::group, page.say("contact_details"));
  page.text("contact_details.letter", page.say("contact_details.letter"));
  write_contact_details(page);
  page.close();
  page.text("plan_and_pay", page.say("plan_and_pay"));
  write_needed(page);
  page.choice(Field::kind);
  if (page.state().settings.drafts == Drafts::ask) page.tick(Field::keep_draft);
  page.button("next", "start.begin", Emphasis::strong);
  page.button("painter", page.state().settings.native_painter ? "painter.canvas" : "painter.native", Emphasis::quiet);
  if (has_something_to_clear(page.state())) write_clearing(page);
}

}  // namespace complaint::form
