#include "payload/payload.h"

#include <random>

#include "payload/sample.h"

using namespace complaint;
using namespace complaint::test;

TEST_CASE("payload: it is written compactly, in the schema's order") {
  CHECK(
      Sample().payload() ==
      R"({"schemaVersion":2,"form":"complaint","id":"5f0c1d2e-1111-4222-8333-444455556666","createdAt":"2026-11-22T12:00:00Z","profile":"nl",)"
      R"("locale":"en","kind":"complaint","contact":{"name":"An de Vries","phone":"+31612345678","email":"An@example.nl"},)"
      R"("case":{"caseNumber":"AB-12345","nationalId":{"scheme":"bsn","value":"111222333"}},)"
      R"("statement":{"reason":"Ik heb al betaald.\nZie de bijlage.","error":"De brief kwam \"te laat\" \\ nooit."},)"
      R"("incident":{"date":"2026-10-01","channel":"other","channelDescription":"WhatsApp"},)"
      R"("consent":{"accepted":true,"acceptedAt":"2026-11-22T11:59:59.123Z","textVersion":"nl-1",)"
      R"("textDigest":"sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:","language":"en"}})");
}

TEST_CASE("payload: what is written passes the check, in every shape a record has") {
  for (const char* kind : {"complaint", "objection"})
    for (const char* channel : {"letter", "phone", "email", "other"})
      for (int numbers = 0; numbers < 4; ++numbers) {
        Sample sample;
        sample.answer("kind") = kind;
        sample.answer("incident.channel") = channel;
        if (sample.answer("kind") == "objection") sample.answer("statement.error").clear();
        if (sample.answer("incident.channel") != "other") sample.answer("incident.channel_description").clear();
        if (numbers % 2 == 0) sample.answer("case.number").clear();
        if (numbers / 2 == 0) sample.answer("case.national_id").clear();
        if (numbers == 0) sample.answer("case.concerns") = "no";
        CHECK(problems_of(sample.payload()) == Problems{});
      }
}

TEST_CASE("payload: texts arrive byte for byte") {
  for (const char* text : {"\"", "\\", "\\n", "a\tb\nc", "\u20AC \U0001F600", "</script>", "a\u2028b", "é́", "a/b", "\u007E"}) {
    Sample sample;
    sample.answer("statement.reason") = text;
    CHECK(problems_of(sample.payload()) == Problems{});
    CHECK(nlohmann::json::parse(sample.payload(), nullptr, false)["statement"]["reason"] == std::string(text));
  }
}

TEST_CASE("payload: any bytes are written as JSON, broken ones as the replacement character") {
  Sample sample;
  sample.answer("contact.name") =
      "a\xFF"
      "b\xE2\x82"
      "c";
  sample.answer("statement.reason") = std::string("\0\x01\x1F\x7F", 4);
  const auto json = nlohmann::json::parse(sample.payload(), nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  CHECK(json["contact"]["name"] == "a\uFFFDb\uFFFDc");
  CHECK(json["statement"]["reason"] == std::string("\0\x01\x1F\x7F", 4));
  std::mt19937 random(20261122);
  int broken = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto size = random() % 40; size > 0; --size) bytes += static_cast<char>(random() % 256);
    sample.id = sample.answer("contact.name") = sample.answer("statement.reason") = sample.answer("incident.date") = bytes;
    broken += nlohmann::json::accept(sample.payload()) ? 0 : 1;
  }
  CHECK(broken == 0);
}
