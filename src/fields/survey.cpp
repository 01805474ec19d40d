#include "fields/survey.h"

#include "text/classes.h"
#include "text/utf8.h"

namespace complaint::fields {
namespace {

bool is_line_separator(char32_t code_point) { return code_point == 0x2028 || code_point == 0x2029; }

bool is_refused(char32_t code_point, Lines lines) {
  if (code_point == text::kIllFormed || code_point == 0xFEFF) return true;
  if (lines == Lines::many && (code_point == '\t' || code_point == '\n')) return false;
  if (lines == Lines::one && is_line_separator(code_point)) return true;
  return text::is_control(code_point) || text::is_bidi_control(code_point) || text::is_noncharacter(code_point);
}

// Bytes at the start that are plain ASCII, one code point each: nothing to ask of them.
std::size_t plain_run(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= 0x20 && text[end] < 0x7F) ++end;
  return end;
}

}  // namespace

Survey survey(std::string_view text, Lines lines) {
  Survey found;
  int marks = 0;
  for (;;) {
    const std::size_t plain = plain_run(text);
    if (plain > 0) marks = 0;
    found.code_points += plain;
    text.remove_prefix(plain);
    if (text.empty()) return found;
    const text::CodePoint next = text::first_code_point(text);
    text.remove_prefix(next.size);
    ++found.code_points;
    marks = text::is_combining_mark(next.value) ? marks + 1 : 0;
    if (marks > kMaxMarksInARow || is_refused(next.value, lines)) found.bad_character = true;
  }
}

}  // namespace complaint::fields
