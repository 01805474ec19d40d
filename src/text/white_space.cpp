#include "text/white_space.h"

#include "text/utf8.h"

namespace complaint::text {

bool is_space_beyond_ascii(char32_t code_point) {
  return code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
         code_point == 0x205F || code_point == 0x3000;
}

bool is_white_space_beyond_ascii(char32_t code_point) {
  return is_space_beyond_ascii(code_point) || code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029;
}

std::string_view trimmed(std::string_view bytes) {
  while (!bytes.empty()) {
    const CodePoint first = first_code_point(bytes);
    if (!is_white_space(first.value)) break;
    bytes.remove_prefix(first.size);
  }
  while (!bytes.empty()) {
    const auto last_byte = static_cast<unsigned char>(bytes.back());
    const CodePoint last = last_byte < 0x80 ? CodePoint{last_byte, 1} : last_code_point(bytes);
    if (!is_white_space(last.value)) break;
    bytes.remove_suffix(last.size);
  }
  return bytes;
}

std::string with_single_spaces(std::string_view bytes) {
  std::string folded(bytes.size(), '\0');
  std::size_t end = 0;
  bool after_space = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = first_code_point(bytes.substr(at));
    const bool space = is_space(next.value);
    if (space && !after_space) folded[end++] = ' ';
    for (std::size_t byte = 0; !space && byte < next.size; ++byte) folded[end++] = bytes[at + byte];
    after_space = space;
    at += next.size;
  }
  folded.resize(end);
  return folded;
}

std::string without_spaces(std::string_view bytes) {
  return without(bytes, [](char32_t code_point) { return is_space(code_point); });
}

}  // namespace complaint::text
