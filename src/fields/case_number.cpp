#include "fields/case_number.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte & ~0x20) : byte; }

bool is_taken(char byte, const CaseNumberRule& rule) {
  if (is_digit(byte)) return true;
  if (rule.digits_only) return false;
  return (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '/' || byte == '.';
}

// The rule narrows 4-20, it never widens it.
bool has_taken_length(std::string_view number, const CaseNumberRule& rule) {
  const auto length = text::count_code_points(number);
  const auto least = static_cast<std::size_t>(std::clamp(rule.min_length, 4, 20));
  const auto most = static_cast<std::size_t>(std::clamp(rule.max_length, 4, 20));
  return length >= least && length <= most;
}

}  // namespace

Outcome validate_case_number(std::string_view typed, const CaseNumberRule& rule) {
  std::string number = text::without_spaces(text::trimmed(typed));
  if (number.empty()) return refused(Problem::required);
  if (!has_taken_length(number, rule)) return refused(Problem::wrong_length);
  std::transform(number.begin(), number.end(), number.begin(), upper);
  const auto taken = [&rule](char byte) { return is_taken(byte, rule); };
  if (!std::all_of(number.begin(), number.end(), taken)) return refused(Problem::bad_character);
  if (std::none_of(number.begin(), number.end(), is_digit)) return refused(Problem::no_digit);
  return accepted(std::move(number));
}

}  // namespace complaint::fields
