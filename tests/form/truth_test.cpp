// The form's promise: complete, correct and received, and never said where it is not so. Each case was a defect of the first edition.
#include <doctest/doctest.h>

#include <algorithm>

#include "payload/payload.h"
#include "form/answers.h"
#include "support/session.h"

using namespace complaint;
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
  CHECK(session.page().name == complaint::test::pages::review);
  for (std::string_view page : {complaint::test::pages::done, complaint::test::pages::incident, complaint::test::pages::done}) {
    session.happen(event::Visited{std::string(page)});
    CHECK(session.page().name != complaint::test::pages::done);
    CHECK_FALSE(says(session, "ontvangen."));
    CHECK_FALSE(session.shows("reference"));
  }
}

TEST_CASE("B: a national number of nothing but separators does not stand in for the case number") {
  for (const char* typed : {"-", " ", ". -", ""}) {
    Session session;
    session.fill_until(complaint::test::pages::case_file);
    session.choose("case.concerns.yes");
    session.type("case.national_id", typed);
    session.press("next");
    CHECK(session.page().name == complaint::test::pages::case_file);
    CHECK_FALSE(session.node("case.number").problem.empty());
  }
}

TEST_CASE("B: a payload that the check refuses is not sent: the person gets the contact details, the host the reason") {
  Settings settings = test::settings();
  settings.profile.rules.languages = {"fr"};  // the form speaks Dutch: no question can mend /locale
  Session session(settings);
  session.fill_until(complaint::test::pages::review);
  session.choose("consent");
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto effects = session.press("send");
    CHECK(find<effect::Send>(effects) == nullptr);
    REQUIRE(find<effect::PayloadRefused>(effects) != nullptr);
    CHECK(find<effect::PayloadRefused>(effects)->problems ==
          Draft{{"/locale", "unknown_choice"}, {"/consent/language", "unknown_choice"}});
    CHECK(session.page().name == complaint::test::pages::review);
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
  CHECK(session.page().name == complaint::test::pages::contact);
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
  session.press("draft.drop");
  CHECK(find<effect::ForgetDraft>(session.press("draft.yes")) == nullptr);
}

TEST_CASE("C: a date given anew is not mixed with that of a found draft") {
  Session session;
  session.happen(event::DraftFound{{{"incident.date.unknown_day", "yes"}, {"incident.date.year", "2020"}}});
  session.fill_until(complaint::test::pages::review);
  for (int page = 0; page < 5; ++page) session.press("back");
  session.press("draft.continue");
  for (int page = 0; page < 4; ++page) session.press("next");
  CHECK(session.node("review.incident.date").value == "1 oktober 2026");
}

TEST_CASE("D: a number of the host's that the person emptied stays empty when a draft is continued") {
  Session first;
  first.happen(event::Prefilled{"AG-1234"});
  first.choose("keep_draft");
  first.fill_until(complaint::test::pages::case_file);
  first.type("case.national_id", "111222333");
  const auto effects = first.type("case.number", "");
  REQUIRE(find<effect::KeepDraft>(effects) != nullptr);
  Session next;
  next.happen(event::Prefilled{"AG-1234"});
  next.happen(event::DraftFound{find<effect::KeepDraft>(effects)->answers});
  next.press("draft.continue");
  next.press("next");
  CHECK(next.page().name == complaint::test::pages::case_file);
  CHECK(next.node("case.number").value.empty());
}

TEST_CASE("D: what is typed stays on the page when the host takes its number back") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  session.fill_until(complaint::test::pages::case_file);
  session.happen(event::Typed{"case.national_id", "1112"});
  session.happen(event::Prefilled{});
  CHECK(session.node("case.national_id").value == "1112");
  CHECK(session.node("case.number").value.empty());
}

TEST_CASE("D: the host's number typed as it stands stays the host's") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  session.fill_until(complaint::test::pages::case_file);
  session.happen(event::Typed{"case.number", "AG-1234"});
  session.happen(event::Prefilled{"AG-5678"});
  CHECK(session.node("case.number").value == "AG-5678");
}

TEST_CASE("E: what the receiver refused is marked until it changes, keeps nobody on the page, and may be sent again") {
  Session session;
  session.fill_until(complaint::test::pages::done);
  session.happen(event::Refused{kId, {{"/contact/email", "bad_shape"}, {"/incident/date", "not_canonical"}}});
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::incident);
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::review);
  CHECK(session.node("review.contact.email").invalid);
  CHECK(session.node("review.contact.email").value == "jan@voorbeeld.nl");
  CHECK_FALSE(session.node("review.contact.name").invalid);
  session.press("change.contact");
  CHECK(session.shows("summary"));
  session.type("contact.email", "jan2@voorbeeld.nl");
  CHECK_FALSE(session.shows("summary"));
  session.press("next");
  CHECK(session.page().name == complaint::test::pages::incident);
  session.happen(event::Visited{complaint::test::pages::review});
  CHECK(find<effect::Send>(session.press("send")) != nullptr);
}

TEST_CASE("D: the host's case number outlives drafts, reset and a new start") {
  Session session;
  session.happen(event::Prefilled{"AG-1234"});
  const auto shown = [&session] {
    session.fill_until(complaint::test::pages::case_file);
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
  session.fill_until(complaint::test::pages::done);
  session.happen(event::Sent{kId, "AG-1", ""});
  session.press("anew");
  CHECK(shown() == "AG-1234");
}

TEST_CASE("D: another number of the host replaces its own, never the person's") {
  Session session;
  session.happen(event::Prefilled{"AG-1"});
  session.happen(event::Prefilled{"AG-2222"});
  session.fill_until(complaint::test::pages::case_file);
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
    session.fill_until(complaint::test::pages::done);
    const auto effects = session.happen(event::Refused{kId, {{pointer, "bad_shape"}}});
    CHECK(session.page().name == complaint::test::pages::review);
    CHECK_FALSE(names(effects, "summary"));
    CHECK_FALSE(session.shows("summary"));
    CHECK(session.shows("contact_details"));
  }
}

TEST_CASE("F: consent given to one text is not consent to another") {
  Session session;
  session.fill_until(complaint::test::pages::review);
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
  session.fill_until(complaint::test::pages::review);
  session.choose("consent");
  session.moment.now = "2026-11-22T12:34:56Z";
  const std::string payload = sent_in(session.press("send")).payload;
  CHECK(payload.find(R"("createdAt":"2026-11-22T12:34:56Z")") != std::string::npos);
  CHECK(payload.find(R"("acceptedAt":"2026-11-22T12:00:00Z")") != std::string::npos);
}
