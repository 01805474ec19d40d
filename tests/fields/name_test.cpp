#include "fields/name.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

const char* const kTooManyMarks = "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301";

}  // namespace

TEST_CASE("name: names of many kinds are taken as they are written") {
  for (const char* name :
       {"An", "Jan de Vries", "O'Brien", "Anne-Marie van 't Hoff", "Søren Åkesson", "Łukasz", "محمد", "李小龙", "ひらがな", "Ζωή",
        "Ольга", "Müller jr.", "X", "3e Vrouw", "नेहा", "👩‍👩‍👧 An", "José", "می‌خواهم"}) {
    CAPTURE(std::string(name));
    CHECK(validate_name(name).value == name);
    CHECK(validate_name(name).ok());
  }
}

TEST_CASE("name: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {" \t\r\n\u00A0\u3000 ", no(Problem::required)},
          {"  Jan   de\u00A0 Vries\n", ok("Jan de Vries")},
          {repeated("a", 100), ok(repeated("a", 100))},
          {repeated("a", 101), no(Problem::too_long)},
          {repeated("\U0001F600", 99) + "a", ok(repeated("\U0001F600", 99) + "a")},
          {repeated("\U0001F600", 100) + "a", no(Problem::too_long)},
          {"a" + repeated(" ", 500) + "b", ok("a b")},
          {repeated("\x01", 101), no(Problem::too_long)},  // too_long comes before bad_character
          {"Jan\tde Vries", no(Problem::bad_character)},
          {"Jan\nde Vries", no(Problem::bad_character)},
          {"Jan\u2028de Vries", no(Problem::bad_character)},
          {"1\x01", no(Problem::bad_character)},  // and bad_character before no_letter
          {"12 34", no(Problem::no_letter)},
          {"...", no(Problem::no_letter)},
          {"\u0301", no(Problem::no_letter)},
          {"👍", no(Problem::no_letter)},
      },
      [](std::string_view typed) { return validate_name(typed); });
}

TEST_CASE("name: characters that steer or break a text are refused") {
  for (const char* bad : {"\u202A", "\u202E", "\u2066", "\u2069", "\uFEFF", "\uFFFE", "\uFDD0", "\U0010FFFF", "\u0085", "\u009F",
                          "\x7F", "\x1B", "\xC3", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80"}) {
    CAPTURE(std::string(bad));
    CHECK(validate_name(std::string("Jan") + bad + "sen").problem == Problem::bad_character);
  }
  CHECK(validate_name(std::string_view("Jan\0sen", 7)).problem == Problem::bad_character);
}

TEST_CASE("name: joiners and marks of direction that names need stay") {
  for (const char* good : {"\u200C", "\u200D", "\u200E", "\u200F", "\u061C", "\u00AD", "\uFE0F", "\U000E0100"}) {
    CAPTURE(std::string(good));
    CHECK(validate_name(std::string("Jan") + good + "sen").ok());
  }
}

TEST_CASE("name: eight marks in a row are taken, nine are not") {
  CHECK(validate_name(kTooManyMarks).problem == Problem::bad_character);
  CHECK(validate_name(std::string_view(kTooManyMarks).substr(0, 17)).ok());
  CHECK(validate_name(repeated("a\u0301\u0302\u0303\u0304", 20)).ok());
}
