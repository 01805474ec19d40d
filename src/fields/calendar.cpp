#include "fields/calendar.h"

#include "fields/digits.h"

namespace complaint::fields {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

void append_padded(std::string& text, int number, int width) {
  int power = 1;
  for (int at = 1; at < width; ++at) power *= 10;
  for (; power > 0; power /= 10) text += static_cast<char>('0' + number / power % 10);
}

int part(std::string_view text, std::size_t start, std::size_t size) {
  return static_cast<int>(number_of(text.substr(start, size)));
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool is_real(const Day& day) { return day.day >= 1 && day.day <= days_in_month(day.year, day.month); }

std::optional<Day> read_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!is_ascii_digits(text.substr(0, 4)) || !is_ascii_digits(text.substr(5, 2)) || !is_ascii_digits(text.substr(8)))
    return std::nullopt;
  const Day day = {part(text, 0, 4), part(text, 5, 2), part(text, 8, 2)};
  return is_real(day) ? std::optional(day) : std::nullopt;
}

std::string write_iso_day(const Day& day) {
  std::string text;
  append_padded(text, day.year, 4);
  text += '-';
  append_padded(text, day.month, 2);
  if (day.day == 0) return text;
  text += '-';
  append_padded(text, day.day, 2);
  return text;
}

}  // namespace complaint::fields
