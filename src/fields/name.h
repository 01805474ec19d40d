// The name of a person, as the person writes it.
//
//   shape   1-100 code points after trimming, runs of spaces folded to one U+0020; at least one letter of any script
//   limits  takes any name there is, and much that is none: names have no grammar
#pragma once

#include <cstddef>
#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

inline constexpr std::size_t kMaxNameCodePoints = 100;  // code points

// Takes any bytes. Gives the name trimmed and folded, or the first of: required, too_long, bad_character (also tabs and line
// breaks within), no_letter.
Outcome validate_name(std::string_view typed);

}  // namespace complaint::fields
