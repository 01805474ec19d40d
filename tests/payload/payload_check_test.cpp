#include "payload/payload.h"

#include <algorithm>
#include <random>

#include "payload/sample.h"

using namespace complaint;
using namespace complaint::test;
using namespace complaint::payload;

namespace {

struct Spoiled {
  std::string pointer;
  std::string json;  // the value put there
  std::string code;  // empty: it is taken
};

const std::string kId = "5f0c1d2e-1111-4222-8333-444455556666";

std::string quoted(const std::string& text) { return ordered_json(text).dump(); }

Problems expected(const Spoiled& spoiled) {
  return spoiled.code.empty() ? Problems{} : Problems{spoiled.pointer + " " + spoiled.code};
}

void expect_all(const std::vector<Spoiled>& table) {
  for (const Spoiled& spoiled : table) {
    CAPTURE(spoiled.pointer);
    CAPTURE(spoiled.json);
    CHECK(problems_in(sample_with(spoiled.pointer, spoiled.json)) == expected(spoiled));
  }
}

// Those that the sample has.
std::vector<Member> sample_members() {
  std::vector<Member> members = sample_table().members();
  const ordered_json sample = sample_json();
  std::erase_if(members, [&](const Member& m) { return !sample.contains(ordered_json::json_pointer(m.pointer)); });
  return members;
}

}  // namespace

TEST_CASE("payload: a complaint that is right has no problem") {
  CHECK(problems_in(sample_json()) == Problems{});
  CHECK(problems_of(sample_json().dump(4)) == Problems{});
  CHECK(problems_of("\r\n\t " + sample_json().dump() + " \n") == Problems{});
}

TEST_CASE("payload: the order of members makes no difference") {
  const nlohmann::json sorted = nlohmann::json::parse(Sample().payload(), nullptr, false);
  CHECK(problems_of(std::string_view(sorted.dump())) == Problems{});
}

TEST_CASE("payload: every member that is required is missed") {
  int count = 0;
  for (const Member& member : sample_members()) {
    if (member.pointer.empty()) continue;
    const std::string pointer(member.pointer);
    const bool optional = pointer == "/case" || pointer == "/case/caseNumber" || pointer == "/case/nationalId";
    CAPTURE(pointer);
    CHECK(problems_in(sample_without(pointer)) == (optional ? Problems{} : Problems{pointer + " missing"}));
    ++count;
  }
  CHECK(count == 29);
}

TEST_CASE("payload: every member of another type is refused") {
  for (const Member& member : sample_members())
    for (const char* value : {"null", "true", "7", "1.5", "\"x\"", "[]", "{}"}) {
      const std::string pointer(member.pointer);
      const auto json = ordered_json::parse(value, nullptr, false);
      const bool right = (member.type == MemberType::string && json.is_string()) ||
                         (member.type == MemberType::object && json.is_object()) ||
                         (member.type == MemberType::boolean && json.is_boolean()) ||
                         (member.type == MemberType::integer && json.is_number_integer());
      CAPTURE(pointer);
      CAPTURE(std::string(value));
      const auto problems = problems_in(pointer.empty() ? json : sample_with(pointer, value)).list;
      const bool told = std::find(problems.begin(), problems.end(), pointer + " wrong_type") != problems.end();
      CHECK(told == !right);
      if (!right && pointer != "/kind" && pointer != "/profile" && pointer != "/incident/channel" &&
          pointer != "/case/nationalId/scheme")
        CHECK(problems.size() == 1);
    }
}

TEST_CASE("payload: a member that is not known is refused in every object, wherever it stands") {
  for (const Member& member : sample_members()) {
    if (member.type != MemberType::object) continue;
    const std::string pointer(member.pointer);
    CHECK(problems_in(sample_with(pointer + "/extra", "[{\"deep\":1}]")) == Problems{pointer + "/extra unknown_member"});
  }
  ordered_json first = {{"extra", 1}};
  first.update(sample_json());
  CHECK(problems_in(first) == Problems{"/extra unknown_member"});
}

TEST_CASE("payload: a pointer escapes the name of an unknown member, and repeats 64 characters of it at most") {
  ordered_json sample = sample_json();
  sample["a/b~c"] = 1;
  sample[""] = 2;
  sample["x\"\n"] = 3;
  CHECK(problems_in(sample) == Problems{"/a~1b~0c unknown_member", "/ unknown_member", "/x\"\n unknown_member"});
  sample = sample_json();
  std::string euros;
  for (int at = 0; at < 100; ++at) euros += "\u20AC";
  sample[euros] = 1;
  CHECK(problems_in(sample) == Problems{"/" + euros.substr(0, 3 * 64) + " unknown_member"});
}

TEST_CASE("payload: values at the top are checked") {
  expect_all({
      {"/schemaVersion", "2", ""},
      {"/schemaVersion", "2.0", ""},  // the same number
      {"/schemaVersion", "1", "unknown_choice"},
      {"/schemaVersion", "-1", "unknown_choice"},
      {"/schemaVersion", "18446744073709551615", "unknown_choice"},
      {"/schemaVersion", "1.5", "wrong_type"},
      {"/id", quoted(kId), ""},
      {"/id", "\"5F0C1D2E-1111-4222-8333-444455556666\"", "not_canonical"},
      {"/id", "\"5f0c1d2e111142228333444455556666\"", "bad_shape"},
      {"/id", "\"5f0c1d2e-1111-4222-8333-44445555666g\"", "bad_shape"},
      {"/id", "\"5f0c1d2e-1111-4222-83334-44455556666\"", "bad_shape"},
      {"/id", "\"\"", "bad_shape"},
      {"/createdAt", "\"2026-11-22T12:00:00.123456789Z\"", ""},
      {"/createdAt", "\"2026-11-22\"", "bad_shape"},
      {"/locale", "\"nl\"", ""},
      {"/locale", "\"de\"", "unknown_choice"},
      {"/locale", "\"NL\"", "unknown_choice"},
      {"/locale", "\"\"", "unknown_choice"},
      {"/kind", "\"objection\"", ""},
  });
  CHECK(problems_in(sample_with("/kind", "\"praise\"")) == Problems{"/kind unknown_choice"});
  CHECK(problems_in(sample_with("/kind", "\"Complaint\"")) == Problems{"/kind unknown_choice"});
}

TEST_CASE("payload: contact details must be canonical") {
  expect_all({
      {"/contact/name", "\"\"", "required"},
      {"/contact/name", "\" An\"", "not_canonical"},
      {"/contact/name", "\"An  de Vries\"", "not_canonical"},
      {"/contact/name", "\"12\"", "no_letter"},
      {"/contact/name", "\"A\\u0000n\"", "bad_character"},
      {"/contact/name", "\"A\\u202en\"", "bad_character"},
      {"/contact/name", "\"\\u0041n\"", ""},
      {"/contact/name", quoted(std::string(101, 'a')), "too_long"},
      {"/contact/phone", "\"06-12345678\"", "not_canonical"},
      {"/contact/phone", "\"0031612345678\"", "not_canonical"},
      {"/contact/phone", "\"+31 612345678\"", "not_canonical"},
      {"/contact/phone", "\"+316\"", "bad_shape"},
      {"/contact/phone", "\"+31612345678x\"", "bad_character"},
      {"/contact/phone", "\"\"", "required"},
      {"/contact/email", "\"An@EXAMPLE.nl\"", "not_canonical"},
      {"/contact/email", "\"an@example.nl \"", "not_canonical"},
      {"/contact/email", "\"an\"", "bad_shape"},
      {"/contact/email", "\"\\u00e9@example.nl\"", "non_ascii"},
  });
}

TEST_CASE("payload: the case is absent or has at least one number") {
  expect_all({
      {"/case", R"({"caseNumber":"1234"})", ""},
      {"/case", R"({"nationalId":{"scheme":"bsn","value":"111222333"}})", ""},
      {"/case", "{}", "missing"},
      {"/case/caseNumber", "\"ab12\"", "not_canonical"},
      {"/case/caseNumber", "\"12 34\"", "not_canonical"},
      {"/case/caseNumber", "\"123\"", "wrong_length"},
      {"/case/caseNumber", "\"ABCD\"", "no_digit"},
      {"/case/nationalId/value", "\"111222334\"", "bad_checksum"},
      {"/case/nationalId/value", "\"12345672\"", "not_canonical"},
      {"/case/nationalId/value", "\"000000000\"", "reserved"},
      {"/case/nationalId/value", "\"85073003328\"", "wrong_length"},
      {"/case/nationalId/scheme", "\"ssn\"", "unknown_choice"},
      {"/case/nationalId/scheme", "\"none\"", "unknown_choice"},
  });
  CHECK(problems_in(sample_with("/case", R"({"x":1})")) == Problems{"/case missing", "/case/x unknown_member"});
  CHECK(problems_in(sample_with("/case", R"({"nationalId":{}})")) ==
        Problems{"/case/nationalId/scheme missing", "/case/nationalId/value missing"});
  CHECK(problems_in(sample_with("/case/nationalId", R"({"scheme":"rrn","value":"85073003328"})")) ==
        Problems{"/case/nationalId/scheme unknown_choice"});
}

TEST_CASE("payload: a complaint says what the error was, an objection may") {
  ordered_json objection = sample_without("/statement/error");
  objection["kind"] = "objection";
  CHECK(problems_in(objection) == Problems{});
  expect_all({
      {"/statement/reason", "\"\"", "required"},
      {"/statement/reason", "\"a\\r\\nb\"", "not_canonical"},
      {"/statement/reason", "\"a\\n\"", "not_canonical"},
      {"/statement/reason", "\"a\\n\\tb\"", ""},
      {"/statement/reason", quoted(std::string(4000, 'a')), ""},
      {"/statement/reason", quoted(std::string(4001, 'a')), "too_long"},
      {"/statement/error", "\"\\u001b\"", "bad_character"},
      {"/statement/error", "\"\"", "required"},
  });
}

TEST_CASE("payload: the incident has a day and a channel") {
  expect_all({
      {"/incident/date", "\"2026-11-22\"", ""},
      {"/incident/date", "\"2026-11-23\"", "in_future"},
      {"/incident/date", "\"2026-11\"", ""},
      {"/incident/date", "\"1 oktober 2026\"", "not_canonical"},
      {"/incident/date", "\"2026-02-29\"", "not_a_date"},
      {"/incident/date", "\"1969-12-31\"", "too_old"},
      {"/incident/channel", "\"fax\"", "unknown_choice"},
      {"/incident/channelDescription", "\"\"", "required"},
      {"/incident/channelDescription", "\" x\"", "not_canonical"},
      {"/incident/channelDescription", "\"a\\nb\"", "bad_character"},
      {"/incident/channelDescription", quoted(std::string(101, 'a')), "too_long"},
      {"/incident/channelDescription", "\"112\"", ""},
  });
}

TEST_CASE("payload: a channel is described when it is another, and only then") {
  for (const char* channel : {"\"letter\"", "\"phone\"", "\"email\""}) {
    ordered_json sample = sample_with("/incident/channel", channel);
    CHECK(problems_in(sample) == Problems{"/incident/channelDescription unknown_member"});
    sample["incident"].erase("channelDescription");
    CHECK(problems_in(sample) == Problems{});
  }
  CHECK(problems_in(sample_without("/incident/channelDescription")) == Problems{"/incident/channelDescription missing"});
}

TEST_CASE("payload: consent is given to a text that is named") {
  expect_all({
      {"/consent/accepted", "false", "not_accepted"},
      {"/consent/acceptedAt", "\"yesterday\"", "bad_shape"},
      {"/consent/textVersion", "\"nl_2.0-b\"", ""},
      {"/consent/textVersion", "\"\"", "bad_shape"},
      {"/consent/textVersion", "\"nl 1\"", "bad_shape"},
      {"/consent/textVersion", quoted(std::string(21, '1')), "bad_shape"},
      {"/consent/textDigest", "\"sha-512=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\"", "bad_shape"},
      {"/consent/textDigest", "\"\"", "bad_shape"},
  });
}

TEST_CASE("payload: the rules of its own profile hold") {
  ordered_json sample = sample_json();
  sample["profile"] = "be";
  sample["locale"] = "fr";
  CHECK(problems_in(sample) == Problems{"/case/caseNumber bad_character", "/case/nationalId/scheme unknown_choice"});
  sample["case"] = {{"caseNumber", "12345678"}, {"nationalId", {{"scheme", "rrn"}, {"value", "85073003328"}}}};
  CHECK(problems_in(sample) == Problems{});
  sample["case"]["nationalId"]["value"] = "85.07.30-033.28";
  CHECK(problems_in(sample) == Problems{"/case/nationalId/value not_canonical"});
}

TEST_CASE("payload: an unknown profile is told, and what a profile decides is judged only as far as all agree") {
  ordered_json sample = sample_json();
  sample["profile"] = "de";
  sample["locale"] = "fr";
  CHECK(problems_in(sample) == Problems{"/profile unknown_choice"});
  sample["contact"]["phone"] = "0612345678";
  sample["case"]["caseNumber"] = "abc";
  sample["case"]["nationalId"]["scheme"] = "xyz";
  CHECK(problems_in(sample) == Problems{"/profile unknown_choice", "/contact/phone bad_shape", "/case/caseNumber wrong_length",
                                        "/case/nationalId/scheme unknown_choice"});
  CHECK(problems_in(sample_json(), {{}, {2026, 11, 22}}) == Problems{"/profile unknown_choice"});
}

TEST_CASE("payload: where today is not known no day is in the future") {
  Receiver receiver = sample_receiver();
  receiver.today = {};
  CHECK(problems_in(sample_with("/incident/date", "\"9999-12-31\""), receiver) == Problems{});
}

TEST_CASE("payload: all problems are told, in the order of the members") {
  ordered_json sample = sample_json();
  sample["zzz"] = 1;
  sample["id"] = "x";
  sample["contact"] = {{"b", 1}, {"phone", 5}, {"a", 2}};
  sample["consent"]["accepted"] = false;
  sample.erase("kind");
  CHECK(problems_in(sample) == Problems{"/id bad_shape", "/kind missing", "/contact/name missing", "/contact/phone wrong_type",
                                        "/contact/email missing", "/contact/b unknown_member", "/contact/a unknown_member",
                                        "/consent/accepted not_accepted", "/zzz unknown_member"});
}

TEST_CASE("payload: what is no text of a complaint has one problem, the first") {
  const auto only = [](const char* code) { return Problems{std::string(" ") + code}; };
  const std::string deep = std::string(8, '[') + std::string(8, ']');
  CHECK(problems_of("[" + deep + "]") == only("too_deep"));
  CHECK(problems_of(deep) == only("wrong_type"));
  CHECK(problems_of(std::string(30000, '[')) == only("too_deep"));
  CHECK(problems_of(std::string(9, '{')) == only("too_deep"));
  CHECK(problems_of(std::string(8, '{')) == only("not_json"));
  CHECK(problems_of(R"({"a":"[[[[[[[[[[","b":"\"[[[[[[[[["})").list.front() == "/schemaVersion missing");
  CHECK(problems_of(std::string(65537, ' ')) == only("too_large"));
  CHECK(problems_of(std::string(65536, ' ')) == only("not_json"));
  CHECK(problems_of(std::string(65537, '\xFF')) == only("too_large"));
  CHECK(problems_of(std::string(65536, '\xFF')) == only("bad_utf8"));
  CHECK(problems_of(std::string(9, '[') + "\xFF") == only("bad_utf8"));
  CHECK(problems_of("{\"a\":\"\xED\xA0\x80\"}") == only("bad_utf8"));
  for (const char* none : {"", " ", "{", "}", "nul", "{\"a\":1,}", "{'a':1}", "{\"a\":1}{", "[1,]", "01", "+1", "NaN",
                           "\"\\ud800\"", "\"\\x\"", "\"\t\"", "{\"a\":1,\"a\":2}", "\xEF\xBB\xBF{}", "/**/{}", "1e"})
    CHECK(problems_of(none) == only("not_json"));
}

TEST_CASE("payload: exactly 65,536 bytes are taken") {
  std::string json = sample_json().dump();
  json.insert(1, std::string(kMaxPayloadBytes - json.size(), ' '));
  CHECK(problems_of(json) == Problems{});
  CHECK(problems_of(json + " ") == Problems{" too_large"});
}

TEST_CASE("payload: a member given twice is no JSON, at any depth and however it is written") {
  const std::string json = sample_json().dump();
  for (const char* twice :
       {R"({"locale":"nl",)", R"({"x":{"y":1,"z":2,"y":1},)", R"({"x":[{"":1,"":1}],)", R"({"\u006cocale":"nl",)"})
    CHECK(problems_of(twice + json.substr(1)) == Problems{" not_json"});
}

TEST_CASE("payload: nothing may stand behind it, not even after U+0000") {
  const std::string json = sample_json().dump();
  CHECK(problems_of(json + "x") == Problems{" not_json"});
  CHECK(problems_of(json + json) == Problems{" not_json"});
  CHECK(problems_of(json + '\0') == Problems{" not_json"});
  CHECK(problems_of(json + '\0' + "x") == Problems{" not_json"});
}

TEST_CASE("payload: any change of one byte is answered") {
  const std::string json = sample_json().dump();
  std::mt19937 random(20261122);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string changed = json;
    const std::size_t at = random() % changed.size();
    if (round % 3 == 0) changed.erase(at, 1 + random() % 8);
    else if (round % 3 == 1) changed[at] = static_cast<char>(random() % 256);
    else changed.insert(at, 1, "{}[]\",:\\0e-"[random() % 11]);
    refused += sample_receiver().check(changed).empty() ? 0 : 1;
  }
  CHECK(refused > 15000);
}
