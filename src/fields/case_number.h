// The number of a case with the company, as it stands at the head of a letter.
//
//   shape   4-20 of A-Z 0-9 - / . after dropping spaces, at least one digit; lower case is taken as upper case
//   limits  a profile or the host may narrow length and characters (CaseNumberRule); never proves that the case exists
#pragma once

#include <string_view>

#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

// Takes any bytes. Gives upper case without spaces, or the first of: required, wrong_length, bad_character (also a letter or
// sign where the rule says digits only), no_digit.
Outcome validate_case_number(std::string_view typed, const CaseNumberRule& rule);

}  // namespace complaint::fields
