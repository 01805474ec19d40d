// Cuts a typed date into its numbers and words.
#pragma once

#include <cstddef>
#include <string_view>

namespace complaint::fields {

struct DateWords {
  static constexpr std::size_t kMost = 3;
  std::string_view word[kMost];
  std::size_t count = 0;  // 0: not written as a date
};

// Numbers and words, with between two of them spaces and at most one of - / . , (or nothing between a number and a word).
// The ending of an ordinal ("1e", "1er", "1st") is left out, and so is a dot or comma at the very end.
[[nodiscard]] DateWords split_date(std::string_view typed);

[[nodiscard]] bool starts_with_digit(std::string_view word);

}  // namespace complaint::fields
