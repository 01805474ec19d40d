#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/session.h"
#include "wire/wire.h"

using namespace complaint;
using nlohmann::json;

namespace {

const std::string kAt = R"("at":{"now":"2026-11-22T12:00:00Z","today":"2026-11-22","id":"x"}})";

template <typename Kind>
Kind read(const std::string& members) {
  const auto message = wire::read_event("{" + members + "," + kAt);
  REQUIRE(message.has_value());
  REQUIRE(std::holds_alternative<Kind>(message->event));
  CHECK(message->moment.today == fields::Day{2026, 11, 22});
  CHECK(message->moment.id == "x");
  return std::get<Kind>(message->event);
}

}  // namespace

TEST_CASE("wire: every event is read") {
  using namespace form::event;
  CHECK(read<Typed>(R"("type":"typed","node":"contact.name","text":"Zo\u00eb \"x\"")").text == "Zo\xc3\xab \"x\"");
  CHECK(read<Left>(R"("type":"left","node":"a")").node == "a");
  CHECK_FALSE(read<Chosen>(R"("type":"chosen","node":"consent","checked":false)").checked);
  CHECK(read<Chosen>(R"("type":"chosen","node":"kind.complaint")").checked);
  CHECK(read<Pressed>(R"("type":"pressed","node":"next")").node == "next");
  CHECK(read<Visited>(R"("type":"visited","page":"case")").page == complaint::test::pages::case_file);
  CHECK(read<Relabelled>(R"("type":"relabelled","locale":{"language":"en","words":{"next":"Next"}})").catalogue.say("next") ==
        "Next");
  const Prefilled prefilled = read<Prefilled>(R"("type":"prefilled","caseNumber":"1234","email":"a@example.nl")");
  CHECK(prefilled.known.case_number == "1234");
  CHECK(prefilled.known.name.empty());
  CHECK(prefilled.known.email == "a@example.nl");
  CHECK(read<DraftFound>(R"("type":"draftFound","answers":[["a","b"],["c"],7])").answers.size() == 1);
  const auto holds = read<DeviceHolds>(R"("type":"deviceHolds","draft":true,"complaints":3)");
  CHECK(holds.draft);
  CHECK(holds.complaints == 3);
  CHECK(read<DeviceHolds>(R"("type":"deviceHolds","complaints":99999999999)").complaints == 1'000'000);
  for (const char* odd : {"-1", "1.5", "\"2\"", "null"})
    CHECK(read<DeviceHolds>(R"("type":"deviceHolds","complaints":)" + std::string(odd)).complaints == 0);
  read<Cleared>(R"("type":"cleared")");
  CHECK(read<Sending>(R"("type":"sending","complaint":"i")").id == "i");
  CHECK(read<Waiting>(R"("type":"waiting","complaint":"i","triedAt":"s")").tried_at == "s");
  CHECK(read<Sent>(R"("type":"sent","complaint":"i","reference":"r","receivedAt":"t")").reference == "r");
  CHECK(read<Refused>(R"("type":"refused","complaint":"i","problems":[{"pointer":"/a","code":"b"},3])").problems.size() == 1);
  CHECK(read<Rejected>(R"("type":"rejected","complaint":"i")").id == "i");
  CHECK(read<SessionEnded>(R"("type":"sessionEnded","complaint":"i")").id == "i");
}

TEST_CASE("wire: what is no event gives nothing, and never a crash") {
  for (const char* text : {"", "null", "[]", "{}", "{\"type\":7}", "{\"type\":\"unknown\"}",
                           "{\"type\":\"relabelled\",\"locale\":5}", "\xff", "{\"type\":\"typed\""})
    CHECK_FALSE(wire::read_event(text).has_value());
}

TEST_CASE("wire: an answer carries only what changed") {
  test::Session session;
  const form::Page before = session.page();
  const json whole = json::parse(wire::write_answer(nullptr, before, {}));
  CHECK(whole["order"].size() == before.nodes.size());
  CHECK(whole["nodes"].size() == before.nodes.size());
  session.choose("kind.complaint");
  const json change = json::parse(wire::write_answer(&before, session.page(), {}));
  CHECK_FALSE(change.contains("order"));
  REQUIRE(change["nodes"].size() == 1);
  CHECK(change["nodes"][0]["id"] == "kind.complaint");
  CHECK(change["nodes"][0]["checked"] == true);
}

TEST_CASE("wire: every effect is written") {
  using namespace form::effect;
  const std::vector<form::Effect> effects = {Focus{"n"},
                                             Announce{"a"},
                                             ShowPage{complaint::test::pages::done, true},
                                             Send{"i", "{}"},
                                             KeepDraft{{{"a", "b"}}},
                                             KeepInTab{"p", {{"a", "b"}}},
                                             ForgetDraft{},
                                             ForgetAll{},
                                             ForgetAnswers{},
                                             SaveCopy{"f", "<p>"},
                                             Flush{},
                                             Print{},
                                             SetLanguage{"en"},
                                             SetPainter{false}};
  const json written = json::parse(wire::write_answer(nullptr, {}, effects))["effects"];
  const json expected = json::parse(R"([{"type":"focus","node":"n"},{"type":"announce","text":"a"},
    {"type":"showPage","page":"done","replace":true},{"type":"send","complaint":"i","payload":"{}"},
    {"type":"keepDraft","answers":[["a","b"]]},{"type":"keepInTab","page":"p","answers":[["a","b"]]},{"type":"forgetDraft"},{"type":"forgetAll"},
    {"type":"forgetAnswers"},{"type":"saveCopy","fileName":"f","html":"<p>"},{"type":"flush"},{"type":"print"},{"type":"setLanguage","language":"en"},{"type":"setPainter","native":false}])");
  CHECK(written == expected);
}

TEST_CASE("wire: broken UTF-8 in an answer does not stop the form") {
  test::Session session;
  session.fill_until(complaint::test::pages::contact);
  session.happen(form::event::Typed{"contact.name", "\xff\xfe"});
  CHECK(json::accept(wire::write_answer(nullptr, session.page(), {})));
}
