#include "text/classes.h"

#include <doctest/doctest.h>

#include "text/utf8.h"

using namespace complaint::text;

namespace {

int count(bool (*is)(char32_t)) {
  int found = 0;
  for (char32_t code_point = 0; code_point <= 0x110100; ++code_point) found += is(code_point) ? 1 : 0;
  return found;
}

}  // namespace

TEST_CASE("classes: controls are the 65 of category Cc") {
  CHECK(count(is_control) == 65);
  CHECK(is_control(0x00));
  CHECK(is_control(0x1F));
  CHECK_FALSE(is_control(0x20));
  CHECK_FALSE(is_control(0x7E));
  CHECK(is_control(0x7F));
  CHECK(is_control(0x9F));
  CHECK_FALSE(is_control(0xA0));
}

TEST_CASE("classes: nine code points steer the direction of text") {
  CHECK(count(is_bidi_control) == 9);
  for (const char32_t outside : {U'\u2029', U'\u202F', U'\u2065', U'\u206A', U'\u200E', U'\u200F', U'\u061C'})
    CHECK_FALSE(is_bidi_control(outside));
}

TEST_CASE("classes: there are 66 noncharacters") {
  CHECK(count(is_noncharacter) == 66);
  CHECK(is_noncharacter(0xFFFE));
  CHECK(is_noncharacter(0x10FFFF));
  CHECK(is_noncharacter(0xFDD0));
  CHECK_FALSE(is_noncharacter(0xFFFD));
  CHECK_FALSE(is_noncharacter(0xFDF0));
  CHECK_FALSE(is_noncharacter(kIllFormed));
}

TEST_CASE("classes: letters of any script are letters") {
  for (const char32_t letter :
       {U'a', U'Z', U'\u00E9', U'\u0142', U'\u03A9', U'\u0416', U'\u05D0', U'\u0639', U'\u0905', U'\u4E2D', U'\u3042', U'\uAC00',
        U'\uD7A3', U'\U00010400', U'\U00020000', U'\U00031350', U'\u02BC'}) {
    CAPTURE(static_cast<unsigned>(letter));
    CHECK(is_letter(letter));
  }
}

TEST_CASE("classes: digits, signs, marks and pictures are no letters") {
  for (const char32_t other : {U'0', U'@', U'[', U'`', U'{', U'-', U'\'', U'\u00D7', U'\u00F7', U'\u0301', U'\u0660', U'\u20AC',
                               U'\u2160', U'\uFFFD', U'\U0001F600', U'\U000E0100', kIllFormed}) {
    CAPTURE(static_cast<unsigned>(other));
    CHECK_FALSE(is_letter(other));
  }
}

TEST_CASE("classes: marks of all planes are marks, and nothing before U+0300 is") {
  for (const char32_t mark : {U'\u0300', U'\u036F', U'\u0483', U'\u064B', U'\u0903', U'\u20DD', U'\uFE0F', U'\uFE2F',
                              U'\U00011000', U'\U0001E944', U'\U000E0100', U'\U000E01EF'})
    CHECK(is_combining_mark(mark));
  for (const char32_t other : {U'a', U'\u00B4', U'\u02FF', U'\u0370', U'\u200D', U'\u4E2D', U'\U000E01F0', kIllFormed})
    CHECK_FALSE(is_combining_mark(other));
}

TEST_CASE("classes: no code point is both letter and mark") {
  int both = 0;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point)
    both += is_letter(code_point) && is_combining_mark(code_point) ? 1 : 0;
  CHECK(both == 0);
  CHECK(count(is_letter) > 130000);
  CHECK(count(is_combining_mark) > 2000);
}
