// Free text: the reason of the objection or complaint, and the error that was made.
//
//   shape   1-4000 code points after trimming; tabs stay, every line break (CR LF, CR, LF) becomes \n
//   limits  says nothing of the words
#pragma once

#include <cstddef>
#include <string_view>

#include "fields/outcome.h"

namespace complaint::fields {

inline constexpr std::size_t kMaxStatementCodePoints = 4000;  // code points

// Code points that count towards the limit: of the text trimmed, a line break as one.
[[nodiscard]] std::size_t statement_length(std::string_view typed);

// Takes any bytes. Gives the text trimmed, or the first of: required, too_long, bad_character.
Outcome validate_statement(std::string_view typed);

}  // namespace complaint::fields
