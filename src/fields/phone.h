// Telephone numbers.
//
//   shape   national as the region dials it (`06 12 34 56 78`), or with the calling code after `+` or `00`
//   check   +31 and +32: the patterns of the Dutch and Belgian numbering plans, and a kind of number at which a person can be
//           called back; every other calling code: a length that its national numbers have
//   source  metadata of Google's libphonenumber (phone_table.inc); where its reading is not ours, tests/oracles/phone.test.mjs
//           lists the difference and the reason
//   limits  proves the form of a number, never that somebody answers it
#pragma once

#include <string>
#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

// `region` (ISO 3166-1 alpha-2: "NL", "BE") says whose national spelling is read; with any other, only numbers with a
// calling code are taken.
//
// Takes any bytes, in time linear in their number. Dropped: space separators of any kind (Unicode Zs), `-` and the
// typographic hyphens and dashes (U+2010-2015, U+2212), `.`, `/`, round and square brackets, white space at either end, and
// "(0)" after the calling code unless the country's numbers themselves begin with that 0 (Italy). Gives E.164, or the first of:
//
//   required       nothing but separators
//   bad_character  anything else than digits, separators, and `+` in front
//   bad_shape      not a number of the plan, or of an impossible length, or of no known calling code
//   not_reachable  a Dutch or Belgian number of premium rate, toll-free, of shared cost, of a pager or a short code (112),
//                  or under +800, +808 or +979
//
// An accepted value is accepted again, unchanged. Never throws, never logs the number.
Outcome validate_phone(std::string_view typed, std::string_view region);

// An accepted number as people of that region write it: "06 12345678", "020 1234567", "0470 12 34 56"; another country's as it is.
[[nodiscard]] std::string written_phone(std::string_view e164, std::string_view region);

}  // namespace complaint::fields
