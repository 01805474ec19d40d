// A short text of one line, such as a description of the channel.
//
//   shape   1 to `most` code points after trimming, runs of spaces folded to one U+0020; no tab, no line break
//   limits  says nothing of the words
#pragma once

#include <cstddef>
#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

inline constexpr std::size_t kMaxLineCodePoints = 100;  // code points

// Code points that count towards the limit: of the text trimmed and folded.
[[nodiscard]] std::size_t line_length(std::string_view typed);

// Takes any bytes. Gives the text trimmed and folded, or the first of: required, too_long, bad_character.
Outcome validate_line(std::string_view typed, std::size_t most = kMaxLineCodePoints);

}  // namespace complaint::fields
