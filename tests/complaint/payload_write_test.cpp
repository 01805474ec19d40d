#include "complaint/payload.h"

#include <random>

#include "complaint/sample.h"

using namespace complaint;
using namespace complaint::test;

TEST_CASE("payload: it is written compactly, in the schema's order") {
  CHECK(write_payload(sample_complaint()) ==
        R"({"schemaVersion":1,"id":"5f0c1d2e-1111-4222-8333-444455556666","createdAt":"2026-11-22T12:00:00Z","profile":"nl",)"
        R"("locale":"en","kind":"complaint","contact":{"name":"An de Vries","phone":"+31612345678","email":"An@example.nl"},)"
        R"("case":{"caseNumber":"AB-12345","nationalId":{"scheme":"bsn","value":"111222333"}},)"
        R"("statement":{"reason":"Ik heb al betaald.\nZie de bijlage.","error":"De brief kwam \"te laat\" \\ nooit."},)"
        R"("incident":{"date":"2026-10-01","channel":"other","channelDescription":"WhatsApp"},)"
        R"("consent":{"accepted":true,"acceptedAt":"2026-11-22T11:59:59.123Z","textVersion":"nl-1",)"
        R"("textDigest":"sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"}})");
}

TEST_CASE("payload: what is written passes the check, in every shape a record has") {
  for (const Kind kind : {Kind::complaint, Kind::objection})
    for (const Channel channel : {Channel::letter, Channel::phone, Channel::email, Channel::other})
      for (int numbers = 0; numbers < 4; ++numbers) {
        Complaint complaint = sample_complaint();
        complaint.kind = kind;
        complaint.channel = channel;
        if (kind == Kind::objection) complaint.error.reset();
        if (channel != Channel::other) complaint.channel_description.reset();
        if (numbers % 2 == 0) complaint.case_reference->case_number.reset();
        if (numbers / 2 == 0) complaint.case_reference->national_id.reset();
        if (numbers == 0) complaint.case_reference.reset();
        CHECK(problems_of(write_payload(complaint)) == Problems{});
      }
}

TEST_CASE("payload: texts arrive byte for byte") {
  for (const char* text : {"\"", "\\", "\\n", "a\tb\nc", "\u20AC \U0001F600", "</script>", "a\u2028b", "é́", "a/b", "\u007E"}) {
    Complaint complaint = sample_complaint();
    complaint.reason = text;
    CHECK(problems_of(write_payload(complaint)) == Problems{});
    CHECK(nlohmann::json::parse(write_payload(complaint), nullptr, false)["statement"]["reason"] == std::string(text));
  }
}

TEST_CASE("payload: any bytes are written as JSON, broken ones as the replacement character") {
  Complaint complaint = sample_complaint();
  complaint.name =
      "a\xFF"
      "b\xE2\x82"
      "c";
  complaint.reason = std::string("\0\x01\x1F\x7F", 4);
  const auto json = nlohmann::json::parse(write_payload(complaint), nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  CHECK(json["contact"]["name"] == "a\uFFFDb\uFFFDc");
  CHECK(json["statement"]["reason"] == std::string("\0\x01\x1F\x7F", 4));
  std::mt19937 random(20261122);
  int broken = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto size = random() % 40; size > 0; --size) bytes += static_cast<char>(random() % 256);
    complaint.reason = complaint.name = complaint.id = complaint.date = bytes;
    broken += nlohmann::json::accept(write_payload(complaint)) ? 0 : 1;
  }
  CHECK(broken == 0);
}
