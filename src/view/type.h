// Sizes of text. Dear ImGui sizes a font by ascent minus descent, which our fonts make 1.25 em, and rounds that to an integer:
// so CSS sizes are multiples of 4 px, and both painters draw the same size exactly.
#pragma once

#include "view/view.h"

namespace complaint::view {

enum class Type { body, lead, heading };

inline constexpr float kImGuiPerCss = 1.25F;

// Limits 1 to 2; what is outside, or not a number, becomes the nearest.
[[nodiscard]] float usable_scale(float text_scale);

// CSS px at this text scale.
[[nodiscard]] float css_size(Type type, float text_scale);
[[nodiscard]] float line_height(Type type, float text_scale);

struct Style {
  float size = 16;  // CSS px
  float line = 24;  // height of a line, CSS px
  Weight weight = Weight::regular;
};

[[nodiscard]] Style style_of(Type type, Weight weight, float text_scale);

}  // namespace complaint::view
