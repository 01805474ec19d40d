// What became of a complaint that was submitted.
#include "form/pages.h"

namespace complaint::form {
namespace {

void write_copy_buttons(PageWriter& page) {
  page.button("copy", "done.copy");
  page.button("print", "done.print");
}

void write_receipt(PageWriter& page, const Sent& sent) {
  page.text("reference.label", page.say("done.reference"));
  page.text("reference", sent.reference, Emphasis::lead);
  if (const std::string& at = sent.received_at; at.size() >= 16)
    page.text("received", page.say("done.received", {{"date", date_words(page, at.substr(0, 10))}, {"time", time_words(at)}}));
  page.text("reference.keep", page.say("done.keep"));
}

}  // namespace

std::string time_words(const std::string& timestamp) { return timestamp.size() >= 16 ? timestamp.substr(11, 5) : timestamp; }

std::string waiting_words(const Waiting& waiting, const Catalogue& words) {
  return words.say(waiting.tried_again ? "waiting.again" : "waiting.failed", {{"time", time_words(waiting.tried_at)}});
}

void write_waiting(PageWriter& page, const Waiting& waiting) {
  page.head("waiting.heading");
  page.add("delivery", Role::status, waiting_words(waiting, page.state().words())).emphasis = Emphasis::danger;
  page.text("waiting.text", page.say(waiting.kept ? "waiting.text" : "waiting.unkept"));
  page.button("retry", "waiting.retry", Emphasis::strong);
  write_copy_buttons(page);
  write_clearing(page, waiting.confirming);
  write_answers(page, Answered::on_paper);
  write_record(page);
  write_contact_details(page);
}

void write_sent(PageWriter& page, const Sent& sent) {
  page.head(page.key_by_kind("done.heading"));
  write_receipt(page, sent);
  write_copy_buttons(page);
  page.subheading("next_steps", "done.next");
  page.text("next_steps.text", page.say("done.next.text"));
  write_answers(page, Answered::to_read);
  write_record(page);
  write_contact_details(page);
  page.button("anew", "done.anew", Emphasis::quiet);
}

}  // namespace complaint::form
