// Numbers that people write in groups: what stands between the groups is dropped.
#pragma once

#include <string>
#include <string_view>

namespace complaint::fields {

// Without spaces (of any kind), hyphens and dots, and without white space at both ends.
[[nodiscard]] std::string without_separators(std::string_view typed);

[[nodiscard]] bool is_ascii_digits(std::string_view bytes);

// The value of a few ASCII digits, at most 18.
[[nodiscard]] long long number_of(std::string_view digits);

}  // namespace complaint::fields
