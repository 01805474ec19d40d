#include "fields/rrn.h"

#include <string>
#include <utility>

#include "fields/calendar.h"
#include "fields/digits.h"

namespace complaint::fields {
namespace {

// The year in which the century that fits the check digits begins; 0 when neither fits.
int century_of(std::string_view digits) {
  const long long nine = number_of(digits.substr(0, 9));
  const long long check = number_of(digits.substr(9));
  if (97 - nine % 97 == check) return 1900;
  if (97 - (2'000'000'000 + nine) % 97 == check) return 2000;
  return 0;
}

Day birth_day(std::string_view digits, int century) {
  const auto pair = [digits](std::size_t at) { return static_cast<int>(number_of(digits.substr(at, 2))); };
  return {century + pair(0), pair(2), pair(4)};
}

bool is_taken(const Day& birth, const Day& today) {
  const bool future = today != Day{} && birth > today;
  if (birth.month == 0) return !(today != Day{} && birth.year > today.year);
  if (birth.day == 0) return birth.month <= 12 && !future;
  return is_real(birth) && !future;
}

}  // namespace

Outcome validate_rrn(std::string_view typed, const Day& today) {
  std::string digits = without_separators(typed);
  if (digits.empty()) return refused(Problem::required);
  if (!is_ascii_digits(digits)) return refused(Problem::bad_character);
  if (digits.size() != 11) return refused(Problem::wrong_length);
  if (digits == "00000000000") return refused(Problem::reserved);
  const int century = century_of(digits);
  if (century == 0) return refused(Problem::bad_checksum);
  if (!is_taken(birth_day(digits, century), today)) return refused(Problem::bad_date);
  return accepted(std::move(digits));
}

std::string written_rrn(std::string_view canonical) {
  std::string text(canonical);
  if (text.size() != 11) return text;
  text.insert(9, 1, '.').insert(6, 1, '-').insert(4, 1, '.').insert(2, 1, '.');
  return text;
}

}  // namespace complaint::fields
