#include "fields/phone.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

using complaint::fields::Outcome;
using complaint::fields::Problem;
using complaint::fields::validate_phone;
using complaint::fields::written_phone;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void check_all(const Pairs& typed_and_value, std::string_view region) {
  for (const auto& pair : typed_and_value) {
    CAPTURE(pair.first);
    const Outcome outcome = validate_phone(pair.first, region);
    CHECK(outcome.problem == Problem::none);
    CHECK(outcome.value == pair.second);
  }
}

void check_refused(const std::vector<std::string>& all, std::string_view region, Problem problem) {
  for (const std::string& typed : all) {
    CAPTURE(typed);
    const Outcome outcome = validate_phone(typed, region);
    CHECK(outcome.problem == problem);
    CHECK(outcome.value.empty());
  }
}

bool is_e164(const std::string& value) {
  const bool digits = std::all_of(value.begin() + 1, value.end(), [](char c) { return c >= '0' && c <= '9'; });
  return value.size() >= 6 && value.size() <= 21 && value[0] == '+' && value[1] != '0' && digits;
}

// What holds of any answer at all.
bool is_sound(const std::string& typed, std::string_view region) {
  const Outcome outcome = validate_phone(typed, region);
  switch (outcome.problem) {
    case Problem::none: return is_e164(outcome.value) && validate_phone(outcome.value, region).value == outcome.value;
    case Problem::required:
    case Problem::bad_character:
    case Problem::bad_shape:
    case Problem::not_reachable: return outcome.value.empty();
    default: return false;
  }
}

std::string random_text(std::mt19937& random, std::string_view alphabet, std::size_t most) {
  std::string text(random() % (most + 1), ' ');
  for (char& c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("phone: a Dutch number is taken in every usual spelling") {
  const std::string mobile = "+31612345678";
  for (const char* typed :
       {"0612345678",       "06 12345678",          "06-12345678",        "06.12.34.56.78",   "06/12345678",
        "(06) 12345678",    "[06] 12 34 56 78",     "+31612345678",       "+31 6 12345678",   "+31 (0)6 12345678",
        "+31(0)612345678",  "+31 ( 0 ) 6 12345678", "+31 [0] 6 12345678", "(+31) 6 12345678", "+31 06 12345678",
        "0031612345678",    "0031 (0)6-12345678",   "(0031) 06 12345678", "31612345678",      "612345678",
        " 06 12345678 ",    "\t0612345678\r\n",     "06\u00a012345678",   "06\u202f12345678", "06\u201112345678",
        "06\u201312345678", "06\u221212345678",     "++31612345678",      "+0031612345678"})
    check_all({{typed, mobile}}, "NL");
}

TEST_CASE("phone: landlines and numbers for internet telephony and companies are taken") {
  check_all({{"010 123 4567", "+31101234567"}, {"085 1234567", "+31851234567"}, {"088 1234567", "+31881234567"}}, "NL");
  check_all({{"02 345 67 89", "+3223456789"}, {"012 34 56 78", "+3212345678"}, {"0450 00 12 34", "+32450001234"}}, "BE");
}

TEST_CASE("phone: premium-rate, toll-free, shared-cost and pager numbers and short codes are not reachable") {
  check_refused({"0800 1234", "0906 1234", "0900 1234567", "066 2345678", "+31 800 1234", "112", "1233"}, "NL",
                Problem::not_reachable);
  check_refused({"0800 12 345", "0900 12 345", "07879 1234", "112", "100"}, "BE", Problem::not_reachable);
  check_refused({"+800 12345678", "+808 12345678", "00979 123456789"}, "NL", Problem::not_reachable);
}

TEST_CASE("phone: what no numbering plan has is of bad shape") {
  check_refused(
      {"061234567", "06123456789", "0000000000", "9876", "+31", "+31 61234567", "+", "00", "+0612345678", "000612345678"}, "NL",
      Problem::bad_shape);
  check_refused({"0312345678", "0440001234", "+32 1", "0612345678"}, "BE", Problem::bad_shape);
  check_refused({"+999 123456", "+210 1234567", "00 999 123456", "+1 212 555 012", "+1 212 555 01234", "+"}, "NL",
                Problem::bad_shape);
}

TEST_CASE("phone: numbers abroad are taken with + or 00") {
  check_all({{"+44 (0)20 7946 0018", "+442079460018"},
             {"+44 020 7946 0018", "+442079460018"},
             {"0044 20 7946 0018", "+442079460018"},
             {"+1 (212) 555-0123", "+12125550123"},
             {"+1 1 212 555 0123", "+12125550123"},
             {"+49 30 123456", "+4930123456"},
             {"+36 06 1 234 5678", "+3612345678"},
             {"+7 8 (912) 345-67-89", "+79123456789"},
             {"+881 612 345 678", "+881612345678"}},
            "NL");
}

TEST_CASE("phone: a 0 that belongs to the number stays, even in brackets") {
  check_all({{"+39 02 1234 5678", "+390212345678"},
             {"+39 (0)2 1234 5678", "+390212345678"},
             {"+225 01 23 45 67 89", "+2250123456789"},
             {"+250 06 123 456", "+25006123456"}},
            "NL");
}

TEST_CASE("phone: a (0) of a country without trunk prefix is dropped") {
  check_all(
      {{"+34 (0)91 234 5678", "+34912345678"}, {"+47 (0)22 12 34 56", "+4722123456"}, {"+45 (0) 32 12 34 56", "+4532123456"}},
      "NL");
}

TEST_CASE("phone: two trunk prefixes are refused, for the value would change when it is read again") {
  check_refused({"+49 0030 123456", "0049 0 030 123456"}, "NL", Problem::bad_shape);
}

TEST_CASE("phone: each region reads its own national spelling, and both calling codes") {
  CHECK(validate_phone("0450001234", "NL").problem == Problem::none);  // area code 045
  CHECK(validate_phone("0450001234", "BE").value == "+32450001234");
  CHECK(validate_phone("+32450001234", "NL").value == "+32450001234");
  CHECK(validate_phone("+31 440001234", "BE").problem == Problem::bad_shape);
  CHECK(validate_phone("32450001234", "BE").value == "+32450001234");
}

TEST_CASE("phone: a region that is not known takes numbers with a calling code only") {
  for (const std::string_view region : {"", "DE", "nl", "NLD"}) {
    CHECK(validate_phone("0612345678", region).problem == Problem::bad_shape);
    CHECK(validate_phone("+31612345678", region).value == "+31612345678");
    CHECK(validate_phone("0032450001234", region).value == "+32450001234");
  }
}

TEST_CASE("phone: separators alone are no answer") {
  check_refused({"", " ", "-", " . / ", "()", "[ ]", "\u00a0", "\n", "\u2011"}, "NL", Problem::required);
}

TEST_CASE("phone: any other character is refused as such, however wrong the number") {
  check_refused({"geen",
                 "0612345678a",
                 "0612345678 ext. 1",
                 "0612345678#1",
                 "06,12345678",
                 "06\t12345678",
                 "06\n12345678",
                 "06+12345678",
                 "+31+612345678",
                 "+ +31612345678",
                 "tel:+31612345678",
                 "0800 ALARM",
                 "06~12345678",
                 "06*12345678",
                 "\uff10612345678",
                 "\u202a0612345678",
                 "06\u200b12345678",
                 "06\u00ad12345678",
                 "\xff",
                 "06\xc2",
                 "\xc2",
                 "\xe2\x80",
                 "06\xed\xa0\x80",
                 std::string("06\0", 3),
                 "1x"},
                "NL", Problem::bad_character);
}

TEST_CASE("phone: every text of one or two bytes gets a sound answer") {
  int count = 0;
  int unsound = 0;
  for (int first = 0; first < 256; ++first)
    for (int second = -1; second < 256; ++second, ++count) {
      std::string text(1, static_cast<char>(first));
      if (second >= 0) text += static_cast<char>(second);
      if (!is_sound(text, "NL") || validate_phone(text, "NL").ok()) ++unsound;
    }
  REQUIRE(count == 256 * 257);
  CHECK(unsound == 0);
}

TEST_CASE("phone: random texts get sound answers, and every accepted value is accepted again, unchanged") {
  std::mt19937 random(20261122);
  int accepted = 0;
  int count = 0;
  std::vector<std::string> unsound;
  for (; count < 300000; ++count) {
    const std::string_view start = std::array<std::string_view, 5>{"", "+", "00", "0", "+31(0)"}[random() % 5];
    const std::string text =
        std::string(start) + random_text(random, count % 4 == 0 ? "0123456789 ()[]+-./\xc2\xa0x" : "00123456789 ", 24);
    const std::string_view region = random() % 2 == 0 ? "NL" : "BE";
    if (!is_sound(text, region)) unsound.push_back(text);
    if (validate_phone(text, region).ok()) ++accepted;
  }
  REQUIRE(count == 300000);
  REQUIRE(accepted > 10000);
  CHECK(unsound == std::vector<std::string>{});
}

TEST_CASE("phone: a megabyte of anything is answered") {
  const std::size_t size = 1 << 20;
  CHECK(validate_phone(std::string(size, '0'), "NL").problem == Problem::bad_shape);
  CHECK(validate_phone(std::string(size, '9'), "BE").problem == Problem::bad_shape);
  CHECK(validate_phone(std::string(size, '('), "NL").problem == Problem::required);
  CHECK(validate_phone(std::string(size, '+'), "NL").problem == Problem::bad_shape);
  CHECK(validate_phone("06" + std::string(size, '.') + "12345678", "NL").value == "+31612345678");
  CHECK(validate_phone(std::string(size, '1') + "x", "NL").problem == Problem::bad_character);
}

TEST_CASE("phone: every number of digits up to far beyond the longest is answered") {
  for (std::size_t count = 1; count <= 64; ++count)
    for (const std::string_view start : {"", "0", "+", "00", "+31", "+49(0)", "+62"}) {
      const std::string text = std::string(start) + std::string(count, '7');
      CAPTURE(text);
      CHECK(is_sound(text, "NL"));
      CHECK(is_sound(text + "(0)", "NL"));
      if (count > 17) CHECK(validate_phone(text, "NL").problem == Problem::bad_shape);
    }
}

TEST_CASE("phone: a number is shown as people of its country write it") {
  const auto written = [](const char* typed, const char* region) {
    return written_phone(validate_phone(typed, region).value, region);
  };
  CHECK(written("+31612345678", "NL") == "06 12345678");
  CHECK(written("020-6123456", "NL") == "020 6123456");
  CHECK(written("0416123456", "NL") == "0416 123456");
  CHECK(written("088 1234567", "NL") == "088 1234567");
  CHECK(written("+32 2 212 34 56", "NL") == "+3222123456");
  CHECK(written("0470123456", "BE") == "0470 12 34 56");
  CHECK(written("022123456", "BE") == "02 212 34 56");
  CHECK(written("016123456", "BE") == "016 12 34 56");
  CHECK(written("+31612345678", "BE") == "+31612345678");
  CHECK(written_phone("", "NL").empty());
}

// As google-libphonenumber 3.2.47 formats a valid number of each beginning: those with two digits after the 0.
TEST_CASE("phone: Dutch area codes end where libphonenumber ends them") {
  const std::string_view two =
      "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79 84 85 87 88 91";
  int tried = 0;
  for (int begin = 10; begin < 100; ++begin)
    for (char next = '0'; next <= '9'; ++next) {
      const std::string digits = std::to_string(begin) + next + "234567";
      const auto outcome = validate_phone("0" + digits, "NL");
      if (!outcome.ok() || digits[0] == '6') continue;
      const std::size_t area = two.find(std::to_string(begin)) == std::string_view::npos ? 3 : 2;
      CHECK(written_phone(outcome.value, "NL") == "0" + digits.substr(0, area) + " " + digits.substr(area));
      ++tried;
    }
  CHECK(tried > 200);
}
