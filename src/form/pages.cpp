#include "form/pages.h"

#include <algorithm>

#include "form/numbers.h"

namespace complaint::form {
namespace {

// The one that waits may not have been counted yet.
int complaints_on_device(const Form::State& state) {
  return std::max(state.device.complaints, std::holds_alternative<Waiting>(state.stage) ? 1 : 0);
}

Losses losses_of_clearing(const Form::State& state) {
  const int complaints = complaints_on_device(state);
  const bool answered = state.given() != nullptr && *state.given() != GivenAnswers();
  return {complaints == 0 || state.holds_answers() || answered, complaints};
}

struct StageWriter {
  PageWriter& page;

  void operator()(const Filling& filling) const {
    if (filling.step == page.model().review()) write_review(page);
    else write_questions(page, filling);
  }
  void operator()(const Sending&) const { write_review(page); }
  void operator()(const Waiting& waiting) const { write_waiting(page, waiting); }
  void operator()(const Sent& sent) const { write_sent(page, sent); }
};

}  // namespace

Page describe(const Form::State& state) {
  PageWriter page(state);
  std::visit(StageWriter{page}, state.stage);
  return page.finish();
}

void write_contact_details(PageWriter& page) {
  const Contact& contact = page.state().settings.profile.contact;
  page.subheading("contact_details", "contact_details");
  if (std::string letter = page.say("contact_details.letter"); !letter.empty())  // not every form's company writes letters
    page.text("contact_details.letter", std::move(letter));
  if (!contact.phone.empty())
    page.add("contact_details.phone", Role::link, page.say("contact_details.phone", {{"phone", contact.phone}})).target =
        "tel:" + contact.phone;
  if (!contact.email.empty())
    page.add("contact_details.email", Role::link, page.say("contact_details.email", {{"email", contact.email}})).target =
        "mailto:" + contact.email;
  if (!contact.address.empty())
    page.text("contact_details.address", page.say("contact_details.address", {{"address", contact.address}}));
  if (!contact.site.empty()) page.add("contact_details.site", Role::link, page.say("contact_details.site")).target = contact.site;
}

void write_confirmation(PageWriter& page, const std::string& id, const Losses& losses) {
  page.open(id + ".confirm", Role::group, page.say("clear.confirm"));
  if (losses.answers) page.text(id + ".loses", page.say("clear.loses"));
  if (losses.complaints == 1) page.text(id + ".complaints", page.say("clear.complaint"));
  if (losses.complaints > 1)
    page.text(id + ".complaints", page.say("clear.complaints", {{"count", grouped(losses.complaints, page.state().words())}}));
  page.button(id + ".yes", "clear.yes", Emphasis::danger);
  page.button(id + ".no", "clear.no");
  page.close();
}

void write_clearing(PageWriter& page, Confirming confirming) {
  if (confirming == Confirming::clearing) write_confirmation(page, "clear", losses_of_clearing(page.state()));
  else page.button("clear", "clear", Emphasis::quiet);
}

}  // namespace complaint::form
