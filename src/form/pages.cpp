#include "form/pages.h"

namespace complaint::form {

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

void write_clearing(PageWriter& page) {
  if (!page.state().confirm_clearing) {
    page.button("clear", "clear", Emphasis::quiet);
    return;
  }
  page.open("clear.confirm", Role::group, page.say("clear.confirm"));
  page.text("clear.loses", page.say("clear.loses"));
  page.button("clear.yes", "clear.yes", Emphasis::danger);
  page.button("clear.no", "clear.no");
  page.close();
}

}  // namespace complaint::form
