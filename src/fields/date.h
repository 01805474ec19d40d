// The day, or only the month, when something happened.
//
//   shape   day, month and year, or month and year; the year has 4 digits, a month may be a name (Dutch, English, French,
//           German). Typed in one piece: "2026-10-01", "1-10-2026", "1/10/2026", "1.10.2026", "1 oktober 2026",
//           "October 1st, 2026", "2026-10", "10-2026", "okt. 2026"; a day comes before a month of digits unless the year is first
//   check   a real day of the Gregorian calendar, from 1970-01-01 to today; a month: from 1970-01 to that of today
//   limits  nothing is guessed: no years of 2 digits, no days or months without a year
#pragma once

#include <optional>
#include <string_view>

#include "fields/calendar.h"
#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

inline constexpr int kFirstYear = 1970;

// Takes any bytes; pass {0,0,0} as `today` to accept future dates. Gives YYYY-MM-DD or YYYY-MM, or the first of: required,
// not_a_date, in_future, too_old.
Outcome validate_date(std::string_view typed, const Day& today, int first_year = kFirstYear);

// A date in the three parts of the form, each as typed.
struct DateParts {
  std::string_view day;
  std::string_view month;  // number or name
  std::string_view year;
  bool day_unknown = false;  // `day` then does not count
};

// As validate_date; required also when one part is empty.
Outcome validate_date_parts(const DateParts& parts, const Day& today);

// A whole date, or a month and a year, that was typed or pasted into one part, in its parts; nothing when it is neither. Whether the day
// exists is not judged.
[[nodiscard]] std::optional<DateParts> spread_date(std::string_view typed);

enum class DatePart { day, month, year };

// Of parts that are refused: the first to correct.
[[nodiscard]] DatePart wrong_part(const DateParts& parts, const Day& today);

}  // namespace complaint::fields
