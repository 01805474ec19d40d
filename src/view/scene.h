// A scene: what a page looks like, as the browser laid it out and computed it. The view paints it and decides nothing.
//
// Units: CSS pixels; x to the right, y down from the top left corner of the picture. Colours: 0xRRGGBBAA.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace complaint::view {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

enum class Weight : std::uint32_t { regular, semibold };

// A box and its border, which lies within it.
struct Box {
  Rect rect;
  std::uint32_t fill = 0, border = 0;
  float thickness = 0;
  float radius = 0;
  std::uint32_t corners = 0;  // which of them are round: 1 top left, 2 top right, 4 bottom left, 8 bottom right
};

// A line around a box, `offset` away from it.
struct Ring {
  Rect rect;
  std::uint32_t colour = 0;
  float thickness = 0, offset = 0, radius = 0;
};

// One line of text.
struct Run {
  Rect rect;           // from the font's ascent to its descent
  float baseline = 0;  // y
  float advance = 0;   // how wide the words are as the browser has them, which may round every letter; 0: not known
  float size = 16;     // of the font
  Weight weight = Weight::regular;
  std::uint32_t colour = 0;
  float underline = 0, underline_offset = 0;  // thickness; from the baseline to its top
  std::uint32_t underline_colour = 0;
  std::string_view words;
};

// A word in the middle of a box: the sign of an icon.
struct Sign {
  Rect rect;
  float size = 16;
  Weight weight = Weight::regular;
  std::uint32_t colour = 0;
  std::string_view words;
};

struct Tick {
  Rect rect;  // of the box that is ticked
  std::uint32_t colour = 0;
};

// Nothing is painted here: the browser shows what it has.
struct Hole {
  Rect rect;
};

// What follows is cut off at the rectangle, up to the next of its kind.
struct Clip {
  Rect rect;  // without width: all of the picture
};

using Mark = std::variant<Box, Ring, Run, Sign, Tick, Hole, Clip>;

struct Scene {
  float width = 0, height = 0;  // of the picture
  float density = 1;            // device pixels a CSS px
  std::vector<Mark> marks;      // in the order in which they are painted
};

// As web/mirror/scene.ts writes it: 32-bit numbers, then the texts in UTF-8. Views of `words`. Nothing: not a scene.
[[nodiscard]] std::optional<Scene> read_scene(std::span<const std::uint32_t> numbers, std::string_view words);

}  // namespace complaint::view
