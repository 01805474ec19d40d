// Dear ImGui for one form: fonts, and pictures of scenes on its canvas.
#pragma once

#include <vector>

#include "canvas.h"
#include "view/draw_context.h"
#include "view/glyphs.h"
#include "view/scene.h"

struct ImDrawData;

namespace complaint::browser {

class Painter {
 public:
  Painter() = default;
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // Copies the TTF. A weight given twice keeps the first.
  void add_font(const std::vector<char>& ttf, view::Weight weight);

  bool open(const CanvasEvents& events);
  void close();
  void context_lost();
  void context_restored();

  // Keeps nothing of the pictures so far but their letters in the fonts' texture.
  void forget();

  // The canvas' longest side, in device pixels; 0 before it is open.
  [[nodiscard]] float largest_side() const { return canvas_.largest_side(); }

  // False: nothing to paint on, or with.
  bool paint(const view::Scene& scene);

 private:
  ImDrawData& build_frame(const view::Scene& scene);

  Canvas canvas_;
  view::DrawContext drawing_;
  view::Fonts fonts_;
  std::vector<view::Rect> holes_;
};

}  // namespace complaint::browser
