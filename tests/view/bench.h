// Dear ImGui without a GPU and without a window: layouts and draw lists as in the browser.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "view/draw_context.h"
#include "view/view.h"

namespace complaint::test {

// Breaks lines as FontLineBreaker does and remembers what it was asked.
class CountingBreaker final : public view::LineBreaker {
 public:
  explicit CountingBreaker(view::Fonts fonts) : breaker_(fonts) {}
  std::vector<std::uint32_t> line_starts(std::string_view text, float css_size, view::Weight weight, view::WhiteSpace space,
                                         float width) override;

  std::vector<std::string> asked;

 private:
  view::FontLineBreaker breaker_;
};

class Bench {
 public:
  Bench();
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  [[nodiscard]] view::Layout lay_out(const form::Page& page, const view::Surface& surface);

  // The vertices of a frame in which no letter is drawn for the first time.
  [[nodiscard]] std::vector<ImDrawVert> paint(const form::Page& page, const view::Layout& layout, const view::Surface& surface,
                                              const view::Attention& attention = {}, float density = 1);

  // Runs `use` within a frame.
  template <typename Use>
  auto in_frame(Use use) {
    drawing_.begin(640, 640, 1);
    auto result = use();
    end_frame();
    return result;
  }

  view::Fonts fonts;
  CountingBreaker breaker;

 private:
  void end_frame();

  view::DrawContext drawing_;
};

// As bench.h's `paint` counts them: is some vertex within the box?
[[nodiscard]] bool paints_within(const std::vector<ImDrawVert>& vertices, const view::Rect& box, std::uint32_t colour);

}  // namespace complaint::test
