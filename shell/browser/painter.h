// Dear ImGui for one form: fonts, layouts, and pictures that are painted only when they differ from the last.
#pragma once

#include <vector>

#include "browser_lines.h"
#include "canvas.h"
#include "frame.h"
#include "view/draw_context.h"
#include "view/view.h"

namespace complaint::browser {

struct Screen {
  view::Surface surface;
  float density = 1;         // device pixels a CSS px
  float max_height = 16384;  // device pixels that the canvas may be high
};

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

  // Keeps nothing of the pages so far but their letters in the fonts' texture.
  void forget();

  [[nodiscard]] view::Layout lay_out(const form::Page& page, const Screen& screen);

  // False: nothing to paint on, or the picture is as it was.
  bool paint(const form::Page& page, const view::Layout& layout, const Screen& screen, const view::Attention& attention);

 private:
  [[nodiscard]] bool has_fonts() const { return fonts_.regular != nullptr && fonts_.semibold != nullptr; }
  ImDrawData& build_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                          const view::Attention& attention);
  // Builds frames until one needs no new letters.
  ImDrawData& settled_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                            const view::Attention& attention);

  Canvas canvas_;
  view::DrawContext drawing_;
  BrowserLineBreaker lines_;
  view::Fonts fonts_;
  Snapshot painted_;  // of what the canvas shows; empty: not known
};

}  // namespace complaint::browser
