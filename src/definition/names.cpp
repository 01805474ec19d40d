#include "definition/names.h"

#include <algorithm>

namespace complaint::definition {
namespace {

bool is_made_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

}  // namespace

bool is_name(std::string_view text) {
  if (text.size() > kMaxNameBytes) return false;
  while (true) {
    const std::size_t end = text.find_first_of(".-");
    if (!is_made_of(text.substr(0, end), "abcdefghijklmnopqrstuvwxyz0123456789_")) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool is_pointer(std::string_view text) {
  std::size_t depth = 0;
  while (text.starts_with('/')) {
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find('/'), text.size());
    if (!is_made_of(text.substr(0, end), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) return false;
    text.remove_prefix(end);
    ++depth;
  }
  return text.empty() && depth > 0 && depth <= kMaxPointerDepth;
}

bool is_within(std::string_view pointer, std::string_view other) {
  return pointer.size() > other.size() && pointer.starts_with(other) && pointer[other.size()] == '/';
}

}  // namespace complaint::definition
