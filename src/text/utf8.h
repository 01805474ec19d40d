// UTF-8 as Unicode defines it (The Unicode Standard, table 3-7): no overlong forms, no surrogates, nothing beyond U+10FFFF.
//
// Everything here takes any bytes. A broken piece (the longest start of a sequence that could have become a code point, or
// one stray byte) counts as one code point, kIllFormed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace complaint::text {

inline constexpr char32_t kIllFormed = 0x110000;  // one beyond the last code point

struct CodePoint {
  char32_t value = kIllFormed;
  std::size_t size = 0;  // in bytes; 0 only where there were none
};

[[nodiscard]] CodePoint first_of_sequence(std::string_view bytes);

// The same; inline for ASCII, as nearly all that is asked about is nothing else.
[[nodiscard]] inline CodePoint first_code_point(std::string_view bytes) {
  const auto first = bytes.empty() ? static_cast<unsigned char>(0xFF) : static_cast<unsigned char>(bytes[0]);
  return first < 0x80 ? CodePoint{first, 1} : first_of_sequence(bytes);
}

[[nodiscard]] CodePoint last_code_point(std::string_view bytes);

[[nodiscard]] bool is_well_formed(std::string_view bytes);
[[nodiscard]] std::size_t count_code_points(std::string_view bytes);

// `bytes` up to and with its `most`-th code point.
[[nodiscard]] std::string_view first_code_points(std::string_view bytes, std::size_t most);

// U+FFFD where `code_point` is a surrogate or beyond U+10FFFF.
void append_code_point(std::string& bytes, char32_t code_point);

}  // namespace complaint::text
