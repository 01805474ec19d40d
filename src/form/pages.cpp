#include "form/pages.h"

#include <algorithm>

#include "form/numbers.h"

namespace complaint::form {
namespace {

// The one in hand may not have been counted yet.
int complaints_on_device(const Form::State& state) {
  return std::max(state.device.complaints, state.dispatch.state == Delivery::waiting ? 1 : 0);
}

void write_losses(PageWriter& page) {
  const Form::State& state = page.state();
  const int complaints = complaints_on_device(state);
  if (complaints == 0 || holds_answers(state) || state.answers != Answers()) page.text("clear.loses", page.say("clear.loses"));
  if (complaints == 1) page.text("clear.complaints", page.say("clear.complaint"));
  if (complaints > 1)
    page.text("clear.complaints", state.words().say("clear.complaints", {{"count", grouped(complaints, state.words())}}));
}

}  // namespace

Page describe(const Form::State& state) {
  PageWriter page(state);
  switch (state.page) {
    case PageName::start: write_start(page); break;
    case PageName::contact: write_contact(page); break;
    case PageName::case_file: write_case(page); break;
    case PageName::statement: write_statement(page); break;
    case PageName::incident: write_incident(page); break;
    case PageName::review: write_review(page); break;
    case PageName::done: write_done(page); break;
  }
  return page.finish();
}

void write_contact_details(PageWriter& page) {
  const Contact& contact = page.state().settings.profile.contact;
  if (!contact.phone.empty())
    page.add("contact_details.phone", Role::link, page.state().words().say("contact_details.phone", {{"phone", contact.phone}}))
        .target = "tel:" + contact.phone;
  if (!contact.email.empty())
    page.add("contact_details.email", Role::link, page.state().words().say("contact_details.email", {{"email", contact.email}}))
        .target = "mailto:" + contact.email;
  if (!contact.address.empty())
    page.text("contact_details.address", page.state().words().say("contact_details.address", {{"address", contact.address}}));
}

bool holds_answers(const Form::State& state) { return state.keeps_draft() || state.device.draft || !state.found_draft.empty(); }

void write_clearing(PageWriter& page) {
  if (!page.state().confirm_clearing) {
    page.button("clear", "clear", Emphasis::quiet);
    return;
  }
  page.open("clear.confirm", Role::group, page.say("clear.confirm"));
  write_losses(page);
  page.button("clear.yes", "clear.yes", Emphasis::danger);
  page.button("clear.no", "clear.no");
  page.close();
}

}  // namespace complaint::form
