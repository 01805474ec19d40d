#include "view/text.h"

#include <algorithm>

#include "view/glyphs.h"

namespace complaint::view {
namespace {

constexpr std::string_view kWhite = " \t\n\r\f";

// Engines differ from Dear ImGui by up to 1 % of a line's width (WebKitGTK rounds advances): with this much room left no
// engine breaks the line.
constexpr float kSurelyFits = 0.97F;

}  // namespace

std::string_view Lines::line(std::size_t index) const {
  const std::size_t begin = starts[index];
  const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : text.size();
  std::string_view words = std::string_view(text).substr(begin, end - begin);
  const std::size_t last = words.find_last_not_of(kWhite);
  if (last == std::string_view::npos) return {};
  const std::size_t first = space == WhiteSpace::collapse ? words.find_first_not_of(kWhite) : 0;
  return words.substr(first, last + 1 - first);
}

std::string folded(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    if (kWhite.find(byte) == std::string_view::npos) result += byte;
    else if (!result.empty() && result.back() != ' ') result += ' ';
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

float Typesetter::width(std::string_view text, const Style& style) const { return text_width(fonts_, text, style); }

bool Typesetter::drawable(std::string_view text, Weight weight) const {
  ImFont& font = *font_of(fonts_, weight);
  while (!text.empty()) {
    const std::uint32_t character = next_character(text);
    if (character != '\n' && !has_glyph(font, character)) return false;
  }
  return true;
}

Lines Typesetter::wrap(std::string_view text, const Style& style, WhiteSpace space, float width) const {
  Lines lines{space == WhiteSpace::keep ? std::string(text) : folded(text), {}, space};
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(lines.text.find('\n', begin), lines.text.size());
    wrap_paragraph(lines, begin, end, style, space, width);
    if (end == lines.text.size()) return lines;
    begin = end + 1;
  }
}

void Typesetter::wrap_paragraph(Lines& lines, std::size_t begin, std::size_t end, const Style& style, WhiteSpace space,
                                float width) const {
  lines.starts.push_back(static_cast<std::uint32_t>(begin));
  const std::string_view paragraph = std::string_view(lines.text).substr(begin, end - begin);
  const bool sure = drawable(paragraph, style.weight) && this->width(paragraph, style) <= width * kSurelyFits;
  if (paragraph.empty() || sure) return;
  for (const std::uint32_t start : breaker_.line_starts(paragraph, style.size, style.weight, space, width)) {
    const std::size_t offset = begin + start;
    if (offset > lines.starts.back() && offset < end) lines.starts.push_back(static_cast<std::uint32_t>(offset));
  }
}

}  // namespace complaint::view
