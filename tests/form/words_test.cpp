// Every word of the catalogues is shown somewhere, and nothing is shown that they lack: the form is led through all it can
// say with catalogues whose words are their own keys.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "fields/problem.h"
#include "fields/registry.h"
#include "support/session.h"

using namespace complaint::form;
using complaint::test::Session;

namespace {

using complaint::definition::Words;
using Keys = std::set<std::string>;

// What goes into the payload must be what it says it is, or nothing is sent.
const Keys kInPayload = {"consent.version", "consent.digest"};

// A catalogue in which every text is "<key>", so that what is shown tells where it came from.
Settings marked(std::string_view profile, const Words& others = {}) {
  Settings settings = complaint::test::settings(profile);
  Words words = settings.catalogue.words();
  for (auto& [key, text] : words)
    if (!kInPayload.contains(key)) text = "<" + key + ">";
  for (const auto& [key, text] : others) words[key] = text;
  settings.catalogue = Catalogue("nl", std::move(words));
  return settings;
}

void collect(const std::string& text, Keys& keys) {
  for (std::size_t open = text.find('<'); open != std::string::npos; open = text.find('<', open + 1))
    keys.insert(text.substr(open + 1, text.find('>', open) - open - 1));
}

// Texts that need parts filled in keep their key and show the parts too.
void collect(const Session& session, Keys& keys) {
  const Page page = session.page();
  collect(page.title, keys);
  for (const Node& node : page.nodes)
    for (const std::string* text : {&node.label, &node.spoken, &node.hint, &node.problem, &node.value, &node.count})
      collect(*text, keys);
}

Settings with_parts(std::string_view profile, const Words& others = {}) {
  Words words = {{"title", "<title>{page}"},
                 {"title.step", "<title.step>{heading}"},
                 {"title.problem", "<title.problem>{title}"},
                 {"label.optional", "<label.optional>{label}"},
                 {"date.words", "<date.words>{month}"},
                 {"count.left", "<count.left>{count}"}};
  words.insert(others.begin(), others.end());
  Settings settings = marked(profile, words);
  settings.profile.contact.phone = "phone";
  settings.profile.contact.email = "e-mail";
  settings.profile.contact.address = "address";
  settings.profile.contact.site = "https://site.example";
  return settings;
}

// What became of it, and what the receiver can say.
void try_reports(Session& session, Keys& keys) {
  const auto report = [&](const Event& event) {
    session.happen(event);
    collect(session, keys);
  };
  const std::string id = session.moment.id;
  report(event::SessionEnded{id});
  session.press("send");
  report(event::Rejected{id});
  session.press("send");
  report(event::Refused{id, {{"/contact/email", "not_canonical"}, {"/incident/date", "not_canonical"}}});
  report(event::Visited{complaint::test::pages::review});
  session.press("send");
  report(event::Refused{id,
                        {{"/contact/email", "bad_shape"}, {"/contact/phone", "bad_shape"}, {"/incident/date", "not_canonical"}}});
  report(event::Visited{complaint::test::pages::review});
  session.press("send");
  report(event::Waiting{id, "2026-11-22T13:05:00+01:00"});
  report(event::Waiting{id, "2026-11-22T13:07:00+01:00", false});
  report(event::Sent{id, "AG-1", "2026-11-22T13:08:00+01:00"});
}

// Every kind has a receipt of its own.
void try_kinds(std::string_view profile, Keys& keys) {
  for (const char* kind : {"objection", "complaint", "review"}) {
    Session session(with_parts(profile));
    session.fill_until(complaint::test::pages::review);
    session.happen(event::Visited{complaint::test::pages::start});
    session.choose(std::string("kind.") + kind);
    session.happen(event::Visited{complaint::test::pages::case_file});
    session.type("previous.reference", "AG-0");
    session.happen(event::Visited{complaint::test::pages::review});
    session.choose("consent");
    session.press("send");
    session.happen(event::Sent{session.moment.id, "AG-1", ""});
    collect(session, keys);
  }
}

// A date that is there in part, and a text at its limit.
void try_parts(std::string_view profile, Keys& keys) {
  Session session(with_parts(profile));
  session.fill_until(complaint::test::pages::statement);
  for (const std::size_t length : {std::size_t{3999}, std::size_t{4001}}) {
    session.type("statement.reason", std::string(length, 'a'));
    collect(session, keys);
  }
  session.fill_until(complaint::test::pages::incident);
  session.choose("incident.date.unknown_day");
  collect(session, keys);
  session.choose("incident.date.unknown_day", false);
  for (const char* empty : {"day", "month", "year"}) {
    session.type("incident.date.day", "1");
    session.type("incident.date.month", "10");
    session.type("incident.date.year", "2026");
    session.type(std::string("incident.date.") + empty, "");
    session.press("next");
    collect(session, keys);
  }
}

// Every text that a person can bring about by answers.
void try_answers(std::string_view profile, Keys& keys) {
  const std::string too_long(4100, 'a');
  Session session(with_parts(profile));
  const auto look = [&] { collect(session, keys); };
  const auto attempt = [&](std::string_view node, std::initializer_list<std::string> texts) {
    for (const std::string& text : texts) {
      session.type(node, text);
      look();
    }
  };
  session.happen(event::DraftFound{{{"contact.name", "x"}}});
  look();
  session.choose("keep_draft");
  session.press("next");
  look();
  session.press("clear");
  look();
  for (int complaints : {1, 2}) {
    session.happen(event::DeviceHolds{false, complaints});
    look();
  }
  session.press("clear.no");
  session.choose("kind.complaint");
  session.press("next");
  session.press("next");
  look();
  attempt("contact.name", {"x", "", "1", "a\x01", too_long});
  attempt("contact.phone", {"x", "12", "0900 1234", ""});
  attempt("contact.email", {"x", "\xc3\xa9@a.nl", "a@" + too_long + ".nl", "jan@gmial.com", ""});
  session.fill_until(complaint::test::pages::contact);
  session.choose("on_behalf");
  session.press("next");
  look();
  session.type("on_behalf.name", "Zoe");
  session.choose("on_behalf.role.heir");
  session.type("contact.name", "Jan");
  session.type("contact.phone", "+31612345678");
  session.type("contact.email", "jan@voorbeeld.nl");
  session.press("next");
  session.press("next");
  look();
  session.choose("case.concerns.yes");
  session.press("next");
  look();
  session.happen(event::Visited{complaint::test::pages::start});
  session.choose("kind.review");
  session.happen(event::Visited{complaint::test::pages::case_file});
  session.press("next");
  look();
  session.happen(event::Visited{complaint::test::pages::start});
  session.choose("kind.complaint");
  session.happen(event::Visited{complaint::test::pages::case_file});
  attempt("case.number", {"1", "abcd", "1234_", "12345"});
  if (profile == "be") attempt("case.national_id", {"x", "1", "00000000000", "99999999999", "00133200103", ""});
  else attempt("case.national_id", {"x", "1", "000000000", "123456789", ""});
  session.press("next");
  session.press("next");
  look();
  attempt("statement.reason", {"a\x01", too_long, "short", ""});
  attempt("statement.error", {"a\x01", too_long, "short", ""});
  session.type("statement.reason", "because");
  session.press("back");
  session.press("back");
  session.press("back");
  session.choose("kind.objection");
  for (int page = 0; page < 3; ++page) session.press("next");
  look();
  session.type("statement.error", "because");
  session.press("next");
  look();
  session.happen(event::Visited{complaint::test::pages::start});
  session.choose("kind.complaint");
  session.happen(event::Visited{complaint::test::pages::incident});
  session.press("next");
  look();
  session.choose("incident.channel.other");
  session.press("next");
  look();
  attempt("incident.channel_description", {"x", "a\x01", std::string(200, 'a'), "", "x"});
  session.type("incident.date.day", "40");
  session.type("incident.date.month", "1");
  attempt("incident.date.year", {"2026", "2999", "1900"});
  session.type("incident.date.day", "1");
  for (const char* year : {"2999", "1900"}) attempt("incident.date.year", {year});
  session.type("incident.date.year", "2025");
  session.press("next");
  for (int month = 1; month <= 12; ++month) {
    look();
    session.press("change.incident");
    look();
    session.type("incident.date.month", std::to_string(month));
    session.press("next");
  }
  for (const char* channel : {"letter", "phone", "email"}) {
    session.press("change.incident");
    session.choose(std::string("incident.channel.") + channel);
    session.press("next");
    look();
  }
  session.press("change.contact");
  session.choose("on_behalf", false);
  session.press("next");
  look();
  session.press("send");
  look();
  session.choose("consent");
  session.happen(event::Relabelled{with_parts(profile, {{"consent.version", "other-1"}}).catalogue});
  look();
  session.happen(event::Relabelled{with_parts(profile).catalogue});
  session.choose("consent");
  session.press("send");
  look();
  try_reports(session, keys);
}

void try_case(Session& session, Keys& keys) {
  collect(session, keys);
  session.happen(event::Restored{"", {{"case.national_id", ""}}});
  session.fill_until(complaint::test::pages::case_file);
  session.choose("case.concerns.yes");
  session.press("next");
  collect(session, keys);
}

// In a country that knows people by their date of birth.
void try_birth_date(Keys& keys) {
  Settings settings = with_parts("nl");
  settings.profile.rules.national_id = complaint::fields::national_id_named("birthDate");
  Session session(settings);
  try_case(session, keys);
  for (const char* typed : {"1980", "1850-01-01", "2999-01-01"}) {
    session.type("case.national_id", typed);
    collect(session, keys);
  }
}

// Without the national number, in the native painter and in English.
void try_settings(Keys& keys) {
  Settings settings = with_parts("nl");
  settings.catalogue = Catalogue("en", settings.catalogue.words());
  settings.ask_national_id = false;
  settings.native_painter = true;
  Session session(settings);
  try_case(session, keys);
}

// Words that are not shown but used in another way.
const Keys kUsedElsewhere = {"consent.version", "consent.digest", "copy.file_name", "clear.done", "number.separator",
                             "copy.shown",     // of a notice: personal_data_test.cpp
                             "done.heading"};  // of forms without kinds

}  // namespace

TEST_CASE("words: every key of the catalogue is used, and every key used is in the catalogue") {
  Keys shown;
  try_answers("nl", shown);
  try_answers("be", shown);
  try_kinds("nl", shown);
  try_parts("nl", shown);
  try_birth_date(shown);
  try_settings(shown);
  const Catalogue dutch = complaint::test::catalogue("nl");
  REQUIRE(dutch.words().size() > 150);
  for (const auto& entry : dutch.words()) {
    const std::string& key = entry.first;
    if (kUsedElsewhere.contains(key) || key.starts_with("personal-data.")) continue;  // personal_data_test.cpp
    if (key.starts_with("element.") || key.starts_with("news.")) continue;            // tests/web/element/words_test.ts
    CHECK_MESSAGE(shown.contains(key), "never shown: " << key);
  }
}

TEST_CASE("words: no page in any language shows a bare key") {
  for (const char* language : {"nl", "en"}) {
    Session session(complaint::test::settings("nl", language));
    const std::vector<std::string> pages = {"start", "contact", "case", "statement", "incident", "review", "done"};
    for (std::size_t at = 0; at + 1 < pages.size(); ++at) {
      const std::string& page = pages[at];
      session.press("next");
      for (const Node& node : session.page().nodes)
        for (const std::string* text : {&node.label, &node.hint, &node.problem, &node.count})
          CHECK_MESSAGE((text->empty() || text->find(' ') != std::string::npos || text->find('.') == std::string::npos),
                        page << ": " << *text);
      Session next(complaint::test::settings("nl", language));
      next.fill_until(pages[at + 1]);
      std::swap(session, next);
    }
  }
}

TEST_CASE("words: all languages have the same keys with the same parts to fill in") {
  const Catalogue dutch = complaint::test::catalogue("nl");
  const Catalogue english = complaint::test::catalogue("en");
  REQUIRE(dutch.words().size() == english.words().size());
  for (const auto& entry : dutch.words()) {
    const std::string& key = entry.first;
    const std::string& words = entry.second;
    REQUIRE_MESSAGE(english.has(key), key);
    const auto count = [](const std::string& text) { return std::count(text.begin(), text.end(), '{'); };
    CHECK_MESSAGE(count(words) == count(english.say(key)), key);
  }
}
