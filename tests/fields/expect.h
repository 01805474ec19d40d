// Words for tests of validators.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "fields/outcome.h"
#include "text/utf8.h"

namespace complaint::test {

// What a validator should say: a canonical value, or a problem.
struct Expected {
  std::string typed;
  fields::Outcome outcome;
};

template <typename Validate>
void expect_all(const std::vector<Expected>& table, Validate validate) {
  for (const Expected& expected : table) {
    CAPTURE(expected.typed);
    const fields::Outcome given = validate(expected.typed);
    CHECK(fields::code_of(given.problem) == fields::code_of(expected.outcome.problem));
    CHECK(given.value == expected.outcome.value);
    if (given.ok()) CHECK(validate(given.value).value == given.value);  // a canonical value stays as it is
  }
}

inline fields::Outcome ok(std::string value) { return fields::accepted(std::move(value)); }
inline fields::Outcome no(fields::Problem problem) { return fields::refused(problem); }

inline std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += piece;
  return all;
}

inline std::string encoded(char32_t code_point) {
  std::string bytes;
  text::append_code_point(bytes, code_point);
  return bytes;
}

// Every text that differs from `digits` in one digit.
inline std::vector<std::string> one_digit_changes(const std::string& digits) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < digits.size(); ++at)
    for (char digit = '0'; digit <= '9'; ++digit)
      if (std::string changed = digits; digit != digits[at]) {
        changed[at] = digit;
        all.push_back(changed);
      }
  return all;
}

}  // namespace complaint::test
