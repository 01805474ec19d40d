// What the fonts can draw, and how wide.
#pragma once

#include <string_view>

#include "view/scene.h"

struct ImFont;

namespace complaint::view {

struct Fonts {  // ImGui's; owned by its atlas
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
};

// Our fonts' ascent and descent are 1 and 0.25 of their size, and Dear ImGui's size is the sum.
inline constexpr float kImGuiPerCss = 1.25F;

[[nodiscard]] ImFont& font_of(const Fonts& fonts, Weight weight);

// Can the font draw all of it, from left to right? Broken UTF-8, controls, soft hyphens and everything the font has no glyph for are
// not: no right-to-left script and no combining mark is in the font.
[[nodiscard]] bool can_draw(const Fonts& fonts, std::string_view words, Weight weight);

// CSS px.
[[nodiscard]] float width_of(const Fonts& fonts, std::string_view words, float size, Weight weight);

}  // namespace complaint::view
