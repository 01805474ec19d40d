#include "fields/case_number.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr CaseNumberRule kAny;

}  // namespace

TEST_CASE("case number: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {"  \u00A0 ", no(Problem::required)},
          {"12345678", ok("12345678")},
          {" 1234 5678\n", ok("12345678")},
          {"nl-2026/00.1", ok("NL-2026/00.1")},
          {"1234", ok("1234")},
          {"123", no(Problem::wrong_length)},
          {"1 2 3", no(Problem::wrong_length)},
          {repeated("1", 20), ok(repeated("1", 20))},
          {repeated("1", 21), no(Problem::wrong_length)},
          {repeated("é", 21), no(Problem::wrong_length)},  // wrong_length comes before bad_character
          {repeated("é", 20), no(Problem::bad_character)},
          {"1234é", no(Problem::bad_character)},
          {"12_34", no(Problem::bad_character)},
          {"12\t34", no(Problem::bad_character)},
          {"12\n34", no(Problem::bad_character)},
          {"１２３４", no(Problem::bad_character)},
          {"12\xFF"
           "34",
           no(Problem::bad_character)},
          {"ab_d", no(Problem::bad_character)},  // and bad_character before no_digit
          {"ABCD", no(Problem::no_digit)},
          {"--//..", no(Problem::no_digit)},
          {"ABC1", ok("ABC1")},
      },
      [](std::string_view typed) { return validate_case_number(typed, kAny); });
}

TEST_CASE("case number: every ASCII character is taken or refused by the rule") {
  const std::string_view taken = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/. ";
  for (int byte = 0; byte < 128; ++byte) {
    CAPTURE(byte);
    const std::string typed = std::string("123") + static_cast<char>(byte) + "456";
    CHECK(validate_case_number(typed, kAny).ok() == (taken.find(static_cast<char>(byte)) != std::string_view::npos));
  }
}

TEST_CASE("case number: a rule narrows length and characters") {
  const CaseNumberRule eight_digits = {8, 8, true};
  expect_all(
      {
          {"12345678", ok("12345678")},
          {"1234 5678", ok("12345678")},
          {"1234567", no(Problem::wrong_length)},
          {"123456789", no(Problem::wrong_length)},
          {"1234567A", no(Problem::bad_character)},
          {"1234-567", no(Problem::bad_character)},
      },
      [&](std::string_view typed) { return validate_case_number(typed, eight_digits); });
}

TEST_CASE("case number: a rule never widens the length") {
  const CaseNumberRule wide = {0, 1000, false};
  CHECK(validate_case_number("123", wide).problem == Problem::wrong_length);
  CHECK(validate_case_number(repeated("1", 21), wide).problem == Problem::wrong_length);
  CHECK(validate_case_number("1234", {-5, 4, false}).ok());
  CHECK(validate_case_number("12345", {20, 4, false}).problem == Problem::wrong_length);
}
