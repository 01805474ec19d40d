// The strokes of the painter, with edges on whole device pixels.
#pragma once

#include <cstdint>

#include "view/glyphs.h"
#include "view/scene.h"

struct ImDrawList;

namespace complaint::view {

class Brush {
 public:
  // `density`: device pixels a CSS px.
  Brush(ImDrawList& list, const Fonts& fonts, float density);
  ~Brush();
  Brush(const Brush&) = delete;
  Brush& operator=(const Brush&) = delete;

  void box(const Box& box);
  void ring(const Ring& ring);
  void tick(const Rect& square, std::uint32_t colour);
  void write(const Run& run);
  void clip(const Rect& rect);  // in place of the clip before; without width: none

 private:
  void fill(const Rect& box, std::uint32_t colour, float radius, std::uint32_t corners);
  void outline(const Rect& middle, std::uint32_t colour, float thickness, float radius, std::uint32_t corners);
  [[nodiscard]] float snapped(float css) const;
  [[nodiscard]] Rect snapped(const Rect& rect) const;

  ImDrawList& list_;
  Fonts fonts_;
  float density_;
  float fringe_;
  bool is_clipped_ = false;
};

}  // namespace complaint::view
