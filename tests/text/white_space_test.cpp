#include "text/white_space.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/utf8.h"

using namespace complaint::text;

namespace {

// PropList.txt, White_Space: 25 code points.
const std::vector<char32_t> kWhiteSpace = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,   0xA0,   0x1680,
                                           0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
                                           0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};

// UnicodeData.txt, category Zs: 17 code points.
const std::vector<char32_t> kSpaces = {0x20,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
                                       0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000};

bool holds(const std::vector<char32_t>& list, char32_t code_point) {
  return std::find(list.begin(), list.end(), code_point) != list.end();
}

}  // namespace

TEST_CASE("white space: it is what Unicode says, and nothing else") {
  REQUIRE(kWhiteSpace.size() == 25);
  REQUIRE(kSpaces.size() == 17);
  int wrong = 0;
  for (char32_t code_point = 0; code_point <= kIllFormed; ++code_point) {
    wrong += is_white_space(code_point) != holds(kWhiteSpace, code_point) ? 1 : 0;
    wrong += is_space(code_point) != holds(kSpaces, code_point) ? 1 : 0;
  }
  CHECK(wrong == 0);
}

TEST_CASE("white space: every kind is trimmed at both ends and nowhere else") {
  for (const char32_t white : kWhiteSpace) {
    std::string around;
    append_code_point(around, white);
    CHECK(trimmed(around + around + "a" + around + "b" + around) == "a" + around + "b");
    CHECK(trimmed(around).empty());
  }
}

TEST_CASE("white space: what only looks empty is not trimmed") {
  for (const char* invisible : {"\u200B", "\u180E", "\uFEFF", "\u2060", "\u00AD", "\xC2", "\xE2\x80"}) {
    CAPTURE(std::string(invisible));
    CHECK(trimmed(invisible) == invisible);
  }
}

TEST_CASE("white space: runs of spaces become one, tabs and line breaks stay") {
  CHECK(with_single_spaces("a  b\u00A0\u2003c") == "a b c");
  CHECK(with_single_spaces("a\t b\n\nc") == "a\t b\n\nc");
  CHECK(with_single_spaces("\u3000") == " ");
  CHECK(with_single_spaces("a\xE2\x80 b") == "a\xE2\x80 b");
}

TEST_CASE("white space: spaces can be left out") {
  CHECK(without_spaces(" 1 2\u00A03\u202F4 ") == "1234");
  CHECK(without_spaces("1\t2\n3") == "1\t2\n3");
}
