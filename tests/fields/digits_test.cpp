#include "fields/digits.h"

#include <doctest/doctest.h>

using namespace complaint::fields;

TEST_CASE("digits: spaces, hyphens and dots between groups are dropped, other things stay") {
  CHECK(without_separators(" 1-2.3\u00A04 ") == "1234");
  CHECK(without_separators("1\t2/3\u20134\xC2") == "1\t2/3\u20134\xC2");
}

TEST_CASE("digits: only the ten of ASCII are digits") {
  CHECK(is_ascii_digits("0123456789"));
  CHECK(is_ascii_digits(""));
  for (const char* none : {"/", ":", "1a", "-1", "\u0661", "\xFF"}) CHECK_FALSE(is_ascii_digits(none));
}

TEST_CASE("digits: numbers are read up to 18 digits") {
  CHECK(number_of("") == 0);
  CHECK(number_of("007") == 7);
  CHECK(number_of("999999999999999999") == 999999999999999999);
  CHECK(number_of("9999999999999999999999") == 999999999999999999);
}
