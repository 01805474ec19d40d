// Rijksregisternummer / numéro de registre national (RRN), the Belgian national register number.
//
//   shape   11 ASCII digits: birth date YYMMDD, serial of 3, check of 2
//   check   97 - (first nine digits mod 97); for a birth in 2000 or later with a 2 before the nine
//   date    a real day; or not known: month 00 (the day is then a counter), or day 00
//   source  FOD Binnenlandse Zaken / SPF Intérieur, "Het rijksregisternummer", royal decree of 3 April 1984
//   limits  proves the form of a number, never that it was issued; bis numbers (month + 20 or + 40) are no register numbers
#pragma once

#include <string>
#include <string_view>

#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

// Takes any bytes; spaces, dots and hyphens are ignored. Gives 11 digits, or the first of: required, bad_character,
// wrong_length, reserved (all zero), bad_checksum, bad_date (no such day, or born after `today` where that is known).
Outcome validate_rrn(std::string_view typed, const Day& today = {});

// As people write an accepted number: "85.07.30-033.28".
[[nodiscard]] std::string written_rrn(std::string_view canonical);

}  // namespace complaint::fields
