#include "fields/line.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

TEST_CASE("line: it needs no letter, else it is as a name") {
  expect_all(
      {
          {"", no(Problem::required)},
          {"  \u2003", no(Problem::required)},
          {"WhatsApp", ok("WhatsApp")},
          {" via  de   buren ", ok("via de buren")},
          {"112", ok("112")},
          {repeated("é", 100), ok(repeated("é", 100))},
          {repeated("é", 101), no(Problem::too_long)},
          {"a\nb", no(Problem::bad_character)},
      },
      [](std::string_view typed) { return validate_line(typed); });
}

TEST_CASE("line: the longest length may be another") {
  CHECK(validate_line("abc", 3).ok());
  CHECK(validate_line("abcd", 3).problem == Problem::too_long);
}
