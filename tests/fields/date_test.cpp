#include "fields/date.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

constexpr Day kToday = {2026, 11, 22};

Outcome parts(std::string_view day, std::string_view month, std::string_view year, bool day_unknown = false) {
  return validate_date_parts({day, month, year, day_unknown}, kToday);
}

DatePart wrong(std::string_view day, std::string_view month, std::string_view year, bool day_unknown = false) {
  return wrong_part({day, month, year, day_unknown}, kToday);
}

}  // namespace

TEST_CASE("date: a day is understood however it is written") {
  for (const char* typed : {"2026-10-01",       "2026-10-1",        "1-10-2026",      "01-10-2026",
                            "1/10/2026",        "1.10.2026",        "1 10 2026",      "1 oktober 2026",
                            "1 OKTOBER 2026",   "1 okt 2026",       "1 okt. 2026",    "1okt2026",
                            "1e oktober 2026",  "October 1, 2026",  "1 October 2026", "1st October 2026",
                            "1er octobre 2026", "1. Oktober 2026",  "1-okt-2026",     "2026 oktober 1",
                            "2026/10/01",       " 1 oktober 2026 ", "oktober 1 2026", "1\u00A0oktober\u00A02026"}) {
    CAPTURE(std::string(typed));
    CHECK(validate_date(typed, kToday).value == "2026-10-01");
  }
}

TEST_CASE("date: a month is understood however it is written") {
  for (const char* typed :
       {"2026-10", "10-2026", "10/2026", "oktober 2026", "okt. 2026", "2026 oktober", "2026-10", "Oktober, 2026"}) {
    CAPTURE(std::string(typed));
    CHECK(validate_date(typed, kToday).value == "2026-10");
  }
  CHECK(validate_date("mrt. 2026", kToday).value == "2026-03");
  CHECK(validate_date("mrt 2026", kToday).value == "2026-03");
}

TEST_CASE("date: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {" \t\u00A0", no(Problem::required)},
          {"2026-11-22", ok("2026-11-22")},
          {"2026-11-23", no(Problem::in_future)},
          {"2027-01-01", no(Problem::in_future)},
          {"9999-12-31", no(Problem::in_future)},
          {"2026-11", ok("2026-11")},
          {"2026-12", no(Problem::in_future)},
          {"2027-01", no(Problem::in_future)},
          {"1970-01-01", ok("1970-01-01")},
          {"1969-12-31", no(Problem::too_old)},
          {"1970-01", ok("1970-01")},
          {"1969-12", no(Problem::too_old)},
          {"0000-01-01", no(Problem::too_old)},
          {"29-02-2024", ok("2024-02-29")},
          {"29-02-2026", no(Problem::not_a_date)},
          {"31-04-2026", no(Problem::not_a_date)},
          {"31-04-2027", no(Problem::not_a_date)},  // not_a_date comes before in_future
          {"31-04-1950", no(Problem::not_a_date)},  // and before too_old
          {"0-10-2026", no(Problem::not_a_date)},
          {"32-10-2026", no(Problem::not_a_date)},
          {"1-0-2026", no(Problem::not_a_date)},
          {"1-13-2026", no(Problem::not_a_date)},
          {"10-31-2026", no(Problem::not_a_date)},
          {"13-2026", no(Problem::not_a_date)},
          {"2026-00", no(Problem::not_a_date)},
          {"1-10-26", no(Problem::not_a_date)},
          {"26-10-1", no(Problem::not_a_date)},
          {"1 oktober '26", no(Problem::not_a_date)},
          {"1 oktober", no(Problem::not_a_date)},
          {"2026", no(Problem::not_a_date)},
          {"oktober", no(Problem::not_a_date)},
          {"01102026", no(Problem::not_a_date)},
          {"20261001", no(Problem::not_a_date)},
          {"001-10-2026", no(Problem::not_a_date)},
          {"1-010-2026", no(Problem::not_a_date)},
          {"1-10-02026", no(Problem::not_a_date)},
          {"-1-10-2026", no(Problem::not_a_date)},
          {"gisteren", no(Problem::not_a_date)},
          {"2026-10-01T12:00:00Z", no(Problem::not_a_date)},
          {"2026-10-01 12:00", no(Problem::not_a_date)},
          {"１-10-2026", no(Problem::not_a_date)},
          {"\xFF", no(Problem::not_a_date)},
          {"1 2 3 4", no(Problem::not_a_date)},
          {"99999999999999999999-10-01", no(Problem::not_a_date)},
      },
      [](std::string_view typed) { return validate_date(typed, kToday); });
}

TEST_CASE("date: every day from 1970 to 2026 is taken, in four spellings, and every other day refused") {
  int taken = 0;
  int wrong = 0;
  for (int year = 1969; year <= 2027; ++year)
    for (int month = 0; month <= 13; ++month)
      for (int day = 0; day <= 32; ++day) {
        const std::string y = std::to_string(year), m = std::to_string(month), d = std::to_string(day);
        const bool real = day >= 1 && day <= days_in_month(year, month);
        const bool fits = real && Day{year, month, day} <= kToday && year >= 1970;
        const std::string canonical = fits ? write_iso_day({year, month, day}) : "";
        for (const std::string& typed : {d + "-" + m + "-" + y, y + "-" + m + "-" + d, d + "/" + m + "/" + y})
          wrong += validate_date(typed, kToday).value == canonical ? 0 : 1;
        wrong += parts(d, m, y).value == canonical ? 0 : 1;
        taken += fits ? 1 : 0;
      }
  CHECK(taken == 20780);
  CHECK(wrong == 0);
}

TEST_CASE("date: where today is not known nothing is in the future") {
  CHECK(validate_date("9999-12-31", {}).value == "9999-12-31");
  CHECK(validate_date("9999-12", {}).ok());
  CHECK(validate_date("9999-13", {}).problem == Problem::not_a_date);
}

TEST_CASE("date parts: they are put together") {
  CHECK(parts("1", "10", "2026").value == "2026-10-01");
  CHECK(parts(" 01 ", "oktober", " 2026").value == "2026-10-01");
  CHECK(parts("1", "mrt.", "2026").value == "2026-03-01");
  for (const char* day : {"1e", "1E", "1ste", "1st", "1."}) CHECK(parts(day, "10", "2026").value == "2026-10-01");
  CHECK_FALSE(parts("1 2", "10", "2026").ok());
  CHECK(parts("", "10", "2026", true).value == "2026-10");
  CHECK(parts("junk", "Okt", "2026", true).value == "2026-10");
}

TEST_CASE("date parts: the first problem and the part to mend are told") {
  struct Row {
    const char* day;
    const char* month;
    const char* year;
    bool unknown;
    Problem problem;
    DatePart wrong;
  };
  const Row rows[] = {
      {"", "", "", false, Problem::required, DatePart::day},
      {"", "10", "2026", false, Problem::required, DatePart::day},
      {"1", " ", "2026", false, Problem::required, DatePart::month},
      {"1", "10", "", false, Problem::required, DatePart::year},
      {"", "", "2026", true, Problem::required, DatePart::month},
      {"", "10", "", true, Problem::required, DatePart::year},
      {"x", "10", "2026", false, Problem::not_a_date, DatePart::day},
      {"0", "10", "2026", false, Problem::not_a_date, DatePart::day},
      {"32", "13", "26", false, Problem::not_a_date, DatePart::day},
      {"001", "10", "2026", false, Problem::not_a_date, DatePart::day},
      {"1", "13", "2026", false, Problem::not_a_date, DatePart::month},
      {"1", "x", "26", false, Problem::not_a_date, DatePart::month},
      {"1", "0", "2026", true, Problem::not_a_date, DatePart::month},
      {"1", "10", "26", false, Problem::not_a_date, DatePart::year},
      {"1", "10", "+2026", false, Problem::not_a_date, DatePart::year},
      {"31", "4", "2026", false, Problem::not_a_date, DatePart::day},
      {"29", "2", "2026", false, Problem::not_a_date, DatePart::day},
      {"23", "11", "2026", false, Problem::in_future, DatePart::day},
      {"1", "12", "2026", false, Problem::in_future, DatePart::month},
      {"1", "1", "2027", false, Problem::in_future, DatePart::year},
      {"", "12", "2026", true, Problem::in_future, DatePart::month},
      {"31", "12", "1969", false, Problem::too_old, DatePart::year},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.day));
    CAPTURE(std::string(row.month));
    CAPTURE(std::string(row.year));
    CHECK(code_of(parts(row.day, row.month, row.year, row.unknown).problem) == code_of(row.problem));
    CHECK((wrong(row.day, row.month, row.year, row.unknown) == row.wrong));
  }
}
