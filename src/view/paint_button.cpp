// Buttons, links and the ring around what has the focus.
#include "view/colour.h"
#include "view/scene.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Emphasis;
using form::Node;
using form::Role;

struct Look {
  std::uint32_t fill = 0, border = 0, words = 0;
};

std::uint32_t by_touch(Touch touch, std::uint32_t none, std::uint32_t hovered, std::uint32_t pressed) {
  if (touch == Touch::none) return none;
  return touch == Touch::hovered ? hovered : pressed;
}

Look look_of(const Palette& p, Emphasis emphasis, Touch touch) {
  if (emphasis == Emphasis::strong) {
    const std::uint32_t fill = by_touch(touch, p.accent, mix(p.accent, p.text, 0.14F), mix(p.accent, p.text, 0.28F));
    return {fill, fill, p.on_accent};
  }
  if (emphasis == Emphasis::danger)
    return {by_touch(touch, p.field, p.error_tint, mix(p.error_tint, p.error, 0.1F)), p.error, p.error};
  return {by_touch(touch, p.field, p.tint, mix(p.tint, p.accent, 0.1F)), touch == Touch::none ? p.border : p.accent, p.accent};
}

// Links, and buttons that look like one.
Brush::Ink link_ink(const Scene& scene, std::uint32_t colour, Touch touch) {
  const std::uint32_t text = scene.palette().text;
  return {by_touch(touch, colour, mix(colour, text, 0.3F), mix(colour, text, 0.6F)), touch == Touch::none ? 1.F : 2.F};
}

bool in_summary(const Scene& scene, const Node& node) {
  for (const Node& other : scene.page.nodes)
    if (other.id == node.parent && !node.parent.empty()) return other.role == Role::summary;
  return false;
}

// What the ring goes around, and how round it is there.
struct Target {
  Rect rect;
  float radius = 0;
};

Target target_of(const Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const Placed& placed = scene.placed(index);
  const float radius = scene.surface.radius;
  switch (node.role) {
    case Role::textbox:
    case Role::textarea:
    case Role::button: return {placed.control, radius};
    case Role::checkbox: return {placed.control, radius / 2};
    case Role::radio: return {placed.control, placed.control.width / 2};
    case Role::link: return {placed.label, 2};
    case Role::summary: return {placed.frame, radius};
    default: return {};
  }
}

}  // namespace

void paint_button(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const Touch touch = scene.touch(node);
  const Style style = scene.style(Type::body, Weight::semibold);
  if (node.emphasis == Emphasis::quiet) return write_label(scene, index, style, link_ink(scene, scene.palette().accent, touch));
  const Look look = look_of(scene.palette(), node.emphasis, touch);
  scene.brush.box(scene.placed(index).control, look.fill, look.border, kBorder, scene.surface.radius);
  write_label(scene, index, style, {look.words});
}

void paint_link(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const std::uint32_t colour = in_summary(scene, node) ? scene.palette().error : scene.palette().accent;
  write_label(scene, index, scene.style(Type::body), link_ink(scene, colour, scene.touch(node)));
}

void paint_ring(Scene& scene, std::size_t index) {
  const Target target = target_of(scene, index);
  if (target.rect.width <= 0) return;
  scene.brush.ring(target.rect, scene.palette().surface, kRingOffset, 0, target.radius);
  scene.brush.ring(target.rect, scene.palette().focus, kRing, kRingOffset, target.radius);
}

}  // namespace complaint::view
