#include "fields/calendar.h"

#include <doctest/doctest.h>

#include <string>

using namespace complaint::fields;

TEST_CASE("calendar: four centuries have 146,097 days") {
  int days = 0;
  for (int year = 1601; year <= 2000; ++year)
    for (int month = 1; month <= 12; ++month) days += days_in_month(year, month);
  CHECK(days == 146097);
}

TEST_CASE("calendar: february has 29 days in leap years only") {
  for (const int leap : {1972, 1996, 2000, 2024, 2400}) CHECK(days_in_month(leap, 2) == 29);
  for (const int common : {1900, 1970, 2023, 2026, 2100}) CHECK(days_in_month(common, 2) == 28);
}

TEST_CASE("calendar: there are no months before january and after december") {
  for (const int month : {-1, 0, 13, 99}) CHECK(days_in_month(2026, month) == 0);
  CHECK_FALSE(is_real({2026, 0, 1}));
  CHECK_FALSE(is_real({2026, 1, 0}));
  CHECK_FALSE(is_real({2026, 1, 32}));
}

TEST_CASE("calendar: a day is read as it is written, and nothing else is") {
  CHECK(read_iso_day("2026-11-22") == Day{2026, 11, 22});
  CHECK(read_iso_day("2024-02-29") == Day{2024, 2, 29});
  for (const char* none : {"", "2026-11-2", "2026-11-222", "2026/11/22", "2026-11/22", "20261122", "2026-02-29", "2026-13-01",
                           "2026-00-01", "2026-01-00", "2O26-01-01", "2026-1 -01", "2026-01-+1", " 2026-1-01"}) {
    CAPTURE(std::string(none));
    CHECK_FALSE(read_iso_day(none).has_value());
  }
}

TEST_CASE("calendar: days and months are written with their zeros") {
  CHECK(write_iso_day({2026, 1, 2}) == "2026-01-02");
  CHECK(write_iso_day({987, 11, 30}) == "0987-11-30");
  CHECK(write_iso_day({2026, 9, 0}) == "2026-09");
}
