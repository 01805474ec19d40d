// What the pages say and show is so: the second half of truth_test.cpp.
#include <doctest/doctest.h>

#include "support/receiver.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::find;
using complaint::test::kId;
using complaint::test::Session;

TEST_CASE("form: whoever leaves the way back to the review goes on page by page") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  session.press("change.contact");
  session.happen(event::Visited{complaint::test::pages::start});
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::contact);
  session.happen(event::Visited{complaint::test::pages::review});
  session.press("change.contact");
  session.press("back");
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::contact);
}

TEST_CASE("G: the problem of a field that may be left open now, or is not asked now, is gone") {
  Session session;
  session.fill_until(complaint::test::pages::statement);
  session.type("statement.reason", "Ik heb deze rekening al betaald op 3 september.");
  session.press("next");
  REQUIRE_FALSE(session.node("statement.error").problem.empty());
  for (int page = 0; page < 3; ++page) session.press("back");
  session.choose("kind.objection");
  for (int page = 0; page < 3; ++page) session.press("next");
  CHECK(session.page().name == complaint::test::pages::statement);
  CHECK(session.node("statement.error").problem.empty());
  CHECK_FALSE(session.shows("summary"));

  Session other;
  other.fill_until(complaint::test::pages::incident);
  other.choose("incident.channel.other");
  other.press("next");
  REQUIRE_FALSE(other.node("incident.channel_description").problem.empty());
  other.choose("incident.channel.letter");
  other.choose("incident.channel.other");
  CHECK(other.node("incident.channel_description").problem.empty());
}

TEST_CASE("form: where the day is not known, a date that is missing begins with the month") {
  Session session;
  session.fill_until(complaint::test::pages::incident);
  session.choose("incident.date.unknown_day");
  session.press("next");
  CHECK(session.node("mend.incident.date").target == "#incident.date.month");
  CHECK(session.node("incident.date.month").invalid);
}

TEST_CASE("H: review shows a wrong answer as typed, and marks it") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  session.press("change.contact");
  session.type("contact.email", "jan@");
  session.happen(event::Visited{complaint::test::pages::review});
  const Node answer = session.node("review.contact.email");
  CHECK(answer.value == "jan@");
  CHECK(answer.invalid);
  CHECK_FALSE(answer.problem.empty());
  CHECK_FALSE(session.node("review.contact.name").invalid);
}

TEST_CASE("H: review does not mark an answer that was put right and not left yet") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  session.press("change.contact");
  session.type("contact.phone", "12");
  session.happen(event::Typed{"contact.phone", "0612345678"});
  CHECK(session.node("contact.phone").invalid);
  session.happen(event::Visited{complaint::test::pages::review});
  CHECK_FALSE(session.node("review.contact.phone").invalid);
  session.happen(event::Visited{complaint::test::pages::contact});
  CHECK_FALSE(session.node("contact.phone").invalid);
}

TEST_CASE("I: without a profile that is known, the order of the profiles decides nothing") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  session.choose("consent");
  const auto effects = session.press("send");
  REQUIRE(find<effect::Send>(effects) != nullptr);
  const std::string payload = find<effect::Send>(effects)->payload;
  const definition::Profile nl = test::settings("nl").profile;
  const definition::Profile be = test::settings("be").profile;
  for (const char* with : {"", R"("profile":"xx",)"}) {
    std::string unknown = payload;
    const std::string profile = R"("profile":"nl",)";
    unknown.replace(unknown.find(profile), profile.size(), with);
    const auto problems = test::Receiver{{nl, be}}.check(unknown);
    CHECK(problems == test::Receiver{{be, nl}}.check(unknown));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().pointer == "/profile");
  }
}

TEST_CASE("J: a summary that is gone does not come back when a field is left") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  session.press("next");
  session.type("contact.name", "Jan");
  session.type("contact.phone", "0612345678");
  session.type("contact.email", "jan@voorbeeld.nl");
  REQUIRE_FALSE(session.shows("summary"));
  session.type("contact.email", "jan@");
  CHECK_FALSE(session.node("contact.email").problem.empty());
  CHECK_FALSE(session.shows("summary"));
  CHECK_FALSE(session.page().title.starts_with("Fout"));
}

TEST_CASE("J: the counter counts as the validator does") {
  Session session;
  session.fill_until(complaint::test::pages::statement);
  session.type("statement.reason", std::string(3999, 'a') + "\r\n\r\n  ");
  CHECK(session.node("statement.reason").problem.empty());
  CHECK(session.node("statement.reason").count == "U kunt nog 1 teken typen");
  session.type("statement.reason", "a\r\nb");
  CHECK(session.node("statement.reason").count == "U kunt nog 3.997 tekens typen");
}

TEST_CASE("J: a problem counts as the validator does") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  session.type("contact.name", " " + std::string(60, 'a') + "     " + std::string(60, 'b'));
  CHECK(session.node("contact.name").problem.find("Nu zijn het er 121") != std::string::npos);
  Session statement;
  statement.fill_until(complaint::test::pages::statement);
  for (const char* node : {"statement.reason", "statement.error"}) {
    statement.type(node, std::string(4000, 'a') + "  b\r\nc \n");
    CHECK(statement.node(node).problem.find("Nu zijn het er 4.005") != std::string::npos);
  }
  statement.happen(event::Typed{"statement.reason", std::string(4002, 'a')});
  CHECK(statement.node("statement.reason").problem.find("Nu zijn het er 4.002") != std::string::npos);
  statement.happen(event::Typed{"statement.reason", std::string(4000, 'a')});
  CHECK(statement.node("statement.reason").problem.empty());
}

TEST_CASE("J: what a person must have at hand is what the country and the host ask") {
  CHECK(Session(test::settings("nl")).node("needed.case").label.find("burgerservicenummer") != std::string::npos);
  const std::string belgian = Session(test::settings("be")).node("needed.case").label;
  CHECK(belgian.find("rijksregisternummer") != std::string::npos);
  CHECK(belgian.find("burgerservicenummer") == std::string::npos);
  Settings without = test::settings("nl");
  without.ask_national_id = false;
  const std::string neither = Session(without).node("needed.case").label;
  CHECK(neither.find("burgerservicenummer") == std::string::npos);
  CHECK(neither.find("dossiernummer") != std::string::npos);
}

TEST_CASE("J: after the receipt the form's steps of history become one") {
  Session session;
  session.fill_until(complaint::test::pages::done);
  const auto effects = session.happen(event::Sent{kId, "AG-1", ""});
  REQUIRE(find<effect::ShowPage>(effects) != nullptr);
  CHECK(find<effect::ShowPage>(effects)->page == complaint::test::pages::done);
  CHECK(find<effect::EndHistory>(effects) != nullptr);
  CHECK(find<effect::EndHistory>(session.happen(event::Visited{complaint::test::pages::contact})) != nullptr);
}
