#include "text/classes.h"

#include <algorithm>
#include <span>

#include "text/unicode_ranges.h"

namespace complaint::text {
namespace {

using unicode::PlaneRange;
using unicode::PlaneStart;

bool is_in_plane(std::span<const PlaneRange> ranges, char32_t low_bits) {
  const auto beyond = std::upper_bound(ranges.begin(), ranges.end(), low_bits,
                                       [](char32_t value, const PlaneRange& range) { return value < range.first; });
  return beyond != ranges.begin() && low_bits <= std::prev(beyond)->last;
}

bool is_in(std::span<const PlaneRange> ranges, std::span<const PlaneStart> planes, char32_t code_point) {
  for (std::size_t at = 0; at + 1 < planes.size(); ++at)
    if (planes[at].plane == code_point >> 16)
      return is_in_plane(ranges.subspan(planes[at].start, planes[at + 1].start - planes[at].start), code_point & 0xFFFF);
  return false;
}

}  // namespace

bool is_control(char32_t code_point) { return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F); }

bool is_bidi_control(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

bool is_noncharacter(char32_t code_point) {
  if (code_point > 0x10FFFF) return false;
  return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
  return is_in(unicode::kLetters, unicode::kLetterPlanes, code_point);
}

bool is_combining_mark(char32_t code_point) {
  if (code_point < 0x300) return false;
  return is_in(unicode::kMarks, unicode::kMarkPlanes, code_point);
}

}  // namespace complaint::text
