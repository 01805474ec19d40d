// The second form: overview of personal data, or their correction. By definition and words alone.
#include <doctest/doctest.h>

#include <set>

#include "support/receiver.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::kId;
using complaint::test::Session;

namespace {

Settings chosen(std::string_view profile = "nl") { return test::settings_of("personal-data", profile); }

void fill_case(Session& session, std::string_view kind) {
  session.choose("kind." + std::string(kind));
  session.press("next");
  session.type("contact.name", "Jan de Vries");
  session.type("contact.phone", "+31612345678");
  session.type("contact.email", "jan@voorbeeld.nl");
  session.press("next");
  session.choose("case.concerns.no");
  session.press("next");
}

bool has(const std::string& payload, std::string_view piece) { return payload.find(piece) != std::string::npos; }

}  // namespace

TEST_CASE("personal-data: an overview needs no page of corrections, and tells its steps without it") {
  Session session(chosen());
  CHECK(session.node("heading").label == "Uw persoonsgegevens");
  fill_case(session, "overview");
  CHECK(session.page().name == test::pages::review);
  CHECK(session.node("steps").value == "3");
  CHECK(session.node("steps").limit == 3);
  session.press("back");
  CHECK(session.page().name == "case");
  session.happen(event::Visited{"correction"});
  CHECK(session.page().name == "case");
}

TEST_CASE("personal-data: a correction says what is wrong and what is right") {
  Session session(chosen());
  fill_case(session, "correction");
  CHECK(session.page().name == "correction");
  CHECK(session.node("steps").limit == 4);
  session.press("next");
  CHECK(session.node("correction.wrong").problem == "Schrijf op welke gegevens niet kloppen");
  CHECK(session.node("correction.right").problem == "Schrijf op hoe het moet zijn");
  session.type("correction.wrong", "Mijn adres");
  session.type("correction.right", "Dorpsstraat 1");
  session.press("next");
  const auto effects = session.press("send");
  const auto* send = test::find<effect::Send>(effects);
  REQUIRE(send != nullptr);
  CHECK(test::Receiver{}.check(send->payload).empty());
  CHECK(has(send->payload, R"("form":"personal-data")"));
  CHECK(has(send->payload, R"("correction":{"wrong":"Mijn adres","right":"Dorpsstraat 1"})"));
}

TEST_CASE(
    "personal-data: the notice is told with the time at which it was shown first, and a second press sends the same bytes") {
  Session session(chosen("be"));
  fill_case(session, "overview");
  CHECK_FALSE(session.shows("consent"));
  CHECK(has(session.node("personal_data.clause").label, "verantwoordelijk"));
  session.moment.now = "2026-11-22T13:00:00Z";
  const auto effects = session.press("send");
  const auto* send = test::find<effect::Send>(effects);
  REQUIRE(send != nullptr);
  const std::string payload = send->payload;
  CHECK(has(payload, R"("notice":{"shownAt":"2026-11-22T12:00:00Z","textVersion":"nl-data-1")"));
  CHECK_FALSE(has(payload, "consent"));
  session.happen(event::SessionEnded{kId});
  session.moment.now = "2026-11-22T14:00:00Z";
  session.moment.id = "5f0c1c6e-0000-4000-8000-000000000002";
  const auto again = session.press("send");
  const auto* second = test::find<effect::Send>(again);
  REQUIRE(second != nullptr);
  CHECK(second->payload == payload);
  CHECK(second->id == kId);
}

TEST_CASE("personal-data: a notice in another language is another text, shown now") {
  Session session(chosen());
  fill_case(session, "overview");
  session.moment.now = "2026-11-22T13:00:00Z";
  session.happen(event::Relabelled{test::catalogue("en")});
  const auto effects = session.press("send");
  CHECK(has(test::find<effect::Send>(effects)->payload, R"("shownAt":"2026-11-22T13:00:00Z","textVersion":"en-data-1")"));
}

TEST_CASE("personal-data: each of its own words is shown") {
  std::set<std::string> shown;
  Session session(chosen());
  const auto look = [&] {
    for (const Node& node : session.page().nodes)
      for (const std::string* text : {&node.label, &node.hint, &node.problem, &node.value}) shown.insert(*text);
  };
  look();
  fill_case(session, "correction");
  session.press("next");
  look();
  session.type("correction.wrong", "Mijn adres");
  session.type("correction.right", "Dorpsstraat 1");
  session.press("next");
  look();
  session.press("send");
  session.happen(event::Waiting{kId, "2026-11-22T13:05:00+01:00"});
  session.press("clear");
  look();
  session.press("clear.no");
  session.happen(event::Sent{kId, "AG-1", ""});
  look();
  CHECK(session.node("personal_data.agreed").label == "U las dit op 22 november 2026. Tekst nl-data-1.");
  const auto effects = session.press("copy");
  shown.insert(test::find<effect::SaveCopy>(effects)->file_name);
  int own = 0;
  for (const auto& entry : test::catalogue("nl").words()) {
    const std::string& key = entry.first;
    if (!key.starts_with("personal-data.") || key.find(".consent.") != std::string::npos) continue;
    if (key == "personal-data.clear.complaints") continue;  // with a number
    CHECK_MESSAGE(shown.contains(entry.second), key);
    ++own;
  }
  CHECK(own == 18);
}
