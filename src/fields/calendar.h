// The proleptic Gregorian calendar.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fields/rules.h"

namespace complaint::fields {

// 0 when there is no such month.
[[nodiscard]] int days_in_month(int year, int month);

[[nodiscard]] bool is_real(const Day& day);

// Reads exactly "YYYY-MM-DD" of a real day.
[[nodiscard]] std::optional<Day> read_iso_day(std::string_view text);

// "YYYY-MM-DD", or "YYYY-MM" when day.day is 0; for years 0-9999.
[[nodiscard]] std::string write_iso_day(const Day& day);

}  // namespace complaint::fields
