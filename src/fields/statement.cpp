#include "fields/statement.h"

#include <string>
#include <utility>

#include "fields/survey.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

std::string with_line_feeds(std::string_view typed) {
  std::string lines;
  lines.reserve(typed.size());
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const bool pair = typed[at] == '\r' && at + 1 < typed.size() && typed[at + 1] == '\n';
    if (!pair) lines += typed[at] == '\r' ? '\n' : typed[at];
  }
  return lines;
}

}  // namespace

std::size_t statement_length(std::string_view typed) {
  const std::string_view trimmed = text::trimmed(typed);
  std::size_t pairs = 0;
  for (std::size_t at = trimmed.find("\r\n"); at != std::string_view::npos; at = trimmed.find("\r\n", at + 2)) ++pairs;
  return text::count_code_points(trimmed) - pairs;
}

Outcome validate_statement(std::string_view typed) {
  const std::string_view trimmed = text::trimmed(typed);
  if (trimmed.empty()) return refused(Problem::required);
  std::string lines = with_line_feeds(trimmed);
  const Survey found = survey(lines, Lines::many);
  if (found.code_points > kMaxStatementCodePoints) return refused(Problem::too_long);
  if (found.bad_character) return refused(Problem::bad_character);
  return accepted(std::move(lines));
}

}  // namespace complaint::fields
