// The strokes of the painter: boxes, rings, discs, icons and lines of text, with edges on whole device pixels.
#pragma once

#include <cstdint>
#include <string_view>

#include "view/text.h"
#include "view/view.h"

namespace complaint::view {

class Brush {
 public:
  // `density`: device pixels a CSS px.
  Brush(ImDrawList& list, const Fonts& fonts, float density);
  ~Brush();
  Brush(const Brush&) = delete;
  Brush& operator=(const Brush&) = delete;

  void fill(const Rect& rect, std::uint32_t colour, float radius = 0);
  // A box whose border lies within it.
  void box(const Rect& rect, std::uint32_t colour, std::uint32_t border, float thickness, float radius);
  // A box with a bar along its left edge; the right corners are round.
  void note(const Rect& rect, std::uint32_t colour, std::uint32_t bar, float thickness, float radius);
  // A line around a box, `offset` away from it.
  void ring(const Rect& rect, std::uint32_t colour, float thickness, float offset, float radius);
  void disc(float x, float y, float diameter, std::uint32_t colour);
  void tick(const Rect& square, std::uint32_t colour);
  void exclamation(const Rect& square, std::uint32_t disc, std::uint32_t mark);
  void information(const Rect& square, std::uint32_t colour);

  struct Ink {
    std::uint32_t colour = 0;
    float underline = 0;  // thickness; 0: none
  };
  // One line of text; `y` is the top of its line box.
  void write(std::string_view line, float x, float y, const Style& style, const Ink& ink);

  void clip(const Rect& rect);
  void unclip();

 private:
  [[nodiscard]] float snapped(float css) const;
  [[nodiscard]] Rect snapped(const Rect& rect) const;
  void dot_and_bar(const Rect& square, std::uint32_t colour, bool dot_on_top);

  ImDrawList& list_;
  Fonts fonts_;
  float density_;
  float fringe_;
};

}  // namespace complaint::view
