#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace complaint::text {
namespace {

// What the first byte of a sequence says: how many bytes follow, and between which values the first of them lies.
struct Lead {
  std::size_t following;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {1, 0x80, 0xBF};
  if (byte < 0xF0)
    return {2, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80), static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
  return {3, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80), static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
}

// Bytes at the start that are ASCII, eight at a time: most of what is checked is nothing else.
std::size_t ascii_words(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  return at;
}

}  // namespace

CodePoint first_of_sequence(std::string_view bytes) {
  if (bytes.empty()) return {};
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first < 0x80) return {first, 1};
  const Lead lead = lead_of(first);
  if (lead.following == 0) return {kIllFormed, 1};
  char32_t value = first & (0x3Fu >> lead.following);
  unsigned char low = lead.low;
  unsigned char high = lead.high;
  for (std::size_t at = 1; at <= lead.following; ++at) {
    if (at >= bytes.size()) return {kIllFormed, at};
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < low || byte > high) return {kIllFormed, at};
    value = (value << 6) | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {value, lead.following + 1};
}

CodePoint last_code_point(std::string_view bytes) {
  for (std::size_t size = 1; size <= 4 && size <= bytes.size(); ++size) {
    const CodePoint last = first_code_point(bytes.substr(bytes.size() - size));
    if (last.size == size && last.value != kIllFormed) return last;
  }
  return {kIllFormed, bytes.empty() ? std::size_t{0} : std::size_t{1}};
}

bool is_well_formed(std::string_view bytes) {
  while (!bytes.empty()) {
    bytes.remove_prefix(ascii_words(bytes));
    const CodePoint next = first_code_point(bytes);
    if (next.value == kIllFormed) return bytes.empty();
    bytes.remove_prefix(next.size);
  }
  return true;
}

std::size_t count_code_points(std::string_view bytes) {
  std::size_t count = 0;
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_words(bytes);
    count += ascii;
    bytes.remove_prefix(ascii);
    if (bytes.empty()) break;
    bytes.remove_prefix(first_code_point(bytes).size);
    ++count;
  }
  return count;
}

std::string_view first_code_points(std::string_view bytes, std::size_t most) {
  std::size_t end = 0;
  for (; most > 0 && end < bytes.size(); --most) end += first_code_point(bytes.substr(end)).size;
  return bytes.substr(0, end);
}

void append_code_point(std::string& bytes, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) code_point = 0xFFFD;
  if (code_point < 0x80) {
    bytes += static_cast<char>(code_point);
    return;
  }
  const int following = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  constexpr unsigned kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  bytes += static_cast<char>(kLeads[following] | (code_point >> (6 * following)));
  for (int at = following - 1; at >= 0; --at) bytes += static_cast<char>(0x80 | ((code_point >> (6 * at)) & 0x3F));
}

}  // namespace complaint::text
