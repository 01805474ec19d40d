// What became of a complaint that was submitted.
#include "form/pages.h"

namespace complaint::form {
namespace {

// "2026-11-22T13:05:00+01:00" -> "13:05".
std::string time_of(const std::string& since) { return since.size() >= 16 ? since.substr(11, 5) : since; }

}  // namespace

void write_waiting(PageWriter& page, const Waiting& waiting) {
  page.head("waiting.heading");
  page.add("delivery", Role::status, page.say("waiting.since", {{"time", time_of(waiting.since)}}));
  page.text("waiting.text", page.say("waiting.text"));
  page.button("retry", "waiting.retry", Emphasis::strong);
  page.button("copy", "done.copy");
  write_clearing(page, waiting.confirms_clearing);
  write_contact_details(page);
}

void write_sent(PageWriter& page, const Sent& sent) {
  page.head("done.heading");
  page.text("reference", page.say("done.reference", {{"reference", sent.reference}}), Emphasis::notice);
  page.open("next_steps", Role::group, page.say("done.next"));
  page.text("next_steps.text", page.say("done.next.text"));
  page.close();
  page.button("copy", "done.copy");
  page.button("print", "done.print");
  page.button("anew", "done.anew", Emphasis::quiet);
  write_contact_details(page);
}

}  // namespace complaint::form
