#include "fields/bsn.h"

#include <string>
#include <utility>

#include "fields/digits.h"

namespace complaint::fields {
namespace {

bool passes_eleven_test(std::string_view digits) {
  int sum = -(digits[8] - '0');
  for (int at = 0; at < 8; ++at) sum += (9 - at) * (digits[static_cast<std::size_t>(at)] - '0');
  return sum % 11 == 0;
}

}  // namespace

Outcome validate_bsn(std::string_view typed) {
  std::string digits = without_separators(typed);
  if (digits.empty()) return refused(Problem::required);
  if (!is_ascii_digits(digits)) return refused(Problem::bad_character);
  if (digits.size() == 8) digits.insert(0, 1, '0');
  if (digits.size() != 9) return refused(Problem::wrong_length);
  if (digits == "000000000") return refused(Problem::reserved);
  if (!passes_eleven_test(digits)) return refused(Problem::bad_checksum);
  return accepted(std::move(digits));
}

}  // namespace complaint::fields
