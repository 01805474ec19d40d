// An e-mail address.
//
//   shape   the grammar of HTML's <input type=email>; besides: no dot at either end of the local part nor two in a row, at
//           least two labels, the last one not all digits; ASCII only (an IDN domain comes here as its A-labels)
//   source  WHATWG HTML, "valid e-mail address"; lengths of RFC 5321 (local part 64, whole 254) and RFC 1035 (label 63)
//   limits  proves the form of an address, never that it takes mail
#pragma once

#include <cstddef>
#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

inline constexpr std::size_t kMaxEmailCodePoints = 254;  // code points
inline constexpr std::size_t kMaxLocalPartCodePoints = 64;
inline constexpr std::size_t kMaxLabelCodePoints = 63;

// Takes any bytes. Gives the local part as typed with the domain in lower case, or the first of: required, too_long (the
// whole, the local part or a label), non_ascii, bad_shape.
Outcome validate_email(std::string_view typed);

}  // namespace complaint::fields
