#include <doctest/doctest.h>

#include "support/session.h"

using namespace complaint::form;
using complaint::test::find;
using complaint::test::Session;

TEST_CASE("draft: nothing is kept on the device unless the person ticks the box") {
  Session session;
  session.fill_until(PageName::contact);
  CHECK(find<effect::KeepDraft>(session.type("contact.name", "Jan")) == nullptr);
}

TEST_CASE("draft: it holds every answer but the national number and the consent") {
  Session session;
  session.choose("keep_draft");
  session.fill_until(PageName::review);
  const auto effects = session.choose("consent");
  const effect::KeepDraft* draft = find<effect::KeepDraft>(effects);
  REQUIRE(draft != nullptr);
  bool has_name = false;
  for (const auto& [node, text] : draft->answers) {
    CHECK(node != "case.national_id");
    CHECK(node != "consent");
    if (node == "contact.name") has_name = text == "Jan de Vries";
  }
  CHECK(has_name);
}

TEST_CASE("draft: one found on the device is offered, taken over on request, and goes on being kept") {
  Session session;
  session.happen(event::DraftFound{
      {{"kind", "complaint"}, {"contact.name", "Jan"}, {"no.such", "x"}, {"consent", "yes"}, {"case.concerns", "maybe"}}});
  REQUIRE(session.shows("draft.continue"));
  CHECK(find<effect::KeepDraft>(session.press("draft.continue")) != nullptr);
  CHECK(session.page().name == PageName::contact);
  CHECK(session.node("contact.name").value == "Jan");
  CHECK_FALSE(session.shows("draft.continue"));
}

TEST_CASE("draft: refusing it forgets it") {
  Session session;
  session.happen(event::DraftFound{{{"contact.name", "Jan"}}});
  CHECK(find<effect::ForgetDraft>(session.press("draft.drop")) != nullptr);
  CHECK_FALSE(session.shows("draft.continue"));
}

TEST_CASE("draft: clearing the device is asked twice and says what is lost") {
  Session session;
  session.choose("keep_draft");
  CHECK(find<effect::ForgetAll>(session.press("clear.yes")) == nullptr);
  session.press("clear");
  CHECK(session.shows("clear.loses"));
  session.press("clear.no");
  CHECK_FALSE(session.shows("clear.loses"));
  session.press("clear");
  CHECK(find<effect::ForgetAll>(session.press("clear.yes")) != nullptr);
  CHECK_FALSE(session.node("keep_draft").checked);
}

TEST_CASE("draft: unticking the box forgets what was kept") {
  Session session;
  session.choose("keep_draft");
  CHECK(find<effect::ForgetDraft>(session.choose("keep_draft", false)) != nullptr);
}
