// The form's promise: complete, correct and received, and never said where it is not so. Each case was a defect of the first edition.
#include <doctest/doctest.h>

#include <algorithm>

#include "complaint/payload.h"
#include "form/answers.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::find;
using complaint::test::Session;

namespace {

constexpr const char* kId = "5f0c1c6e-0000-4000-8000-000000000001";

Session sent() {
  Session session;
  session.fill_until(PageName::done);
  return session;
}

bool says(const Session& session, std::string_view words) {
  const Page page = session.page();
  return std::any_of(page.nodes.begin(), page.nodes.end(),
                     [words](const Node& node) { return node.label.find(words) != std::string::npos; });
}

const effect::Send& sent_in(const std::vector<Effect>& effects) {
  const auto* found = find<effect::Send>(effects);
  REQUIRE(found != nullptr);
  return *found;
}

bool names(const std::vector<Effect>& effects, std::string_view node) {
  const auto* focus = find<effect::Focus>(effects);
  return focus != nullptr && focus->node == node;
}

}  // namespace

TEST_CASE("A: a complaint that waited and came back is not called received") {
  Session session = sent();
  session.happen(event::Waiting{kId, "2026-11-22T13:05:00+01:00"});
  session.happen(event::SessionEnded{kId});
  CHECK(session.page().name == PageName::review);
  for (PageName page : {PageName::done, PageName::incident, PageName::done}) {
    session.happen(event::Visited{page});
    CHECK(session.page().name != PageName::done);
    CHECK_FALSE(says(session, "ontvangen."));
    CHECK_FALSE(session.shows("reference"));
  }
}

TEST_CASE("B: a national number of nothing but separators does not stand in for the case number") {
  for (const char* typed : {"-", " ", ". -", ""}) {
    Session session;
    session.fill_until(PageName::case_file);
    session.choose("case.concerns.yes");
    session.type("case.national_id", typed);
    session.press("next");
    CHECK(session.page().name == PageName::case_file);
    CHECK_FALSE(session.node("case.number").problem.empty());
  }
}

TEST_CASE("B: a payload that the check refuses is not sent: the person gets the contact details, the host the reason") {
  Settings settings = test::settings();
  settings.profile.rules.languages = {"fr"};  // the form speaks Dutch: no question can mend /locale
  Session session(settings);
  session.fill_until(PageName::review);
  session.choose("consent");
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto effects = session.press("send");
    CHECK(find<effect::Send>(effects) == nullptr);
    REQUIRE(find<effect::PayloadRefused>(effects) != nullptr);
    CHECK(find<effect::PayloadRefused>(effects)->problems == Draft{{"/locale", "unknown_choice"}});
    CHECK(session.page().name == PageName::review);
    CHECK(session.shows("contact_details"));
    CHECK(session.shows("delivery"));
  }
}

TEST_CASE("C: going on with a found draft keeps the answers given anew") {
  Session session;
  session.happen(event::DraftFound{{{"kind", "objection"}, {"contact.name", "Oud"}, {"contact.phone", "0612345678"}}});
  session.choose("kind.complaint");
  session.press("next");
  session.type("contact.name", "Nieuw");
  session.press("back");
  session.press("draft.continue");
  CHECK(session.page().name == PageName::contact);
  CHECK(session.node("contact.name").value == "Nieuw");
  CHECK(session.node("contact.phone").value == "0612345678");
  session.press("back");
  CHECK(session.node("kind.complaint").checked);
  CHECK_FALSE(session.shows("draft.continue"));
}

TEST_CASE("C: an answer emptied on purpose is not filled again by a found draft") {
  Session session;
  session.happen(event::DraftFound{{{"contact.name", "Oud"}}});
  session.choose("kind.complaint");
  session.press("next");
  session.type("contact.name", "Nieuw");
  session.type("contact.name", "");
  session.press("back");
  session.press("draft.continue");
  CHECK(session.node("contact.name").value.empty());
}

TEST_CASE("C: refusing a found draft does not forget this form's own") {
  Session session;
  session.happen(event::DraftFound{{{"contact.name", "Oud"}}});
  session.choose("keep_draft");
  CHECK(find<effect::ForgetDraft>(session.press("draft.drop")) == nullptr);
}

TEST_CASE("C: a date given anew is not mixed with that of a found draft") {
  Session session;
  session.happen(event::DraftFound{{{"incident.unknown_day", "yes"}, {"incident.year", "2020"}}});
  session.fill_until(PageName::review);
  for (int page = 0; page < 5; ++page) session.press("back");
  session.press("draft.continue");
  for (int page = 0; page < 4; ++page) session.press("next");
  CHECK(session.node("review.incident.date").value == "1 oktober 2026");
}

TEST_CASE("D: a number of the host's that the person emptied stays empty when a draft is continued") {
  Session first;
  first.happen(event::Prefilled{"AG-1234"});
  first.choose("keep_draft");
  first.fill_until(PageName::case_file);
  first.type("case.national_id", "111222333");
  const auto effects = first.type("case.number", "");
  REQUIRE(find<effect::KeepDraft>(effects) != nullptr);
  Session next;
  next.happen(event::Prefilled{"AG-1234"});
  next.happen(event::DraftFound{find<effect::KeepDraft>(effects)->answers});
  next.press("draft.continue");
  next.press("next");
  CHECK(next.page().name == PageName::case_file);
  CHECK(next.node("case.number").value.empty());
}

TEST_CASE("D: what is typed stays on the page when the host takes its number back") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  session.fill_until(PageName::case_file);
  session.happen(event::Typed{"case.national_id", "1112"});
  session.happen(event::Prefilled{});
  CHECK(session.node("case.national_id").value == "1112");
  CHECK(session.node("case.number").value.empty());
}

TEST_CASE("D: the host's number typed as it stands stays the host's") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  session.fill_until(PageName::case_file);
  session.happen(event::Typed{"case.number", "AG-1234"});
  session.happen(event::Prefilled{"AG-5678"});
  CHECK(session.node("case.number").value == "AG-5678");
}

TEST_CASE("E: what the receiver refused is marked until it changes, keeps nobody on the page, and may be sent again") {
  Session session;
  session.fill_until(PageName::done);
  session.happen(event::Refused{kId, {{"/contact/email", "bad_shape"}, {"/incident/date", "not_canonical"}}});
  session.press("next");
  CHECK(session.page().name == PageName::incident);
  session.press("next");
  CHECK(session.page().name == PageName::review);
  CHECK(session.node("review.contact.email").invalid);
  CHECK(session.node("review.contact.email").value == "jan@voorbeeld.nl");
  CHECK_FALSE(session.node("review.contact.name").invalid);
  session.press("change.contact.email");
  CHECK(session.shows("summary"));
  session.type("contact.email", "jan2@voorbeeld.nl");
  CHECK_FALSE(session.shows("summary"));
  session.press("next");
  CHECK(session.page().name == PageName::incident);
  session.happen(event::Visited{PageName::review});
  CHECK(find<effect::Send>(session.press("send")) != nullptr);
}

TEST_CASE("D: the host's case number outlives drafts, reset and a new start") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  const auto shown = [&session] {
    session.fill_until(PageName::case_file);
    return session.node("case.number").value;
  };
  CHECK(shown() == "AG-1234");
  CHECK(session.node("case.concerns.yes").checked);
  session.happen(event::Cleared{});
  CHECK(shown() == "AG-1234");
  session.happen(event::Cleared{});
  session.happen(event::DraftFound{{{"contact.name", "Jan"}}});
  session.press("draft.continue");
  CHECK(shown() == "AG-1234");
  session.happen(event::Cleared{});
  session.fill_until(PageName::done);
  session.happen(event::Sent{kId, "AG-1", ""});
  session.press("anew");
  CHECK(shown() == "AG-1234");
}

TEST_CASE("D: another number of the host replaces its own, never the person's") {
  Session session;
  session.happen(event::Prefilled{"AG-1"});
  session.happen(event::Prefilled{"AG-2222"});
  session.fill_until(PageName::case_file);
  CHECK(session.node("case.number").value == "AG-2222");
  session.type("case.number", "AG-3333");
  session.happen(event::Prefilled{"AG-4444"});
  CHECK(session.node("case.number").value == "AG-3333");
  session.type("case.number", "");
  session.happen(event::Prefilled{"AG-5555"});
  CHECK(session.node("case.number").value.empty());
}

TEST_CASE("E: a refusal of a question that is not asked gives the contact details, and no focus into nothing") {
  Settings settings = test::settings();
  settings.ask_national_id = false;
  for (const char* pointer : {"/case/nationalId", "/case/nationalId/value", "/incident/channelDescription"}) {
    Session session(settings);
    session.fill_until(PageName::done);
    const auto effects = session.happen(event::Refused{kId, {{pointer, "bad_shape"}}});
    CHECK(session.page().name == PageName::review);
    CHECK_FALSE(names(effects, "summary"));
    CHECK_FALSE(session.shows("summary"));
    CHECK(session.shows("contact_details"));
  }
}

TEST_CASE("F: consent given to one text is not consent to another") {
  Session session;
  session.fill_until(PageName::review);
  session.choose("consent");
  session.happen(event::Relabelled{test::catalogue("en")});
  CHECK_FALSE(session.node("consent").checked);
  CHECK_FALSE(session.node("consent").hint.empty());
  CHECK(find<effect::Send>(session.press("send")) == nullptr);
  session.choose("consent");
  CHECK(session.node("consent").hint.empty());
  const std::string payload = sent_in(session.press("send")).payload;
  CHECK(payload.find(test::catalogue("en").say("consent.digest")) != std::string::npos);
}

TEST_CASE("F: the time of the consent is when the box was ticked") {
  Session session;
  session.fill_until(PageName::review);
  session.choose("consent");
  session.moment.now = "2026-11-22T12:34:56Z";
  const std::string payload = sent_in(session.press("send")).payload;
  CHECK(payload.find(R"("createdAt":"2026-11-22T12:34:56Z")") != std::string::npos);
  CHECK(payload.find(R"("acceptedAt":"2026-11-22T12:00:00Z")") != std::string::npos);
}

TEST_CASE("form: whoever leaves the way back to the review goes on page by page") {
  Session session;
  session.fill_until(PageName::review);
  session.press("change.contact.email");
  session.happen(event::Visited{PageName::start});
  session.press("next");
  CHECK(session.page().name == PageName::contact);
  session.happen(event::Visited{PageName::review});
  session.press("change.contact.email");
  session.press("back");
  session.press("next");
  CHECK(session.page().name == PageName::contact);
}

TEST_CASE("G: the problem of a field that may be left open now, or is not asked now, is gone") {
  Session session;
  session.fill_until(PageName::statement);
  session.type("statement.reason", "Ik heb deze rekening al betaald op 3 september.");
  session.press("next");
  REQUIRE_FALSE(session.node("statement.error").problem.empty());
  for (int page = 0; page < 3; ++page) session.press("back");
  session.choose("kind.objection");
  for (int page = 0; page < 3; ++page) session.press("next");
  CHECK(session.page().name == PageName::statement);
  CHECK(session.node("statement.error").problem.empty());
  CHECK_FALSE(session.shows("summary"));

  Session other;
  other.fill_until(PageName::incident);
  other.choose("incident.channel.other");
  other.press("next");
  REQUIRE_FALSE(other.node("incident.channel_description").problem.empty());
  other.choose("incident.channel.letter");
  other.choose("incident.channel.other");
  CHECK(other.node("incident.channel_description").problem.empty());
}

TEST_CASE("form: where the day is not known, a date that is missing begins with the month") {
  Session session;
  session.fill_until(PageName::incident);
  session.choose("incident.unknown_day");
  session.press("next");
  CHECK(session.node("mend.date").target == "#incident.month");
  CHECK(session.node("incident.month").invalid);
}

TEST_CASE("H: review shows a wrong answer as typed, and marks it") {
  Session session;
  session.fill_until(PageName::review);
  session.press("change.contact.email");
  session.type("contact.email", "jan@");
  session.happen(event::Visited{PageName::review});
  const Node answer = session.node("review.contact.email");
  CHECK(answer.value == "jan@");
  CHECK(answer.invalid);
  CHECK_FALSE(answer.problem.empty());
  CHECK_FALSE(session.node("review.contact.name").invalid);
}

TEST_CASE("H: review does not mark an answer that was put right and not left yet") {
  Session session;
  session.fill_until(PageName::review);
  session.press("change.contact.phone");
  session.type("contact.phone", "12");
  session.happen(event::Typed{"contact.phone", "0612345678"});
  CHECK(session.node("contact.phone").invalid);
  session.happen(event::Visited{PageName::review});
  CHECK_FALSE(session.node("review.contact.phone").invalid);
  session.happen(event::Visited{PageName::contact});
  CHECK_FALSE(session.node("contact.phone").invalid);
}

TEST_CASE("I: without a profile that is known, the order of the profiles decides nothing") {
  Session session;
  session.fill_until(PageName::review);
  session.choose("consent");
  const std::string payload = sent_in(session.press("send")).payload;
  const fields::Rules nl = test::settings("nl").profile.rules;
  const fields::Rules be = test::settings("be").profile.rules;
  for (const char* with : {"", R"("profile":"xx",)"}) {
    std::string unknown = payload;
    const std::string profile = R"("profile":"nl",)";
    unknown.replace(unknown.find(profile), profile.size(), with);
    const auto problems = check_payload(unknown, {{nl, be}, {2026, 11, 22}});
    CHECK(problems == check_payload(unknown, {{be, nl}, {2026, 11, 22}}));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().pointer == "/profile");
  }
}

TEST_CASE("J: a summary that is gone does not come back when a field is left") {
  Session session;
  session.fill_until(PageName::contact);
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
  session.fill_until(PageName::statement);
  session.type("statement.reason", std::string(3999, 'a') + "\r\n\r\n  ");
  CHECK(session.node("statement.reason").problem.empty());
  CHECK(session.node("statement.reason").count == "Nog 1 tekens over");
  session.type("statement.reason", "a\r\nb");
  CHECK(session.node("statement.reason").count == "Nog 3.997 tekens over");
}

TEST_CASE("J: a problem counts as the validator does") {
  Session session;
  session.fill_until(PageName::contact);
  session.type("contact.name", " " + std::string(60, 'a') + "     " + std::string(60, 'b'));
  CHECK(session.node("contact.name").problem.find("Nu zijn het er 121") != std::string::npos);
  Session statement;
  statement.fill_until(PageName::statement);
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
  Session session = sent();
  const auto effects = session.happen(event::Sent{kId, "AG-1", ""});
  REQUIRE(find<effect::ShowPage>(effects) != nullptr);
  CHECK(find<effect::ShowPage>(effects)->page == PageName::done);
  CHECK(find<effect::EndHistory>(effects) != nullptr);
  CHECK(find<effect::EndHistory>(session.happen(event::Visited{PageName::contact})) != nullptr);
}
