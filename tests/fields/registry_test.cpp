#include "fields/registry.h"

#include <random>
#include <string>

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr Day kToday = {2026, 11, 22};

struct Sample {
  const char* name;
  const char* typed;
  const char* canonical;
};

constexpr Sample kSamples[] = {
    {"name", " An  de Vries", "An de Vries"},
    {"phone", "06-12345678", "+31612345678"},
    {"email", "An@EXAMPLE.nl", "An@example.nl"},
    {"case_number", "ab 123", "AB123"},
    {"bsn", "1112.22.333", "111222333"},
    {"rrn", "85.07.30-033.28", "85073003328"},
    {"birthDate", "15 maart 1980", "1980-03-15"},
    {"date", "1 oktober 2026", "2026-10-01"},
    {"statement", "a\r\nb", "a\nb"},
    {"line", " x ", "x"},
};

// Any bytes, with more of those that validators look at.
std::string random_bytes(std::mt19937& random) {
  static const std::string_view kPieces[] = {"1",  "12345678", "-",      ".",          "/",    " ",    "@",        "a",
                                             "Z",  "\u00A0",   "\u0301", "\U0001F600", "+31",  "00",   "\n",       "\r\n",
                                             "\t", "okt",      "2026",   "nl",         "\xC3", "\x80", "\xF0\x9F", "("};
  std::string bytes;
  for (auto count = random() % 12; count > 0; --count) {
    if (random() % 4 == 0) bytes += static_cast<char>(random() % 256);
    else bytes += kPieces[random() % std::size(kPieces)];
  }
  return bytes;
}

}  // namespace

TEST_CASE("registry: every validator has its name") {
  REQUIRE(std::size(kSamples) == validators().size());
  std::size_t at = 0;
  for (const Sample& sample : kSamples) {
    CAPTURE(std::string(sample.name));
    const Validator& validator = validators()[at++];
    CHECK(validator.name == sample.name);
    CHECK(validator_named(sample.name) == &validator);
    CHECK(validator.validate(sample.typed, Rules{}, kToday).value == sample.canonical);
  }
}

TEST_CASE("registry: other names are none") {
  for (const char* none : {"", "Name", "caseNumber", "bsn ", "names"}) CHECK(validator_named(none) == nullptr);
}

TEST_CASE("registry: the rules of the profile are kept") {
  Rules rules;
  rules.case_number = {8, 8, true};
  rules.phone_region = "BE";
  CHECK(validator_named("case_number")->validate("1234567", rules, kToday).problem == Problem::wrong_length);
  CHECK(validator_named("phone")->validate("0470 12 34 56", rules, kToday).value == "+32470123456");
  CHECK(validator_named("date")->validate("2026-11-23", rules, {2026, 11, 23}).ok());
}

TEST_CASE("registry: any bytes give a problem or a canonical value that stays") {
  std::mt19937 random(20261122);
  int accepted = 0;
  for (int round = 0; round < 40000; ++round) {
    const std::string typed = random_bytes(random);
    for (const Validator& validator : validators()) {
      const Outcome outcome = validator.validate(typed, Rules{}, kToday);
      const bool either = outcome.ok() ? !outcome.value.empty() : outcome.value.empty();
      const bool stays = !outcome.ok() || validator.validate(outcome.value, Rules{}, kToday).value == outcome.value;
      if (!either || !stays) CHECK_MESSAGE(false, validator.name, ": ", typed);
      accepted += outcome.ok() ? 1 : 0;
    }
  }
  CHECK(accepted > 10000);
}

TEST_CASE("registry: only what says so is judged by the day") {
  for (const Validator& validator : validators())
    for (const Sample& sample : kSamples) {
      const bool same = validator.validate(sample.canonical, Rules{}, kToday).ok() ==
                        validator.validate(sample.canonical, Rules{}, {1980, 1, 1}).ok();
      CHECK((same || validator.dated));
    }
  int dated = 0;
  for (const Validator& validator : validators()) dated += validator.dated ? 1 : 0;
  CHECK(dated == 3);
}

TEST_CASE("registry: what counts characters refuses one more than its limit, and not one less") {
  int counting = 0;
  for (const Validator& validator : validators()) {
    if (validator.limit == 0) continue;
    CAPTURE(std::string(validator.name));
    const std::string most(validator.limit, 'x');
    CHECK(validator.length(most) == validator.limit);
    CHECK(validator.validate(most, Rules{}, kToday).ok());
    CHECK(validator.validate(most + 'x', Rules{}, kToday).problem == Problem::too_long);
    ++counting;
  }
  CHECK(counting == 3);
}
