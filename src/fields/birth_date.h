// A date of birth, where a country has no national number to know somebody by.
//
//   shape   as fields/date.h, with the day
//   check   a real day of the Gregorian calendar, from 1900-01-01 to today
//   limits  proves a day, never that somebody was born on it
#pragma once

#include <string_view>

#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

inline constexpr int kFirstYearOfBirth = 1900;

// Takes any bytes; `today` {0,0,0} takes days to come too. Gives YYYY-MM-DD, or the first of: required, not_a_date (a month without
// its day too), in_future, too_old.
Outcome validate_birth_date(std::string_view typed, const Day& today);

}  // namespace complaint::fields
