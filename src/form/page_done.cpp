#include "form/pages.h"

namespace complaint::form {
namespace {

// "2026-11-22T13:05:00+01:00" -> "13:05".
std::string time_of(const std::string& since) { return since.size() >= 16 ? since.substr(11, 5) : since; }

void write_waiting(PageWriter& page) {
  page.head("waiting.heading");
  page.add("delivery", Role::status, page.state().words().say("waiting.since", {{"time", time_of(page.state().dispatch.since)}}));
  page.text("waiting.text", page.say("waiting.text"));
  page.button("retry", "waiting.retry", Emphasis::strong);
  page.button("copy", "done.copy");
  write_clearing(page);
}

void write_sent(PageWriter& page) {
  page.head("done.heading");
  page.text("reference", page.state().words().say("done.reference", {{"reference", page.state().dispatch.reference}}),
            Emphasis::notice);
  page.open("next_steps", Role::group, page.say("done.next"));
  page.text("next_steps.text", page.say("done.next.text"));
  page.close();
  page.button("copy", "done.copy");
  page.button("print", "done.print");
  page.button("anew", "done.anew", Emphasis::quiet);
}

}  // namespace

void write_done(PageWriter& page) {
  if (page.state().dispatch.state == Delivery::waiting) write_waiting(page);
  else write_sent(page);
}

}  // namespace complaint::form
