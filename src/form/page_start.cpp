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

// Which numbers to have at hand: "needed.case.bsn", "needed.case.rrn" or, where no national number is asked, "needed.case".
std::string needed_case_key(const PageWriter& page) {
  const std::string key = "needed.case";
  return asks_national_id(page.context()) ? key + "." + std::string(national_id_name(page.context().rules)) : key;
}

void write_needed(PageWriter& page) {
  page.text("needed", page.say("needed"));
  page.open("needed.list", Role::list, {});
  for (const char* item : {"needed.contact", "needed.case", "needed.reason", "needed.error", "needed.incident"})
    page.add(item, Role::list_item, page.say(item == std::string_view("needed.case") ? needed_case_key(page) : item));
  page.close();
}

}  // namespace

void write_start(PageWriter& page, const Filling& filling) {
  const Form::State& state = page.state();
  page.head("start.heading");
  write_found_draft(page);
  page.text("advice", page.say("advice"), Emphasis::notice);
  write_contact_details(page);
  page.text("plan_and_pay", page.say("plan_and_pay"));
  write_needed(page);
  page.choice(Field::kind);
  if (state.settings.drafts == Drafts::ask) page.tick(Field::keep_draft);
  page.button("next", "start.begin", Emphasis::strong);
  page.button("painter", state.settings.native_painter ? "painter.canvas" : "painter.native", Emphasis::quiet);
  if (state.can_clear() || filling.confirms_clearing) write_clearing(page, filling.confirms_clearing);
}

}  // namespace complaint::form
