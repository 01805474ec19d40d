// What a person meets: dates in parts, problems spoken, problems on two pages, receipts.
#include <doctest/doctest.h>

#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::find;
using complaint::test::kId;
using complaint::test::Session;

namespace {

Session at_date() {
  Session session;
  session.fill_until(test::pages::incident);
  return session;
}

std::string problem_of_date(const char* day, const char* month, const char* year) {
  Session session = at_date();
  for (const auto& [part, text] : {std::pair{"day", day}, {"month", month}, {"year", year}})
    session.happen(event::Typed{std::string("incident.date.") + part, text});
  session.press("next");
  return session.node("incident.date").problem;
}

std::string announced(const std::vector<Effect>& effects) {
  const auto* announce = find<effect::Announce>(effects);
  return announce == nullptr ? std::string() : announce->text;
}

}  // namespace

TEST_CASE("date: what is said names the part that is missing or wrong, and that part is marked") {
  CHECK(problem_of_date("1", "10", "26") == "Vul het jaar in met 4 cijfers, bijvoorbeeld 2026");
  CHECK(problem_of_date("1", "10", "") == "Vul het jaar in met 4 cijfers, bijvoorbeeld 2026");
  CHECK(problem_of_date("1", "", "2026") == "Vul de maand in, bijvoorbeeld 10 of oktober");
  CHECK(problem_of_date("1", "13", "2026") == "Vul de maand in, bijvoorbeeld 10 of oktober");
  CHECK(problem_of_date("", "10", "2026") == "Vul de dag in, of kies dat u de precieze dag niet weet");
  CHECK(problem_of_date("31", "juni", "2026") == "Controleer de datum. Deze dag bestaat niet");
  CHECK(problem_of_date("", "", "") == "Vul in wanneer het is gebeurd");
  CHECK(problem_of_date("23", "11", "2026") == "Deze datum is later dan vandaag. Vul een eerdere datum in");
  Session session = at_date();
  session.type("incident.date.day", "23");
  session.type("incident.date.month", "11");
  session.type("incident.date.year", "2026");
  CHECK(session.node("incident.date.day").invalid);  // tomorrow
  CHECK_FALSE(session.node("incident.date.year").invalid);
}

TEST_CASE("date: a whole one typed into a part moves to its parts when the part is left, or with 'next'") {
  struct Row {
    const char *part, *typed, *day, *month, *year;
  };
  for (const Row& row :
       {Row{"day", "1-10-2026", "1", "10", "2026"}, Row{"day", "2026-10-01", "01", "10", "2026"},
        Row{"month", "1 oktober 2026", "1", "oktober", "2026"}, Row{"year", "Oct 1st, 2026", "1", "Oct", "2026"}})
    for (const bool leaves : {true, false}) {
      Session session = at_date();
      session.choose("incident.channel.letter");
      const std::string node = std::string("incident.date.") + row.part;
      if (leaves) session.type(node, row.typed);
      else session.happen(event::Typed{node, row.typed});
      if (!leaves) session.press("next");
      CHECK(session.page().name == (leaves ? test::pages::incident : test::pages::review));
      session.happen(event::Visited{test::pages::incident});
      CHECK(session.node("incident.date.day").value == row.day);
      CHECK(session.node("incident.date.month").value == row.month);
      CHECK(session.node("incident.date.year").value == row.year);
      CHECK(session.node("incident.date").problem.empty());
    }
}

TEST_CASE("date: a whole one takes nothing away that was typed elsewhere") {
  Session session = at_date();
  session.type("incident.date.month", "9");
  session.type("incident.date.day", "1-10-2026");
  CHECK(session.node("incident.date.day").value == "1-10-2026");
  CHECK(session.node("incident.date.month").value == "9");
  session.type("incident.date.month", "010");
  session.type("incident.date.day", "1-10-2026");
  CHECK(session.node("incident.date.year").value == "2026");  // "010" says the same
}

TEST_CASE("date: a month with its year, typed where the day is not known, moves to its parts") {
  Session session = at_date();
  session.choose("incident.date.unknown_day");
  session.type("incident.date.month", "oktober 2026");
  CHECK(session.node("incident.date.month").value == "oktober");
  CHECK(session.node("incident.date.year").value == "2026");
  CHECK(session.node("incident.date").problem.empty());
}

TEST_CASE("date: the hint names no day where the day is not known") {
  Session session = at_date();
  CHECK(session.node("incident.date").hint.starts_with("Bijvoorbeeld 1 oktober 2026."));
  session.choose("incident.date.unknown_day");
  CHECK(session.node("incident.date").hint.starts_with("Bijvoorbeeld oktober 2026."));
}

TEST_CASE("spoken: a problem when its field is left, once; a text when it grows too long, once") {
  Session session;
  session.fill_until(test::pages::contact);
  const std::string said = announced(session.type("contact.phone", "12"));
  CHECK(said == session.node("contact.phone").problem);
  CHECK(announced(session.type("contact.phone", "123")).empty());
  const std::string other = announced(session.type("contact.phone", "12a"));
  CHECK(other == session.node("contact.phone").problem);
  CHECK(other != said);
  CHECK(announced(session.type("contact.phone", "0612345678")).empty());
  session.fill_until(test::pages::statement);
  const auto typed = [&](std::size_t length) {
    return announced(session.happen(event::Typed{"statement.reason", std::string(length, 'a')}));
  };
  CHECK(typed(4000).empty());
  CHECK(typed(4001) == "1 teken te veel");
  CHECK(session.node("statement.reason").over);
  CHECK(typed(4005).empty());
  CHECK(typed(3999).empty());
  CHECK_FALSE(session.node("statement.reason").over);
  CHECK(typed(4005) == "5 tekens te veel");
}

TEST_CASE("refused on two pages: each has its summary, and the first says that another follows") {
  Session session;
  session.fill_until(test::pages::done);
  session.happen(event::Refused{kId, {{"/contact/email", "bad_shape"}, {"/statement/reason", "bad_character"}}});
  CHECK(session.page().name == test::pages::contact);
  CHECK(session.node("summary").label.find("nog een pagina") != std::string::npos);
  session.type("contact.email", "jan2@voorbeeld.nl");
  session.press("next");
  CHECK(session.page().name == test::pages::statement);
  CHECK(session.node("summary").label == "Pas nog 1 antwoord aan");
  CHECK_FALSE(session.node("mend.statement.reason").label.empty());
}

TEST_CASE("setbacks look like what they are, and every page that waits has the contact details") {
  Session session;
  session.fill_until(test::pages::done);
  session.happen(event::Waiting{kId, "2026-11-22T20:57:00+01:00"});
  CHECK(session.node("delivery").label == "Versturen lukte niet om 20:57. Wij proberen het opnieuw.");
  CHECK(session.node("delivery").emphasis == Emphasis::danger);
  CHECK(session.shows("contact_details"));
  CHECK(announced(session.happen(event::Waiting{kId, "2026-11-22T20:59:00+01:00"})).empty());  // its words have changed
  const std::string again = announced(session.happen(event::Waiting{kId, "2026-11-22T20:59:30+01:00"}));
  CHECK(again == session.node("delivery").label);
  CHECK(session.node("waiting.text").label.find("open hem later opnieuw") != std::string::npos);
  session.happen(event::Waiting{kId, "2026-11-22T20:59:00+01:00", false});
  CHECK(session.node("waiting.text").label.find("Laat deze pagina open tot u een kenmerk hebt") != std::string::npos);
  CHECK(session.node("delivery").label == "Weer niet gelukt om 20:59. Wij proberen het opnieuw.");
  session.happen(event::Rejected{kId});
  CHECK(session.node("delivery").emphasis == Emphasis::danger);
  CHECK(session.shows("contact_details"));
}

TEST_CASE("receipt: what was received, when, under which reference, and all answers to read") {
  for (const auto& [kind, heading] :
       {std::pair{"objection", "Wij hebben uw bezwaar ontvangen"}, {"complaint", "Wij hebben uw klacht ontvangen"}}) {
    Session session;
    session.fill_until(test::pages::review);
    session.happen(event::Visited{test::pages::start});
    session.choose(std::string("kind.") + kind);
    session.happen(event::Visited{test::pages::review});
    const Node name = session.node("review.contact.name");
    session.choose("consent");
    session.press("send");
    session.happen(event::Sent{kId, "AG-7", "2026-11-22T13:07:09+01:00"});
    CHECK(session.node("heading").label == std::string_view(heading));
    CHECK(session.node("reference").label == "AG-7");
    CHECK(session.node("received").label == "Ontvangen op 22 november 2026 om 13:07 uur");
    CHECK(session.node("review.contact.name") == name);
    CHECK_FALSE(session.shows("change.contact"));
    session.happen(event::Relabelled{test::catalogue("en")});
    CHECK(session.node("review.kind").label == "What do you want to do?");
    session.press("anew");
    CHECK_FALSE(session.shows("review.contact.name"));
  }
}

TEST_CASE("tab: answers come back to the page where they were, as far as they lead there, but for the national number") {
  Session first;
  first.fill_until(test::pages::case_file);
  first.choose("case.concerns.yes");
  const auto effects = first.type("case.national_id", "111222333");
  const auto* kept = find<effect::KeepInTab>(effects);
  REQUIRE(kept != nullptr);
  CHECK(kept->page == test::pages::case_file);
  for (const auto& answer : kept->answers) CHECK((answer.first != "case.national_id" || answer.second.empty()));
  Session next;
  const auto shown = next.happen(event::Restored{kept->page, kept->answers});
  CHECK(next.page().name == test::pages::case_file);
  CHECK(find<effect::ShowPage>(shown)->replace);
  CHECK(find<effect::Focus>(shown) == nullptr);  // the person may be at something else on the page
  CHECK(next.node("case.concerns.yes").checked);
  Session far;
  far.happen(event::Restored{"review", {{"kind", "complaint"}}});
  CHECK(far.page().name == test::pages::contact);
  Settings off = test::settings();
  off.drafts = Drafts::off;
  CHECK(find<effect::KeepInTab>(Session(off).choose("kind.complaint")) == nullptr);
}

TEST_CASE("tab: that the national number is missing after a reload is said at its field and in the review, until it is there") {
  const std::string_view missing = "Om u te beschermen bewaren wij dit antwoord niet. Vul het opnieuw in.";
  Session first;
  first.fill_until(test::pages::review);
  const auto effects = first.press("change.case");
  Session next;
  const auto shown = next.happen(event::Restored{"review", find<effect::KeepInTab>(effects)->answers});
  CHECK(find<effect::KeepInTab>(shown)->page == test::pages::review);  // for the next reload
  CHECK(next.node("review.case.national_id").value == missing);
  const auto kept_again = next.press("change.case");
  CHECK(next.node("case.national_id").hint.starts_with(missing));
  Session third;
  third.happen(event::Restored{"review", find<effect::KeepInTab>(kept_again)->answers});
  CHECK(third.node("review.case.national_id").value == missing);
  third.choose("consent");
  third.press("send");
  CHECK(third.node("review.case.national_id").value == "Niet ingevuld");
  third.happen(event::Rejected{test::kId});
  CHECK(third.node("review.case.national_id").value == missing);
  CHECK(next.node("case.number").hint == first.node("case.number").hint);
  next.type("case.national_id", "111222333");
  CHECK(next.node("case.national_id").hint == first.node("case.national_id").hint);
  next.press("next");
  CHECK(next.node("review.case.national_id").value == "111222333");
  next.press("change.case");
  next.type("case.national_id", "");
  next.press("next");
  CHECK(next.node("review.case.national_id").value == "Niet ingevuld");  // as the person wants it
}

TEST_CASE("language: the first page offers the profile's others, where the host lets it") {
  Session session;
  CHECK(session.node("language.en").label == "English");
  CHECK(session.node("language.en").language == "en");
  CHECK_FALSE(session.shows("language.nl"));
  CHECK(find<effect::SetLanguage>(session.press("language.en"))->language == "en");
  CHECK(find<effect::SetLanguage>(session.press("language.nl")) == nullptr);
  Settings fixed = test::settings();
  fixed.offers_languages = false;
  Session other(fixed);
  CHECK_FALSE(other.shows("language.en"));
  CHECK(find<effect::SetLanguage>(other.press("language.en")) == nullptr);
}
