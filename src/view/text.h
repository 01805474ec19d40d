// Measures and wraps text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "view/type.h"
#include "view/view.h"

namespace complaint::view {

// A text and where its lines begin; at least one line, which may be empty.
struct Lines {
  std::string text;                   // with WhiteSpace::collapse: folded, as CSS does
  std::vector<std::uint32_t> starts;  // ascending byte offsets, the first is 0
  WhiteSpace space = WhiteSpace::collapse;

  [[nodiscard]] std::size_t count() const { return starts.size(); }
  // Without the white space at its end; where it collapses, without that at its beginning too: some engines count the space
  // between two lines to the second.
  [[nodiscard]] std::string_view line(std::size_t index) const;
};

// Runs of spaces, tabs and line breaks become one space; none stays at either end.
[[nodiscard]] std::string folded(std::string_view text);

class Typesetter {
 public:
  Typesetter(const Fonts& fonts, LineBreaker& breaker) : fonts_(fonts), breaker_(breaker) {}

  // CSS px. A character that the font lacks counts as one em.
  [[nodiscard]] float width(std::string_view text, const Style& style) const;

  // Can the font draw all of it, from left to right? Line breaks are fine. Broken UTF-8, controls, soft hyphens and
  // everything the font has no glyph for are not: no right-to-left script and no combining mark is in the font.
  [[nodiscard]] bool drawable(std::string_view text, Weight weight) const;

  // Asks the LineBreaker only about paragraphs that may not fit on one line.
  [[nodiscard]] Lines wrap(std::string_view text, const Style& style, WhiteSpace space, float width) const;

 private:
  void wrap_paragraph(Lines& lines, std::size_t begin, std::size_t end, const Style& style, WhiteSpace space, float width) const;

  Fonts fonts_;
  LineBreaker& breaker_;
};

}  // namespace complaint::view
