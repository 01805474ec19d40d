#include "fields/bsn.h"

#include <random>

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

// Numbers published for tests, or computed.
const std::vector<std::string> kValid = {"111222333", "123456782", "012345672", "999999990", "100000009", "000000012"};

// The check digit of eight digits; 10 where there is none.
int check_digit(const std::string& eight) {
  int sum = 0;
  for (std::size_t at = 0; at < 8; ++at) sum += (9 - static_cast<int>(at)) * (eight[at] - '0');
  return sum % 11;
}

}  // namespace

TEST_CASE("bsn: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {" - . ", no(Problem::required)},
          {"111222333", ok("111222333")},
          {"1112.22.333", ok("111222333")},
          {" 111 222-333\n", ok("111222333")},
          {"111\u00A0222\u202F333", ok("111222333")},
          {"12345672", ok("012345672")},
          {"111222333x", no(Problem::bad_character)},
          {"1x", no(Problem::bad_character)},  // bad_character comes before wrong_length
          {"１１１２２２３３３", no(Problem::bad_character)},
          {"111\t222333", no(Problem::bad_character)},
          {"111/222/333", no(Problem::bad_character)},
          {"+111222333", no(Problem::bad_character)},
          {"111222333\xC2", no(Problem::bad_character)},
          {"12", no(Problem::wrong_length)},  // nothing is padded
          {"1234567", no(Problem::wrong_length)},
          {"1112223334", no(Problem::wrong_length)},
          {"0111222333", no(Problem::wrong_length)},
          {"000000000", no(Problem::reserved)},
          {"00000000", no(Problem::reserved)},
          {"111222334", no(Problem::bad_checksum)},
          {"123456789", no(Problem::bad_checksum)},
      },
      [](std::string_view typed) { return validate_bsn(typed); });
}

TEST_CASE("bsn: every one-digit typo of a valid number is refused") {
  int count = 0;
  for (const std::string& number : kValid) {
    REQUIRE(validate_bsn(number).ok());
    for (const std::string& typo : one_digit_changes(number)) {
      CAPTURE(typo);
      const Problem problem = validate_bsn(typo).problem;
      CHECK((problem == Problem::bad_checksum || problem == Problem::reserved));
      ++count;
    }
  }
  CHECK(count == 6 * 81);
}

TEST_CASE("bsn: every swap of two neighbours that differ is refused") {
  for (const std::string& number : kValid)
    for (std::size_t at = 0; at + 1 < number.size(); ++at) {
      std::string swapped = number;
      std::swap(swapped[at], swapped[at + 1]);
      CAPTURE(swapped);
      if (swapped != number) CHECK(validate_bsn(swapped).problem == Problem::bad_checksum);
    }
}

TEST_CASE("bsn: of all nine digits with the same eight in front at most one number is valid") {
  std::mt19937 random(20261122);
  int valid = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string eight = std::to_string(10000000 + random() % 90000000);
    const int check = check_digit(eight);
    for (int last = 0; last < 10; ++last) {
      const bool ok = validate_bsn(eight + std::to_string(last)).ok();
      if (ok != (last == check)) CHECK_MESSAGE(false, eight, last);
      valid += ok ? 1 : 0;
    }
  }
  CHECK(valid > 9000);
  CHECK(valid < 9200);  // ten in eleven
}
