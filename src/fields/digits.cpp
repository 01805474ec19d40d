#include "fields/digits.h"

#include <algorithm>

#include "text/white_space.h"

namespace complaint::fields {

std::string without_separators(std::string_view typed) {
  if (is_ascii_digits(typed)) return std::string(typed);  // nothing to drop, as mostly
  return text::without(text::trimmed(typed),
                       [](char32_t code_point) { return code_point == '-' || code_point == '.' || text::is_space(code_point); });
}

bool is_ascii_digits(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

long long number_of(std::string_view digits) {
  long long value = 0;
  for (const char digit : digits.substr(0, 18)) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace complaint::fields
