#include "fields/statement.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

TEST_CASE("statement: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {" \r\n\t ", no(Problem::required)},
          {"Ik heb al betaald.", ok("Ik heb al betaald.")},
          {"\n  Ik heb  al betaald.\r\n", ok("Ik heb  al betaald.")},
          {"a\r\nb\rc\nd\r\r\ne", ok("a\nb\nc\nd\n\ne")},
          {"a\tb", ok("a\tb")},
          {"a\u2028b", ok("a\u2028b")},
          {repeated("a", 4000), ok(repeated("a", 4000))},
          {repeated("a", 4001), no(Problem::too_long)},
          {repeated("\u20AC", 4000), ok(repeated("\u20AC", 4000))},
          {repeated("\u20AC", 4001), no(Problem::too_long)},
          {"a" + repeated("\r\n", 3998) + "b", ok("a" + repeated("\n", 3998) + "b")},
          {"a" + repeated("\r\n", 3999) + "b", no(Problem::too_long)},
          {repeated(" ", 5000) + "a" + repeated("\n", 5000), ok("a")},
          {repeated("\x01", 4001), no(Problem::too_long)},
          {"a\x0B"
           "b",
           no(Problem::bad_character)},
          {"a\x0C"
           "b",
           no(Problem::bad_character)},
          {"a\u0085b", no(Problem::bad_character)},
          {"a\u202Eb", no(Problem::bad_character)},
          {"a\xFF"
           "b",
           no(Problem::bad_character)},
          {"12345", ok("12345")},
      },
      [](std::string_view typed) { return validate_statement(typed); });
}
