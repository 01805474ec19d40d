// Burgerservicenummer (BSN), the Dutch citizen service number.
//
//   shape   9 ASCII digits; 8 are taken as 9 without the leading zero
//   check   9*d0 + 8*d1 + ... + 2*d7 - d8 is a multiple of 11, and not all zero
//   source  RvIG, "Elfproef BSN"
//   limits  proves the form of a number, never that it was issued
#pragma once

#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

// Takes any bytes; spaces, dots and hyphens are ignored. Gives 9 digits, or the first of: required, bad_character,
// wrong_length, reserved, bad_checksum. Never throws, never logs the number.
Outcome validate_bsn(std::string_view typed);

}  // namespace complaint::fields
