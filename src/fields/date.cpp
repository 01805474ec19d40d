#include "fields/date.h"

#include "fields/calendar.h"
#include "fields/date_words.h"
#include "fields/digits.h"
#include "fields/month_name.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

constexpr int kNotANumber = -1;

// A number of `least` to `most` digits.
int read_number(std::string_view word, std::size_t least, std::size_t most) {
  if (word.size() < least || word.size() > most || !is_ascii_digits(word)) return kNotANumber;
  return static_cast<int>(number_of(word));
}

int read_month(std::string_view word) { return starts_with_digit(word) ? read_number(word, 1, 2) : month_named(word); }
int read_day(std::string_view word) { return read_number(word, 1, 2); }
int read_year(std::string_view word) { return read_number(word, 4, 4); }

struct Verdict {
  Outcome outcome;
  DatePart wrong = DatePart::day;  // counts only when refused
};

Verdict wrong(DatePart part, Problem problem) { return {refused(problem), part}; }

bool is_after(const Day& day, const Day& today) {
  if (today == Day{}) return false;
  if (day.day == 0) return Day{day.year, day.month, 0} > Day{today.year, today.month, 0};
  return day > today;
}

// Of a date that is after today: the largest part that makes it so.
DatePart part_after(const Day& day, const Day& today) {
  if (day.year != today.year) return DatePart::year;
  return day.month == today.month ? DatePart::day : DatePart::month;
}

// `only_month`: day.day is 0 and does not count.
Verdict judge(const Day& day, bool only_month, const Day& today, int first_year = kFirstYear) {
  if (day.month < 1 || day.month > 12) return wrong(DatePart::month, Problem::not_a_date);
  if (day.year < 0) return wrong(DatePart::year, Problem::not_a_date);
  if (!only_month && !is_real(day)) return wrong(DatePart::day, Problem::not_a_date);
  if (is_after(day, today)) return wrong(part_after(day, today), Problem::in_future);
  if (day.year < first_year) return wrong(DatePart::year, Problem::too_old);
  return {accepted(write_iso_day(day))};
}

// "1" of "1e": one part is read as it would be in a whole date.
std::string_view word_of(std::string_view typed) {
  const DateWords words = split_date(typed);
  return words.count == 1 ? words.word[0] : text::trimmed(typed);
}

Verdict judge_parts(const DateParts& parts, const Day& today) {
  const std::string_view day = word_of(parts.day);
  const std::string_view month = word_of(parts.month);
  const std::string_view year = word_of(parts.year);
  if (!parts.day_unknown && day.empty()) return wrong(DatePart::day, Problem::required);
  if (month.empty()) return wrong(DatePart::month, Problem::required);
  if (year.empty()) return wrong(DatePart::year, Problem::required);
  if (parts.day_unknown) return judge({read_year(year), read_month(month), 0}, true, today);
  const int day_number = read_day(day);
  if (day_number < 1 || day_number > 31) return wrong(DatePart::day, Problem::not_a_date);
  return judge({read_year(year), read_month(month), day_number}, false, today);
}

}  // namespace

Outcome validate_date(std::string_view typed, const Day& today, int first_year) {
  if (text::trimmed(typed).empty()) return refused(Problem::required);
  const auto judged = [&](std::string_view day, std::string_view month, std::string_view year) {
    const bool only_month = day.empty();
    return judge({read_year(year), read_month(month), only_month ? 0 : read_day(day)}, only_month, today, first_year).outcome;
  };
  const DateWords words = split_date(typed);
  const auto& [first, second, third] = words.word;
  const bool year_first = starts_with_digit(first) && first.size() == 4;
  if (words.count == 2) return year_first ? judged({}, second, first) : judged({}, first, second);
  if (words.count != 3) return refused(Problem::not_a_date);
  if (year_first) return judged(third, second, first);
  return starts_with_digit(first) ? judged(first, second, third) : judged(second, first, third);
}

Outcome validate_date_parts(const DateParts& parts, const Day& today) { return judge_parts(parts, today).outcome; }

std::optional<DateParts> spread_date(std::string_view typed) {
  const DateWords words = split_date(typed);
  const auto& [first, second, third] = words.word;
  const auto taken = [](std::string_view day, std::string_view month, std::string_view year) -> std::optional<DateParts> {
    const bool is_date = read_year(year) >= 0 && read_month(month) >= 0 && read_day(day) >= 0;
    return is_date ? std::optional(DateParts{day, month, year}) : std::nullopt;
  };
  if (words.count == 2 && read_month(first) >= 0 && read_year(second) >= 0) return DateParts{{}, first, second};
  if (words.count != DateWords::kMost) return std::nullopt;
  if (read_year(first) >= 0) return taken(third, second, first);
  return starts_with_digit(first) ? taken(first, second, third) : taken(second, first, third);
}

DatePart wrong_part(const DateParts& parts, const Day& today) { return judge_parts(parts, today).wrong; }

}  // namespace complaint::fields
