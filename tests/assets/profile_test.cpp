#include <doctest/doctest.h>

#include <string>

#include "assets/embedded.h"
#include "assets/locale.h"
#include "assets/profile.h"
#include "fields/registry.h"

using namespace complaint::assets;

TEST_CASE("profile: nl and be are built in and read") {
  CHECK(embedded_profile_names() == std::vector<std::string>{"be", "nl"});
  const auto dutch = embedded_profile("nl");
  REQUIRE(dutch.has_value());
  CHECK(dutch->rules.phone_region == "NL");
  CHECK(dutch->rules.national_id == complaint::fields::validator_named("bsn"));
  CHECK(dutch->rules.languages == std::vector<std::string>{"nl", "en"});
  REQUIRE(embedded_profile("be").has_value());
  CHECK(embedded_profile("be")->rules.national_id == complaint::fields::validator_named("rrn"));
  CHECK_FALSE(embedded_profile("../locales/nl").has_value());
}

TEST_CASE("profile: a member that is missing, of another type or out of bounds is refused") {
  const std::string good(embedded_file("profiles/nl.json"));
  REQUIRE(read_profile(good).has_value());
  const auto changed = [&good](const std::string& from, const std::string& to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  CHECK_FALSE(read_profile(changed("\"profile\"", "\"prof\"")).has_value());
  CHECK_FALSE(read_profile(changed("\"nl\", \"en\"", "\"nl\", 5")).has_value());
  CHECK_FALSE(read_profile(changed("[\"nl\", \"en\"]", "[]")).has_value());
  CHECK_FALSE(read_profile(changed("\"bsn\"", "\"passport\"")).has_value());
  CHECK_FALSE(read_profile(changed("\"minLength\": 4", "\"minLength\": 3")).has_value());
  CHECK_FALSE(read_profile(changed("\"maxLength\": 20", "\"maxLength\": 21")).has_value());
  CHECK_FALSE(read_profile(changed("\"digitsOnly\": false", "\"digitsOnly\": 0")).has_value());
  CHECK_FALSE(read_profile(changed("\"contact\": {", "\"contact\": 5, \"x\": {")).has_value());
  for (const char* text : {"", "[]", "null", "{", "5"}) CHECK_FALSE(read_profile(text).has_value());
}

TEST_CASE("locale: what is not a locale file is refused") {
  CHECK(read_catalogue(R"({"language":"nl","words":{"a":"b"}})")->say("a") == "b");
  for (const char* text : {"", "[]", "{}", R"({"language":"nl"})", R"({"language":5,"words":{}})",
                           R"({"language":"nl","words":[]})", R"({"language":"nl","words":{"a":5}})"})
    CHECK_FALSE(read_catalogue(text).has_value());
}
