#include "form/answers.h"

#include <doctest/doctest.h>

#include <map>

#include "assets/library.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;

namespace {

const FormModel& model() {
  static const FormModel complaint(assets::embedded_library().form_named("complaint")->form());
  return complaint;
}

std::map<std::string, std::string> answers(std::string_view payload) {
  const Draft draft = answers_in(model(), payload);
  return {draft.begin(), draft.end()};
}

}  // namespace

TEST_CASE("answers: a payload's are named as in a draft, the national number among them") {
  const auto all = answers(R"({"kind":"objection","contact":{"name":"Zo\u00eb","phone":"+31612345678"},
    "case":{"caseNumber":"AB1234-5","nationalId":{"scheme":"bsn","value":"111222333"}},
    "incident":{"date":"2026-10-01","channel":"other","channelDescription":"fax"}})");
  CHECK(all.at("kind") == "objection");
  CHECK(all.at("contact.name") == "Zo\u00eb");
  CHECK(all.at("case.concerns") == "yes");
  CHECK(all.at("case.number") == "AB1234-5");
  CHECK(all.at("case.national_id") == "111222333");
  CHECK(all.at("incident.date.day") == "01");
  CHECK(all.at("incident.date.month") == "10");
  CHECK(all.at("incident.date.year") == "2026");
  CHECK(all.at("incident.channel_description") == "fax");
  CHECK_FALSE(all.contains("contact.email"));
  CHECK_FALSE(all.contains("incident.date.unknown_day"));
}

TEST_CASE("answers: of a month the day is not known, and without a case it concerns none") {
  const auto all = answers(R"({"incident":{"date":"2026-10"}})");
  CHECK(all.at("incident.date.unknown_day") == "yes");
  CHECK(all.at("incident.date.month") == "10");
  CHECK(all.at("case.concerns") == "no");
}

TEST_CASE("answers: what is no payload has none that could be wrong") {
  for (const char* broken : {"", "null", "7", "[]", R"({"contact":3})", R"({"incident":{"date":"1"}})", R"({"kind":{}})"})
    for (const auto& [name, text] : answers(broken)) CHECK(text == "no");
}
