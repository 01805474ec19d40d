// Lines break after spaces and hyphens, and inside a word only where the word alone is too wide: CSS's `normal` with
// `overflow-wrap: anywhere`, for the languages that our font draws.
#include <cstddef>

#include "view/glyphs.h"
#include "view/view.h"

namespace complaint::view {
namespace {

// Where a line that begins at `begin` ends: before the first character that does not fit, or after the last place where it
// may break before that. Spaces at the end of a line hang, they need no room.
std::size_t line_end(std::string_view text, std::size_t begin, ImFont& font, float css_size, float width) {
  std::string_view rest = text.substr(begin);
  std::size_t breakable = 0;
  float used = 0;
  while (!rest.empty()) {
    const std::size_t here = text.size() - rest.size();
    const std::uint32_t character = next_character(rest);
    if (character == '\n') return text.size() - rest.size();
    used += advance_of(font, css_size, character);
    if (character == ' ') breakable = text.size() - rest.size();
    else if (used > width) return breakable > begin ? breakable : here > begin ? here : text.size() - rest.size();
    if (character == '-') breakable = text.size() - rest.size();
  }
  return text.size();
}

}  // namespace

std::vector<std::uint32_t> FontLineBreaker::line_starts(std::string_view text, float css_size, Weight weight, WhiteSpace,
                                                        float width) {
  std::vector<std::uint32_t> starts{0};
  ImFont& font = *font_of(fonts_, weight);
  for (std::size_t begin = line_end(text, 0, font, css_size, width); begin < text.size();
       begin = line_end(text, begin, font, css_size, width))
    starts.push_back(static_cast<std::uint32_t>(begin));
  return starts;
}

}  // namespace complaint::view
