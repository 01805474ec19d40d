// One look through a text that a person wrote: how long it is and what it holds that no text may hold.
#pragma once

#include <cstddef>
#include <string_view>

namespace complaint::fields {

enum class Lines { one, many };  // many: tabs and line breaks are part of the text

struct Survey {
  std::size_t code_points = 0;
  bool bad_character = false;  // broken UTF-8, a control, bidi control, noncharacter, U+FEFF, or too many marks in a row
};

inline constexpr int kMaxMarksInARow = 8;  // real writing stays below; stacks of marks would cover other lines

[[nodiscard]] Survey survey(std::string_view text, Lines lines);

}  // namespace complaint::fields
