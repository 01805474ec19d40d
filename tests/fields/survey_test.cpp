#include "fields/survey.h"

#include "fields/expect.h"
#include "text/classes.h"

using namespace complaint::fields;
using namespace complaint::test;
namespace text = complaint::text;

namespace {

// Which code points no text may hold, said anew: by property, with none of the branches of the survey.
bool is_bad(char32_t code_point, Lines lines) {
  const bool breaks = code_point == 0x09 || code_point == 0x0A;
  const bool separator = code_point == 0x2028 || code_point == 0x2029;
  if (breaks || separator) return lines == Lines::one;
  return text::is_control(code_point) || text::is_bidi_control(code_point) || text::is_noncharacter(code_point) ||
         code_point == 0xFEFF;
}

int count_wrong(Lines lines) {
  int wrong = 0;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    const Survey found = survey("a" + encoded(code_point) + "b", lines);
    wrong += found.bad_character != is_bad(code_point, lines) || found.code_points != 3 ? 1 : 0;
  }
  return wrong;
}

}  // namespace

TEST_CASE("survey: of all code points the right ones are refused") {
  CHECK(count_wrong(Lines::one) == 0);
  CHECK(count_wrong(Lines::many) == 0);
}

TEST_CASE("survey: broken bytes are refused and each piece counted") {
  const Survey found = survey("a\xE2\x82z\xFF", Lines::many);
  CHECK(found.bad_character);
  CHECK(found.code_points == 4);
}

TEST_CASE("survey: marks count in a row, not in all") {
  const std::string eight = repeated("\u0301", 8);
  CHECK_FALSE(survey("a" + eight + "b" + eight, Lines::one).bad_character);
  CHECK(survey("a" + eight + "\u0301", Lines::one).bad_character);
  CHECK(survey(eight + "\uFE0F" + "a", Lines::one).bad_character);
}
