// White space as Unicode has it, and what the validators do with it.
//
//   white space  property White_Space: U+0009-000D, 0020, 0085, 00A0, 1680, 2000-200A, 2028, 2029, 202F, 205F, 3000
//   space        those of category Zs: white space without tab, line and page breaks
//   source       Unicode Character Database, PropList.txt (the property is stable since Unicode 6.3)
#pragma once

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace complaint::text {

[[nodiscard]] bool is_white_space_beyond_ascii(char32_t code_point);
[[nodiscard]] bool is_space_beyond_ascii(char32_t code_point);

[[nodiscard]] inline bool is_space(char32_t code_point) {
  return code_point < 0x80 ? code_point == 0x20 : is_space_beyond_ascii(code_point);
}

[[nodiscard]] inline bool is_white_space(char32_t code_point) {
  if (code_point >= 0x80) return is_white_space_beyond_ascii(code_point);
  return code_point == 0x20 || (code_point >= 0x09 && code_point <= 0x0D);
}

// Without white space at both ends; a part of `bytes`.
[[nodiscard]] std::string_view trimmed(std::string_view bytes);

// Every run of spaces becomes one U+0020; tabs and line breaks stay.
[[nodiscard]] std::string with_single_spaces(std::string_view bytes);

// Without the code points that `drops` names; broken pieces are kIllFormed.
template <typename Drops>
[[nodiscard]] std::string without(std::string_view bytes, Drops drops) {
  std::string kept(bytes.size(), '\0');
  std::size_t end = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = first_code_point(bytes.substr(at));
    const bool dropped = drops(next.value);
    for (std::size_t byte = 0; !dropped && byte < next.size; ++byte) kept[end++] = bytes[at + byte];
    at += next.size;
  }
  kept.resize(end);
  return kept;
}

[[nodiscard]] std::string without_spaces(std::string_view bytes);

}  // namespace complaint::text
