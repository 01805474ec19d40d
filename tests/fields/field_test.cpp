#include "fields/field.h"

#include <random>
#include <string>

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr Day kToday = {2026, 11, 22};

struct Sample {
  const char* field;
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
    {"date", "1 oktober 2026", "2026-10-01"},
    {"reason", "a\r\nb", "a\nb"},
    {"error", " x ", "x"},
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

TEST_CASE("field: every field has its name") {
  REQUIRE(std::size(kSamples) == field_names().size());
  std::size_t at = 0;
  for (const Sample& sample : kSamples) {
    CAPTURE(std::string(sample.field));
    CHECK(field_names()[at++] == sample.field);
    CHECK(is_field(sample.field));
    CHECK(validate_field(sample.field, sample.typed, Rules{}, kToday).value == sample.canonical);
  }
}

TEST_CASE("field: a name that is no field's is told apart from every refusal") {
  for (const char* none : {"", "Name", "caseNumber", "bsn ", "names"}) {
    CHECK_FALSE(is_field(none));
    CHECK(validate_field(none, "x", Rules{}, kToday).problem == Problem::unknown_choice);
  }
}

TEST_CASE("field: the rules of the profile are kept") {
  Rules rules;
  rules.case_number = {8, 8, true};
  rules.phone_region = "BE";
  CHECK(validate_field("case_number", "1234567", rules, kToday).problem == Problem::wrong_length);
  CHECK(validate_field("phone", "0470 12 34 56", rules, kToday).value == "+32470123456");
  CHECK(validate_field("date", "2026-11-23", rules, {2026, 11, 23}).ok());
}

TEST_CASE("field: any bytes give a problem or a canonical value that stays") {
  std::mt19937 random(20261122);
  int accepted = 0;
  for (int round = 0; round < 40000; ++round) {
    const std::string typed = random_bytes(random);
    for (const std::string_view name : field_names()) {
      const Outcome outcome = validate_field(name, typed, Rules{}, kToday);
      const bool either = outcome.ok() ? !outcome.value.empty() : outcome.value.empty();
      const bool stays = !outcome.ok() || validate_field(name, outcome.value, Rules{}, kToday).value == outcome.value;
      if (!either || !stays) CHECK_MESSAGE(false, name, ": ", typed);
      accepted += outcome.ok() ? 1 : 0;
    }
  }
  CHECK(accepted > 10000);
}

TEST_CASE("field: by its place it is the same as by its name, and a place beyond the last is refused") {
  const auto names = field_names();
  for (std::size_t at = 0; at < names.size(); ++at)
    CHECK(validate_field(at, "111222333", Rules{}, kToday).value ==
          validate_field(names[at], "111222333", Rules{}, kToday).value);
  CHECK(validate_field(names.size(), "x", Rules{}, kToday).problem == Problem::unknown_choice);
}
