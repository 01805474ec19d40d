// Dear ImGui without a GPU and without a window: draw lists as in the browser.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/draw_context.h"
#include "view/paint.h"

namespace complaint::test {

struct Picture {
  std::vector<ImDrawVert> vertices;
  std::vector<view::Rect> holes;

  // Is there a vertex of that colour within the box?
  [[nodiscard]] bool has(std::uint32_t colour, const view::Rect& box) const;
};

class Easel {
 public:
  Easel();
  ~Easel();
  Easel(const Easel&) = delete;
  Easel& operator=(const Easel&) = delete;

  // A frame in which no letter is drawn for the first time.
  [[nodiscard]] Picture paint(const view::Scene& scene);

  view::Fonts fonts;

 private:
  view::DrawContext drawing_;
};

// A scene as web/mirror/scene_writer.ts writes it.
struct Written {
  std::vector<std::uint32_t> numbers;
  std::string words;

  Written& whole(std::uint32_t value);
  Written& number(float value);
  Written& rect(const view::Rect& rect);
  Written& text(std::string_view text);
  [[nodiscard]] std::optional<view::Scene> read() const { return view::read_scene(numbers, words); }
};

}  // namespace complaint::test
