#include "fields/line.h"

#include <string>
#include <utility>

#include "fields/survey.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {

std::size_t line_length(std::string_view typed) {
  return text::count_code_points(text::with_single_spaces(text::trimmed(typed)));
}

Outcome validate_line(std::string_view typed, std::size_t most) {
  const std::string_view trimmed = text::trimmed(typed);
  if (trimmed.empty()) return refused(Problem::required);
  std::string folded = text::with_single_spaces(trimmed);
  const Survey found = survey(folded, Lines::one);
  if (found.code_points > most) return refused(Problem::too_long);
  if (found.bad_character) return refused(Problem::bad_character);
  return accepted(std::move(folded));
}

}  // namespace complaint::fields
