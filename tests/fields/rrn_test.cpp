#include "fields/rrn.h"

#include "fields/calendar.h"
#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr Day kToday = {2026, 11, 22};

// A computed number: nine digits and the check of a birth before 2000 or from then on.
std::string with_check(const std::string& nine, bool from_2000) {
  const long long number = std::stoll(nine) + (from_2000 ? 2'000'000'000 : 0);
  const std::string check = std::to_string(97 - number % 97);
  return nine + (check.size() == 1 ? "0" + check : check);
}

std::string two_digits(int number) { return (number % 100 < 10 ? "0" : "") + std::to_string(number % 100); }

std::string born(int year, int month, int day, const std::string& serial = "001") {
  return with_check(two_digits(year) + two_digits(month) + two_digits(day) + serial, year >= 2000);
}

}  // namespace

TEST_CASE("rrn: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {"..-", no(Problem::required)},
          {"85.07.30-033.28", ok("85073003328")},  // published with the description of the number
          {"85 07 30 033 28", ok("85073003328")},
          {"17073003384", ok("17073003384")},
          {"8507300332x", no(Problem::bad_character)},
          {"85/07/30", no(Problem::bad_character)},
          {"8507300332", no(Problem::wrong_length)},
          {"850730033280", no(Problem::wrong_length)},
          {"00000000000", no(Problem::reserved)},
          {"85073003329", no(Problem::bad_checksum)},
          {"12345678901", no(Problem::bad_checksum)},
          {born(1985, 13, 1), no(Problem::bad_date)},
          {born(1985, 2, 29), no(Problem::bad_date)},
          {born(1985, 4, 31), no(Problem::bad_date)},
          {born(1984, 2, 29), ok(born(1984, 2, 29))},
          {born(1900, 2, 29), no(Problem::bad_date)},
          {born(2000, 2, 29), ok(born(2000, 2, 29))},
          {born(1985, 27, 30), no(Problem::bad_date)},  // a bis number
          {born(1985, 47, 30), no(Problem::bad_date)},
          {born(2026, 11, 22), ok(born(2026, 11, 22))},
          {born(2026, 11, 23), no(Problem::bad_date)},
          {born(2099, 1, 1), no(Problem::bad_date)},
      },
      [](std::string_view typed) { return validate_rrn(typed, kToday); });
}

TEST_CASE("rrn: a birth date may be unknown, in whole or in part") {
  for (const std::string& number : {born(1940, 0, 0), born(1940, 0, 1), born(1900, 0, 1), born(2000, 0, 1), born(1985, 7, 0),
                                    born(2026, 0, 0), born(2026, 11, 0)}) {
    CAPTURE(number);
    CHECK(validate_rrn(number, kToday).value == number);
  }
  CHECK(validate_rrn(born(1985, 13, 0), kToday).problem == Problem::bad_date);
  CHECK(validate_rrn(born(2027, 0, 0), kToday).problem == Problem::bad_date);
  CHECK(validate_rrn(born(2026, 12, 0), kToday).problem == Problem::bad_date);
}

TEST_CASE("rrn: where today is not known no birth is in the future") {
  CHECK(validate_rrn(born(2099, 1, 1)).ok());
  CHECK(validate_rrn(born(2099, 0, 0)).ok());
  CHECK(validate_rrn(born(2099, 2, 30)).problem == Problem::bad_date);
}

TEST_CASE("rrn: a one-digit typo of a valid number is refused, unless it is a number of the other century") {
  int count = 0;
  int other_century = 0;
  for (const auto& [number, from_2000] : {std::pair(std::string("85073003328"), false),
                                          {"17073003384", true},
                                          {born(1999, 12, 31), false},
                                          {born(2000, 1, 1), true}}) {
    REQUIRE(validate_rrn(number, kToday).ok());
    for (const std::string& typo : one_digit_changes(number)) {
      CAPTURE(typo);
      const bool fits_other = with_check(typo.substr(0, 9), !from_2000) == typo;
      if (!fits_other) CHECK(validate_rrn(typo, kToday).problem == Problem::bad_checksum);
      other_century += fits_other ? 1 : 0;
      ++count;
    }
  }
  CHECK(count == 4 * 99);
  CHECK(other_century < 8);
}

TEST_CASE("rrn: every birth day from 1900 to 2026 is taken in its own century") {
  int count = 0;
  int refused = 0;
  for (Day day = {1900, 1, 1}; day <= kToday;) {
    const std::string number = born(day.year, day.month, day.day, "997");
    refused += validate_rrn(number, kToday).value == number ? 0 : 1;
    ++count;
    if (++day.day > days_in_month(day.year, day.month)) day = {day.year + day.month / 12, day.month % 12 + 1, 1};
  }
  CHECK(count == 46347);
  CHECK(refused == 0);
}
