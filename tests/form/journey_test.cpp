#include <doctest/doctest.h>

#include "support/receiver.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::find;
using complaint::test::Session;

namespace {

effect::Send send(Session& session) {
  const auto effects = session.press("send");
  const effect::Send* sent = find<effect::Send>(effects);
  REQUIRE(sent != nullptr);
  return *sent;
}

}  // namespace

TEST_CASE("form: a whole filling-in ends in a payload that the receiver's check takes") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  session.choose("consent");
  const effect::Send sent = send(session);
  CHECK(sent.id == session.moment.id);
  CHECK(test::Receiver().check(sent.payload).empty());
  CHECK(sent.payload.find("\"phone\":\"+31612345678\"") != std::string::npos);
  CHECK(sent.payload.find("\"caseNumber\":\"AB1234\"") != std::string::npos);
  CHECK(sent.payload.find("\"date\":\"2026-10-01\"") != std::string::npos);
}

TEST_CASE("form: an objection without a case, a mistake or a day is complete too") {
  Session session;
  session.choose("kind.objection");
  session.press("next");
  session.type("contact.name", "Anna");
  session.type("contact.phone", "+32 470 12 34 56");
  session.type("contact.email", "Anna@Voorbeeld.NL");
  session.press("next");
  session.choose("case.concerns.no");
  session.press("next");
  session.type("statement.reason", "Ik ken deze vordering niet en heb nooit iets besteld.");
  session.press("next");
  session.choose("incident.date.unknown_day");
  session.type("incident.date.month", "10");
  session.type("incident.date.year", "2026");
  session.choose("incident.channel.other");
  session.type("incident.channel_description", "Aan de deur");
  session.press("next");
  session.choose("consent");
  const effect::Send sent = send(session);
  CHECK(test::Receiver().check(sent.payload).empty());
  CHECK(sent.payload.find("\"case\"") == std::string::npos);
  CHECK(sent.payload.find("\"error\"") == std::string::npos);
  CHECK(sent.payload.find("\"date\":\"2026-10\"") != std::string::npos);
  CHECK(sent.payload.find("\"channelDescription\":\"Aan de deur\"") != std::string::npos);
  CHECK(sent.payload.find("Anna@voorbeeld.nl") != std::string::npos);
}

TEST_CASE("form: 'next' with nothing filled in shows a summary that has the focus and leads to every field") {
  Session session;
  session.choose("kind.complaint");
  session.press("next");
  const auto effects = session.press("next");
  REQUIRE(find<effect::Focus>(effects) != nullptr);
  CHECK(find<effect::Focus>(effects)->node == "summary");
  CHECK(session.page().nodes.front().id == "summary");
  CHECK(session.page().title.starts_with("Fout: "));
  for (const char* key : {"name", "phone", "email"}) {
    const Node link = session.node(std::string("mend.contact.") + key);
    CHECK(link.target == std::string("#contact.") + key);
    CHECK(session.node(std::string("contact.") + key).problem == link.label);
    const auto followed = session.press(link.id);
    REQUIRE(find<effect::Focus>(followed) != nullptr);
    CHECK(find<effect::Focus>(followed)->node == std::string("contact.") + key);
  }
}

TEST_CASE("form: fixing one field leaves the other problems") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  session.press("next");
  session.type("contact.name", "Jan");
  CHECK(session.node("contact.name").problem.empty());
  CHECK_FALSE(session.node("contact.phone").problem.empty());
  CHECK(session.shows("mend.contact.phone"));
  CHECK_FALSE(session.shows("mend.contact.name"));
}

TEST_CASE("form: a problem shows when a changed field is left, not before") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  session.happen(event::Typed{"contact.email", "jan@"});
  CHECK(session.node("contact.email").problem.empty());
  session.happen(event::Left{"contact.email"});
  CHECK_FALSE(session.node("contact.email").problem.empty());
  session.happen(event::Left{"contact.name"});
  CHECK(session.node("contact.name").problem.empty());
}

TEST_CASE("form: a date is judged when it is complete, not between its parts") {
  Session session;
  session.fill_until(complaint::test::pages::incident);
  session.type("incident.date.day", "31");
  session.type("incident.date.month", "juni");
  CHECK(session.node("incident.date").problem.empty());
  session.type("incident.date.year", "2026");
  CHECK_FALSE(session.node("incident.date").problem.empty());
  CHECK(session.node("incident.date.day").invalid);
  CHECK_FALSE(session.node("incident.date.year").invalid);
}

TEST_CASE("form: of case number and national number one is enough, and either solves the problem") {
  Session session;
  session.fill_until(complaint::test::pages::case_file);
  session.choose("case.concerns.yes");
  session.press("next");
  CHECK_FALSE(session.node("case.number").problem.empty());
  CHECK(session.node("case.national_id").problem.empty());
  session.type("case.national_id", "111222333");
  CHECK(session.node("case.number").problem.empty());
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::statement);
}

TEST_CASE("form: without the national number only the case number is asked, and required") {
  Settings settings = test::settings();
  settings.ask_national_id = false;
  Session session(settings);
  session.fill_until(complaint::test::pages::case_file);
  session.choose("case.concerns.yes");
  CHECK_FALSE(session.shows("case.national_id"));
  CHECK(session.node("case.number").required);
}

TEST_CASE("form: going back, changing kind and changing language lose no answer") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  for (std::string_view page :
       {complaint::test::pages::incident, complaint::test::pages::statement, complaint::test::pages::case_file,
        complaint::test::pages::contact, complaint::test::pages::start}) {
    session.press("back");
    CHECK(session.page().name == page);
  }
  session.choose("kind.objection");
  session.happen(event::Relabelled{test::catalogue("en")});
  session.press("next");
  CHECK(session.page().language == "en");
  CHECK(session.node("contact.name").value == "Jan de Vries");
  session.press("next");
  session.choose("case.concerns.no");
  session.choose("case.concerns.yes");
  CHECK(session.node("case.number").value == "ab 1234");
  session.press("next");
  CHECK(session.node("statement.error").value == "De medewerker heeft mijn betaling niet opgezocht.");
  CHECK(session.node("statement.error").label.ends_with("(optional)"));
}

TEST_CASE("form: a change button leads to its page and 'next', which says so, back to that part of the review") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  CHECK(find<effect::Focus>(session.press("change.contact"))->node == "heading");
  CHECK(session.page().name == complaint::test::pages::contact);
  CHECK(session.node("next").label == "Terug naar controle");
  session.type("contact.email", "piet@voorbeeld.nl");
  CHECK(find<effect::Focus>(session.press("next"))->node == "change.contact");
  CHECK(session.page().name == complaint::test::pages::review);
  CHECK(session.node("review.contact.email").value == "piet@voorbeeld.nl");
}

TEST_CASE("form: a change that opens a new question leads there before the review") {
  Session session;
  session.choose("kind.objection");
  session.fill_until(complaint::test::pages::review);
  session.press("change.statement");
  session.type("statement.error", "");
  CHECK_FALSE(session.node("statement.error").problem.empty());
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::statement);
}

TEST_CASE("form: the review shows what was understood, not what was typed") {
  Session session;
  session.fill_until(complaint::test::pages::review);
  CHECK(session.node("review.contact.phone").value == "06 12345678");
  CHECK(session.node("review.incident.date").value == "1 oktober 2026");
  CHECK(session.node("change.contact").spoken == "Wijzigen: Uw contactgegevens");
}

TEST_CASE("form: history cannot reach a page whose way there was not gone") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  const auto effects = session.happen(event::Visited{complaint::test::pages::review});
  CHECK(session.page().name == complaint::test::pages::contact);
  REQUIRE(find<effect::ShowPage>(effects) != nullptr);
  CHECK(find<effect::ShowPage>(effects)->replace);
  session.happen(event::Visited{complaint::test::pages::start});
  CHECK(session.page().name == complaint::test::pages::start);
  session.happen(event::Visited{complaint::test::pages::contact});
  CHECK(session.page().name == complaint::test::pages::contact);
}

TEST_CASE("form: an e-mail address that looks like a slip is asked about, and blocks nothing") {
  Session session;
  session.fill_until(complaint::test::pages::contact);
  const auto effects = session.type("contact.email", "jan@gmial.com");
  REQUIRE(find<effect::Announce>(effects) != nullptr);
  CHECK(find<effect::Announce>(effects)->text.find("jan@gmail.com") != std::string::npos);
  REQUIRE(session.shows("contact.email.use_suggestion"));
  session.press("contact.email.use_suggestion");
  CHECK(session.node("contact.email").value == "jan@gmail.com");
  CHECK_FALSE(session.shows("contact.email.use_suggestion"));
}

TEST_CASE("form: a page's problem is not said of the draft box, which asks nothing") {
  Session session;
  session.press("next");
  CHECK_FALSE(session.node("kind").problem.empty());
  CHECK(session.node("keep_draft").problem.empty());
  CHECK_FALSE(session.node("keep_draft").invalid);
}

TEST_CASE("form: a visit to a page that it does not have changes nothing") {
  Session session;
  session.fill_until(complaint::test::pages::statement);
  const Page before = session.page();
  for (const char* page : {"", "x", "Contact", "contact "}) CHECK(session.happen(event::Visited{page}).empty());
  CHECK(session.page() == before);
}
