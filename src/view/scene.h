// What the parts of the painter share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "view/brush.h"
#include "view/sheet.h"
#include "view/text.h"
#include "view/type.h"
#include "view/view.h"

namespace complaint::view {

enum class Touch { none, hovered, pressed };

struct Scene {
  const form::Page& page;
  const Layout& layout;
  const Surface& surface;
  const Attention& attention;
  Typesetter type;
  Measures m;
  Brush brush;

  [[nodiscard]] const form::Node& node(std::size_t index) const { return page.nodes[index]; }
  [[nodiscard]] const Placed& placed(std::size_t index) const { return layout.nodes[index]; }
  [[nodiscard]] const Palette& palette() const { return surface.palette; }
  [[nodiscard]] Style style(Type kind, Weight weight = Weight::regular) const { return style_of(kind, weight, m.scale); }
  [[nodiscard]] Touch touch(const form::Node& node) const;
};

// Writes a part's words into the box that the layout gave it, unless the browser shows them.
void write_words(Scene& scene, std::size_t index, Native part, std::string_view words, const Rect& box, const Style& style,
                 const Brush::Ink& ink);
void write_label(Scene& scene, std::size_t index, const Style& style, const Brush::Ink& ink);

// The problem of a node with its icon, if it has one.
void write_problem(Scene& scene, std::size_t index);

void paint_field(Scene& scene, std::size_t index);   // textbox, textarea, radio group, group
void paint_choice(Scene& scene, std::size_t index);  // radio, checkbox
void paint_button(Scene& scene, std::size_t index);
void paint_link(Scene& scene, std::size_t index);
void paint_ring(Scene& scene, std::size_t index);  // the focus

// The square of an icon that stands before a text.
[[nodiscard]] Rect icon_before(const Rect& words, const Style& style);

}  // namespace complaint::view
