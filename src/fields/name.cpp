#include "fields/name.h"

#include "fields/line.h"
#include "text/classes.h"
#include "text/utf8.h"

namespace complaint::fields {
namespace {

bool has_letter(std::string_view name) {
  while (!name.empty()) {
    const text::CodePoint next = text::first_code_point(name);
    if (text::is_letter(next.value)) return true;
    name.remove_prefix(next.size);
  }
  return false;
}

}  // namespace

Outcome validate_name(std::string_view typed) {
  Outcome line = validate_line(typed, kMaxNameCodePoints);
  if (line.ok() && !has_letter(line.value)) return refused(Problem::no_letter);
  return line;
}

}  // namespace complaint::fields
