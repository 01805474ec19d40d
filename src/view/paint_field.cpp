// Fields and choices.
#include <algorithm>

#include "view/colour.h"
#include "view/scene.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Node;
using form::Role;

bool is_wrong(const Node& node) { return node.invalid || !node.problem.empty(); }

void write_hint(Scene& scene, std::size_t index) {
  const Rect& part = scene.placed(index).hint;
  write_words(scene, index, kNativeHint, scene.node(index).hint, part, scene.style(Type::body), {scene.palette().quiet});
}

bool is_typed_in(const Scene& scene, std::size_t index) { return scene.attention.focused == scene.node(index).id; }

// The browser shows the text that is being typed, and what the font cannot draw.
bool browser_shows_value(const Scene& scene, std::size_t index) {
  return is_typed_in(scene, index) || (scene.layout.native[index] & kNativeControl) != 0;
}

void write_value(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  if (node.value.empty() || browser_shows_value(scene, index)) return;
  const Rect& box = scene.placed(index).control;
  const Style style = scene.style(Type::body);
  const Rect words{box.x + kInset, box.y + kTargetPadding, box.width - 2 * kInset, box.height - 2 * kTargetPadding};
  scene.brush.clip({words.x, box.y, words.width, box.height});
  if (node.role == Role::textbox) scene.brush.write(node.value, words.x, words.y, style, {scene.palette().text});
  else write_words(scene, index, kNativeControl, node.value, words, style, {scene.palette().text});
  scene.brush.unclip();
}

void paint_box(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const Palette& palette = scene.palette();
  const bool wrong = is_wrong(node);
  const bool touched = scene.touch(node) != Touch::none;
  const std::uint32_t border = wrong ? palette.error : touched ? palette.text : palette.border;
  scene.brush.box(scene.placed(index).control, palette.field, border, wrong ? kStrongBorder : kBorder, scene.surface.radius);
  write_value(scene, index);
}

// Reaches into the form's edge, so that the indicator does not stand at its border.
void paint_halo(Scene& scene, std::size_t index, const Rect& row) {
  const Touch touch = scene.touch(scene.node(index));
  if (touch == Touch::none) return;
  const Palette& palette = scene.palette();
  const std::uint32_t colour = touch == Touch::pressed ? mix(palette.tint, palette.accent, 0.1F) : palette.tint;
  scene.brush.fill({row.x - kEdge, row.y, row.width + 2 * kEdge, row.height}, colour, scene.surface.radius);
}

float indicator_radius(const Scene& scene, const Node& node, const Rect& square) {
  return node.role == Role::radio ? square.width / 2 : std::min(scene.surface.radius / 2, kCheckboxRadius);
}

void paint_indicator(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const Palette& palette = scene.palette();
  const Rect& square = scene.placed(index).control;
  const std::uint32_t border = is_wrong(node) ? palette.error : node.checked ? palette.accent : palette.border;
  const std::uint32_t fill = node.checked ? palette.accent : palette.field;
  scene.brush.box(square, fill, border, kStrongBorder, indicator_radius(scene, node, square));
  if (!node.checked) return;
  if (node.role == Role::checkbox) return scene.brush.tick(square, palette.on_accent);
  scene.brush.disc(square.x + square.width / 2, square.y + square.height / 2, square.width * 0.4F, palette.on_accent);
}

}  // namespace

void write_problem(Scene& scene, std::size_t index) {
  const std::string& problem = scene.node(index).problem;
  if (problem.empty()) return;
  const Style style = scene.style(Type::body, Weight::semibold);
  const Rect& part = scene.placed(index).problem;
  const float indent = icon_indent(style);
  const Rect words{part.x + indent, part.y, part.width - indent, part.height};
  scene.brush.exclamation(icon_before(words, style), scene.palette().error, scene.palette().surface);
  write_words(scene, index, kNativeProblem, problem, words, style, {scene.palette().error});
}

void paint_field(Scene& scene, std::size_t index) {
  write_label(scene, index, scene.style(Type::body, Weight::semibold), {scene.palette().text});
  write_hint(scene, index);
  write_problem(scene, index);
  const Role role = scene.node(index).role;
  if (role == Role::textbox || role == Role::textarea) paint_box(scene, index);
  if (is_typed_in(scene, index)) return;  // its count changes at every key: the browser shows it too, and the picture stays
  const Rect& count = scene.placed(index).count;
  write_words(scene, index, kNativeCount, scene.node(index).count, count, scene.style(Type::body), {scene.palette().quiet});
}

void paint_choice(Scene& scene, std::size_t index) {
  const Rect& frame = scene.placed(index).frame;
  const float above = scene.placed(index).problem.height;
  paint_halo(scene, index, {frame.x, frame.y + above, frame.width, frame.height - above});
  write_problem(scene, index);
  paint_indicator(scene, index);
  write_label(scene, index, scene.style(Type::body), {scene.palette().text});
  write_hint(scene, index);
}

}  // namespace complaint::view
