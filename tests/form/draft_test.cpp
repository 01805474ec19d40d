#include <doctest/doctest.h>

#include "support/session.h"

using namespace complaint::form;
using complaint::test::find;
using complaint::test::Session;

TEST_CASE("draft: nothing is kept on the device unless the person ticks the box") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  CHECK(find<effect::KeepDraft>(session.type("contact.name", "Jan")) == nullptr);
}

TEST_CASE("draft: it holds every answer but the national number and the consent") {
  Session session;
  session.choose("keep_draft");
  session.fill_until(complaint::test::pages::review);
  const auto effects = session.choose("consent");
  const effect::KeepDraft* draft = find<effect::KeepDraft>(effects);
  REQUIRE(draft != nullptr);
  bool has_name = false;
  for (const auto& [node, text] : draft->answers) {
    CHECK((node != "case.national_id" || text.empty()));  // that it was given
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
  CHECK(session.page().name == complaint::test::pages::contact);
  CHECK(session.node("contact.name").value == "Jan");
  CHECK_FALSE(session.shows("draft.continue"));
}

TEST_CASE("draft: refusing it is confirmed, and discards it, not the form's own") {
  Session session;
  session.happen(event::DraftFound{{{"contact.name", "Jan"}}});
  CHECK(find<effect::DiscardDraft>(session.press("draft.drop")) == nullptr);
  CHECK(session.shows("draft.loses"));
  session.press("draft.no");
  CHECK(session.shows("draft.continue"));
  session.press("draft.drop");
  const auto effects = session.press("draft.yes");
  CHECK(find<effect::DiscardDraft>(effects) != nullptr);
  CHECK(find<effect::Announce>(effects)->text == "Uw antwoorden zijn gewist.");
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

TEST_CASE("draft: the device can be cleared from the first page on when it holds something of an earlier visit") {
  Session session;
  CHECK_FALSE(session.shows("clear"));
  for (const event::DeviceHolds& holds : {event::DeviceHolds{true, 0}, event::DeviceHolds{false, 1}}) {
    session.happen(holds);
    CHECK(session.shows("clear"));
    session.happen(event::DeviceHolds{});
    CHECK_FALSE(session.shows("clear"));
  }
  session.happen(event::DraftFound{{{"contact.name", "Jan"}}});
  CHECK(session.shows("clear"));
}

TEST_CASE("draft: the question before clearing names what is lost, and nothing else") {
  Session session;
  const auto losses = [&session](bool draft, int complaints) {
    session.happen(event::DeviceHolds{draft, complaints});
    session.press("clear");
    return std::pair{session.node("clear.loses").label, session.node("clear.complaints").label};
  };
  const auto [kept, none] = losses(true, 0);
  CHECK(kept.find("antwoorden") != std::string::npos);
  CHECK(none.empty());
  const auto [nothing, one] = losses(false, 1);
  CHECK(nothing.empty());
  CHECK(one.find("Uw klacht ") == 0);
  const auto [both, several] = losses(true, 12);
  CHECK(both == kept);
  CHECK(several.find("12 klachten ") == 0);
  session.press("clear.no");
  session.choose("kind.complaint");
  CHECK(losses(false, 1).first == kept);
}

TEST_CASE("draft: after clearing the button is gone; starting anew leaves it, for the device still holds what it held") {
  Session session;
  session.happen(event::DeviceHolds{true, 2});
  session.choose("kind.complaint");
  session.happen(event::Cleared{});
  CHECK(session.shows("clear"));
  session.press("clear");
  CHECK(find<effect::ForgetAll>(session.press("clear.yes")) != nullptr);
  CHECK_FALSE(session.shows("clear"));
}

TEST_CASE("draft: a complaint that came back is offered with its national number, which no draft of it holds") {
  Session session;
  session.happen(event::DraftFound{
      {{"kind", "complaint"}, {"case.concerns", "yes"}, {"case.national_id", "111222333"}, {"consent", "yes"}}});
  const auto effects = session.press("draft.continue");
  const effect::KeepDraft* draft = find<effect::KeepDraft>(effects);
  REQUIRE(draft != nullptr);
  CHECK(draft->answers.size() == 4);  // kind, that it concerns a case, that it has a national number, that a draft is kept
  for (const auto& answer : draft->answers) CHECK((answer.first != "case.national_id" || answer.second.empty()));
  session.fill_until(complaint::test::pages::case_file);
  CHECK(session.node("case.national_id").value == "111222333");
  session.fill_until(complaint::test::pages::review);
  CHECK_FALSE(session.node("consent").checked);
}

TEST_CASE("draft: unticking the box forgets what was kept") {
  Session session;
  session.choose("keep_draft");
  CHECK(find<effect::ForgetDraft>(session.choose("keep_draft", false)) != nullptr);
}
