#include "fields/birth_date.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr Day kToday = {2026, 11, 27};

}  // namespace

TEST_CASE("birthDate: a whole day from 1900 to today") {
  expect_all(
      {
          {"15-03-1980", ok("1980-03-15")},
          {"15 maart 1980", ok("1980-03-15")},
          {"March 15th, 1980", ok("1980-03-15")},
          {"1900-01-01", ok("1900-01-01")},
          {"2026-11-27", ok("2026-11-27")},
          {"29-2-2000", ok("2000-02-29")},
          {"29-2-1900", no(Problem::not_a_date)},
          {"1899-12-31", no(Problem::too_old)},
          {"2026-11-28", no(Problem::in_future)},
          {"maart 1980", no(Problem::not_a_date)},
          {"1980-03", no(Problem::not_a_date)},
          {"1980", no(Problem::not_a_date)},
          {"15-3-80", no(Problem::not_a_date)},
          {" ", no(Problem::required)},
      },
      [](std::string_view typed) { return validate_birth_date(typed, kToday); });
  CHECK(validate_birth_date("2999-01-01", {}).ok());
}
