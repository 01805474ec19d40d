#include "definition/profile.h"

#include "assets/embedded.h"
#include "definition/problems.h"
#include "fields/registry.h"

using namespace complaint::definition;
using complaint::test::changed;
using complaint::test::told;

namespace {

std::string_view file() { return complaint::assets::embedded_file("profiles/nl.json"); }

std::string told_of(std::string_view from, std::string_view to) { return told(read_profile(changed(file(), from, to)).problems); }

}  // namespace

TEST_CASE("profile: what stands in the file is read") {
  const auto [profile, problems] = read_profile(file());
  CHECK(told(problems).empty());
  CHECK(profile.rules.profile == "nl");
  CHECK(profile.rules.phone_region == "NL");
  CHECK(profile.rules.national_id == complaint::fields::validator_named("bsn"));
  CHECK(profile.rules.languages == std::vector<std::string>{"nl", "en"});
  CHECK(profile.agreement == Agreement::consent);
  CHECK(profile.channels.empty());
  CHECK(profile.contact.email == "compliance@alektumgroup.nl");
}

TEST_CASE("profile: it may have no national number, a notice, and fewer channels") {
  const auto [profile, problems] = read_profile(
      changed(file(), R"("nationalId": "bsn")", R"("nationalId": "none", "agreement": "notice", "channels": ["letter"])"));
  CHECK(told(problems).empty());
  CHECK(profile.rules.national_id == nullptr);
  CHECK(profile.agreement == Agreement::notice);
  CHECK(profile.channels == std::vector<std::string>{"letter"});
}

TEST_CASE("profile: what is wrong is told, with its place") {
  CHECK(told_of("\"profile\"", "\"prof\"") == "/prof is not known here;  lacks \"profile\"");
  CHECK(told_of("\"nl\", \"en\"", "\"nl\", 5") == "/languages/1 is not a text");
  CHECK(told_of("[\"nl\", \"en\"]", "[]") == "/languages is empty");
  const std::string kNoNumber = R"(/nationalId is none of "none", "bsn", "rrn", "birthDate")";
  CHECK(told_of("\"bsn\"", "\"passport\"") == kNoNumber);
  CHECK(told_of("\"bsn\"", "\"email\"") == kNoNumber);
  CHECK(told_of("\"minLength\": 4", "\"minLength\": 3") == "/caseNumber is not from at least 4 to at most 20");
  CHECK(told_of("\"maxLength\": 20", "\"maxLength\": 21") == "/caseNumber is not from at least 4 to at most 20");
  CHECK(told_of("\"minLength\": 4", "\"minLength\": null") ==
        "/caseNumber/minLength is not a whole number from 0 to 1000000; /caseNumber is not from at least 4 to at most 20");
  CHECK(told_of("\"digitsOnly\": false", "\"digitsOnly\": 0") == "/caseNumber/digitsOnly is neither true nor false");
  CHECK(told_of("\"contact\": {", "\"contact\": 5, \"a/b~\": {") == "/a~1b~0 is not known here; /contact is not an object");
  CHECK(told_of("\"phoneRegion\": \"NL\"", "\"phoneRegion\": null").starts_with("/phoneRegion is not a text"));
  for (const char* region : {"\"\"", "\"nl\"", "\"NLD\""})
    CHECK(told_of("\"NL\"", region) == "/phoneRegion is not a country of ISO 3166-1: two capital letters");
  CHECK(told_of("\"profile\": \"nl\"", "\"profile\": \"N l\"") == "/profile is not a name: lower case letters");
  CHECK(told_of("\"nationalId\"", "\"agreement\": \"both\", \"nationalId\"") ==
        "/agreement is neither \"consent\" nor \"notice\"");
}

TEST_CASE("profile: what is no object, or no JSON, is told as a whole") {
  for (const char* text : {"[]", "null", "5"}) CHECK(told(read_profile(text).problems) == " is not an object");
  for (const char* text : {"", "{", "\xFF"}) CHECK(told(read_profile(text).problems) == " is not JSON");
}
