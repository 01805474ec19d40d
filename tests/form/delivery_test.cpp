#include <doctest/doctest.h>

#include "support/session.h"

using namespace complaint::form;
using complaint::test::find;
using complaint::test::kId;
using complaint::test::Session;

namespace {

Session sent() {
  Session session;
  session.fill_until(complaint::test::pages::done);
  return session;
}

}  // namespace

TEST_CASE("delivery: while a complaint is on its way it is sent once, however often 'send' is pressed") {
  Session session = sent();
  CHECK(find<effect::Send>(session.press("send")) == nullptr);
  CHECK(session.node("delivery").role == Role::status);
}

TEST_CASE("delivery: a receipt shows the reference and wipes the answers") {
  Session session = sent();
  const auto effects = session.happen(event::Sent{kId, "AG-1", "2026-11-22T12:00:01Z"});
  CHECK(session.page().name == complaint::test::pages::done);
  CHECK(find<effect::ShowPage>(effects)->replace);
  CHECK(find<effect::ForgetDraft>(effects) != nullptr);
  CHECK(find<effect::ForgetAnswers>(effects) != nullptr);
  CHECK(session.node("reference").label.find("AG-1") != std::string::npos);
  const auto copy = session.press("copy");
  REQUIRE(find<effect::SaveCopy>(copy) != nullptr);
  session.press("anew");
  CHECK(session.page().name == complaint::test::pages::start);
  session.choose("kind.complaint");
  session.press("next");
  CHECK(session.node("contact.name").value.empty());
  CHECK(find<effect::SaveCopy>(session.press("copy")) == nullptr);
}

TEST_CASE("delivery: Back after the end shows the end, and traps nobody") {
  Session session = sent();
  CHECK(find<effect::EndHistory>(session.happen(event::Sent{kId, "AG-1", ""})) != nullptr);
  const auto effects = session.happen(event::Visited{complaint::test::pages::incident});
  CHECK(session.page().name == complaint::test::pages::done);
  CHECK(find<effect::EndHistory>(effects) != nullptr);
}

TEST_CASE("delivery: without a connection the page says since when, and a receipt replaces it") {
  Session session = sent();
  session.happen(event::Waiting{kId, "2026-11-22T13:05:00+01:00"});
  CHECK(session.node("delivery").label.find("13:05") != std::string::npos);
  CHECK(find<effect::Flush>(session.press("retry")) != nullptr);
  session.happen(event::Sending{kId});
  CHECK(session.page().name == complaint::test::pages::done);
  session.happen(event::Sent{kId, "AG-2", ""});
  CHECK(session.shows("reference"));
}

TEST_CASE("delivery: clearing while a complaint waits says that it is lost, counted or not") {
  Session session = sent();
  session.happen(event::Waiting{kId, "2026-11-22T13:05:00+01:00"});
  session.press("clear");
  CHECK(session.node("clear.complaints").label.find("Uw klacht ") == 0);
  session.happen(event::DeviceHolds{false, 2});
  CHECK(session.node("clear.complaints").label.find("2 klachten ") == 0);
}

TEST_CASE("delivery: reports about another complaint change nothing") {
  Session session = sent();
  const Page before = session.page();
  session.happen(event::Sent{"another", "AG-1", ""});
  session.happen(event::Refused{"another", {{"/contact/email", "bad_shape"}}});
  session.happen(event::Waiting{"another", ""});
  CHECK(session.page() == before);
}

TEST_CASE("delivery: a refusal leads to the field, and an unchanged answer is sent again under the same key") {
  Session session = sent();
  session.happen(event::Refused{kId, {{"/contact/email", "bad_shape"}}});
  CHECK(session.page().name == complaint::test::pages::contact);
  CHECK_FALSE(session.node("contact.email").problem.empty());
  CHECK(session.node("contact.name").value == "Jan de Vries");
  session.moment.id = "5f0c1c6e-0000-4000-8000-000000000002";
  session.happen(event::Visited{complaint::test::pages::review});
  auto effects = session.press("send");
  REQUIRE(find<effect::Send>(effects) != nullptr);
  CHECK(find<effect::Send>(effects)->id == kId);

  session.happen(event::Refused{kId, {{"/contact/email", "bad_shape"}}});
  session.type("contact.email", "jan2@voorbeeld.nl");
  session.happen(event::Visited{complaint::test::pages::review});
  effects = session.press("send");
  REQUIRE(find<effect::Send>(effects) != nullptr);
  CHECK(find<effect::Send>(effects)->id == session.moment.id);
}

TEST_CASE("delivery: an ended session keeps everything and says what to do") {
  Session session = sent();
  session.happen(event::SessionEnded{kId});
  CHECK(session.page().name == complaint::test::pages::review);
  CHECK(session.shows("delivery"));
  CHECK(find<effect::Send>(session.press("send")) != nullptr);
}

TEST_CASE("delivery: a refusal that names no field offers the contact details") {
  Session session = sent();
  session.happen(event::Refused{kId, {{"/id", "bad_shape"}}});
  CHECK(session.page().name == complaint::test::pages::review);
  CHECK(session.shows("contact_details.address"));
  CHECK(session.node("review.contact.name").value == "Jan de Vries");
}

TEST_CASE("contact details: a form whose company writes no letters has no line about them") {
  Settings settings = complaint::test::settings();
  complaint::definition::Words words = settings.catalogue.words();
  words["contact_details.letter"] = "";
  settings.catalogue = Catalogue("nl", std::move(words));
  CHECK_FALSE(Session(settings).shows("contact_details.letter"));
  CHECK(Session().shows("contact_details.letter"));
}
