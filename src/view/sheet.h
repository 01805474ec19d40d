// What the parts of the layout share: the page as a tree, the measures that hold for this surface, and the layout in the making.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "view/text.h"
#include "view/type.h"
#include "view/view.h"

namespace complaint::view {

// children[i]: indices of the nodes in node i; children.back(): of those in the page itself. A parent that does not come
// earlier on the page counts as the page.
[[nodiscard]] std::vector<std::vector<std::size_t>> children_of(const form::Page& page);

struct Measures {
  float scale = 1;  // usable_scale
  float body = 16;
  float line = 24;
  float column = 640;
  bool narrow = false;
};

[[nodiscard]] Measures measures_of(const Surface& surface);

// Where a piece of the page may go: its top left corner and its width.
struct Slot {
  float x = 0, y = 0, width = 0;

  [[nodiscard]] Slot below(float distance) const { return {x, y + distance, width}; }
  [[nodiscard]] Slot inset(float left, float right) const { return {x + left, y, width - left - right}; }
};

struct Sheet {
  const form::Page& page;
  Measures m;
  Typesetter type;
  Layout layout;
  std::vector<std::vector<std::size_t>> children;

  [[nodiscard]] const form::Node& node(std::size_t index) const { return page.nodes[index]; }
  [[nodiscard]] Placed& placed(std::size_t index) { return layout.nodes[index]; }
  [[nodiscard]] Style style(Type kind, Weight weight = Weight::regular) const { return style_of(kind, weight, m.scale); }
};

// The roles below each place one node with its top left corner at the slot's, fill in layout.nodes and layout.native, and
// give the height. None adds space above itself.
float place(Sheet& sheet, std::size_t index, Slot slot);
float place_field(Sheet& sheet, std::size_t index, Slot slot);   // textbox, textarea, radio group, group
float place_choice(Sheet& sheet, std::size_t index, Slot slot);  // radio, checkbox
float place_button(Sheet& sheet, std::size_t index, Slot slot);  // fills the slot's width
float place_link(Sheet& sheet, std::size_t index, Slot slot);
float place_summary(Sheet& sheet, std::size_t index, Slot slot);
float place_answers(Sheet& sheet, std::size_t index, Slot slot);
float place_answer(Sheet& sheet, std::size_t index, Slot slot);

// Places nodes under and, where they are made for it, beside each other; gives the height.
float flow(Sheet& sheet, std::span<const std::size_t> nodes, form::Role parent, Slot slot);

// Wraps words into the slot, tells where, and marks them as native where need be; gives the height. No words: no height.
float put_words(Sheet& sheet, std::size_t index, Native part, std::string_view words, const Style& style, Slot slot);

// The problem of a node, the icon before its words; gives the height. No problem: no height.
float put_problem(Sheet& sheet, std::size_t index, Slot slot);

// How wide a textbox is, and how wide a button would like to be.
[[nodiscard]] float control_width(const Sheet& sheet, const form::Node& node, float available);
[[nodiscard]] float button_width(const Sheet& sheet, const form::Node& node, float available);

[[nodiscard]] float icon_indent(const Style& style);

}  // namespace complaint::view
