#include <imgui.h>

#include <algorithm>

#include "view/colour.h"
#include "view/scene.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Emphasis;
using form::Node;
using form::Role;

void paint_notice(Scene& scene, std::size_t index) {
  const Rect& frame = scene.placed(index).frame;
  scene.brush.note(frame, scene.palette().tint, scene.palette().accent, kNoticeBar, scene.surface.radius);
  write_label(scene, index, scene.style(Type::body), {scene.palette().text});
}

void paint_text(Scene& scene, std::size_t index) {
  const Emphasis emphasis = scene.node(index).emphasis;
  if (emphasis == Emphasis::notice) return paint_notice(scene, index);
  const Style style = scene.style(emphasis == Emphasis::lead ? Type::lead : Type::body,
                                  emphasis == Emphasis::strong ? Weight::semibold : Weight::regular);
  const bool quiet = emphasis == Emphasis::quiet;
  write_label(scene, index, style, {quiet ? scene.palette().quiet : scene.palette().text});
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits)
    if (digit >= '0' && digit <= '9' && number < 1000) number = number * 10 + (digit - '0');
  return number;
}

void paint_steps(Scene& scene, std::size_t index) {
  const Node& node = scene.node(index);
  const Rect& bar = scene.placed(index).control;
  const int done = number_of(node.value);
  const auto steps = static_cast<float>(std::max(node.limit, 1));
  const float width = (bar.width - (steps - 1) * kStepsGap) / steps;
  for (int step = 0; step < node.limit; ++step) {
    const float left = bar.x + static_cast<float>(step) * (width + kStepsGap);
    const std::uint32_t colour = step < done ? scene.palette().accent : hairline(scene.palette());
    scene.brush.fill({left, bar.y, width, bar.height}, colour, bar.height / 2);
  }
  write_label(scene, index, scene.style(Type::body), {scene.palette().quiet});
}

void paint_list_item(Scene& scene, std::size_t index) {
  const Rect& frame = scene.placed(index).frame;
  scene.brush.disc(frame.x + kBulletCentre, frame.y + scene.m.line / 2, kBulletSize, scene.palette().quiet);
  write_label(scene, index, scene.style(Type::body), {scene.palette().text});
}

void paint_summary(Scene& scene, std::size_t index) {
  const Palette& palette = scene.palette();
  const Style title = scene.style(Type::lead, Weight::semibold);
  scene.brush.box(scene.placed(index).frame, palette.error_tint, palette.error, kStrongBorder, scene.surface.radius);
  scene.brush.exclamation(icon_before(scene.placed(index).label, title), palette.error, palette.error_tint);
  write_label(scene, index, title, {palette.error});
}

void paint_answers(Scene& scene, std::size_t index) {
  const Rect& frame = scene.placed(index).frame;
  scene.brush.fill({frame.x, frame.y, frame.width, kBorder}, hairline(scene.palette()));
}

void paint_answer(Scene& scene, std::size_t index) {
  const Rect& frame = scene.placed(index).frame;
  scene.brush.fill({frame.x, frame.y + frame.height - kBorder, frame.width, kBorder}, hairline(scene.palette()));
  write_label(scene, index, scene.style(Type::body, Weight::semibold), {scene.palette().text});
  write_problem(scene, index);
  const std::string& value = scene.node(index).value;
  write_words(scene, index, kNativeControl, value, scene.placed(index).control, scene.style(Type::body), {scene.palette().text});
}

void paint_status(Scene& scene, std::size_t index) {
  if (scene.node(index).label.empty()) return;
  const Style style = scene.style(Type::body);
  scene.brush.information(icon_before(scene.placed(index).label, style), scene.palette().accent);
  write_label(scene, index, style, {scene.palette().text});
}

void paint_node(Scene& scene, std::size_t index) {
  switch (scene.node(index).role) {
    case Role::heading: return write_label(scene, index, scene.style(Type::heading, Weight::semibold), {scene.palette().text});
    case Role::steps: return paint_steps(scene, index);
    case Role::text: return paint_text(scene, index);
    case Role::list: return;
    case Role::list_item: return paint_list_item(scene, index);
    case Role::textbox:
    case Role::textarea:
    case Role::radio_group:
    case Role::group: return paint_field(scene, index);
    case Role::radio:
    case Role::checkbox: return paint_choice(scene, index);
    case Role::button: return paint_button(scene, index);
    case Role::link: return paint_link(scene, index);
    case Role::summary: return paint_summary(scene, index);
    case Role::answers: return paint_answers(scene, index);
    case Role::answer: return paint_answer(scene, index);
    case Role::status: return paint_status(scene, index);
  }
}

}  // namespace

Touch Scene::touch(const Node& node) const {
  if (node.id.empty()) return Touch::none;
  if (attention.pressed == node.id) return Touch::pressed;
  return attention.hovered == node.id ? Touch::hovered : Touch::none;
}

namespace {

// Each line of a button's words stands in the middle, unless the button looks like a link; all others begin at the left.
float start_of(const Scene& scene, const form::Node& node, std::string_view line, const Rect& box, const Style& style) {
  if (node.role != Role::button || node.emphasis == Emphasis::quiet) return box.x;
  return box.x + std::max(0.F, (box.width - scene.type.width(line, style)) / 2);
}

}  // namespace

void write_words(Scene& scene, std::size_t index, Native part, std::string_view words, const Rect& box, const Style& style,
                 const Brush::Ink& ink) {
  if (words.empty() || (scene.layout.native[index] & part) != 0) return;
  const WhiteSpace space = part == kNativeControl ? WhiteSpace::keep : WhiteSpace::collapse;
  // A box of one line may be as narrow as its words: there is nothing to wrap, whatever anybody measures.
  const bool one_line = space == WhiteSpace::collapse && box.height < 2 * style.line;
  const Lines lines = one_line ? Lines{folded(words), {0}, space} : scene.type.wrap(words, style, space, box.width);
  for (std::size_t line = 0; line < lines.count(); ++line) {
    const float x = start_of(scene, scene.node(index), lines.line(line), box, style);
    scene.brush.write(lines.line(line), x, box.y + static_cast<float>(line) * style.line, style, ink);
  }
}

void write_label(Scene& scene, std::size_t index, const Style& style, const Brush::Ink& ink) {
  write_words(scene, index, kNativeLabel, scene.node(index).label, scene.placed(index).label, style, ink);
}

Rect icon_before(const Rect& words, const Style& style) {
  const float size = style.size + kIconLarger;
  return {words.x - icon_indent(style), words.y + (style.line - size) / 2, size, size};
}

void paint(const form::Page& page, const Layout& layout, const Surface& surface, const Attention& attention, const Fonts& fonts,
           LineBreaker& breaker, ImDrawList& list) {
  const float density = std::max(ImGui::GetIO().DisplayFramebufferScale.x, 0.1F);
  Scene scene{page, layout, surface, attention, Typesetter(fonts, breaker), measures_of(surface), {list, fonts, density}};
  scene.brush.fill({0, 0, surface.width, layout.height}, surface.palette.surface);
  for (std::size_t index = 0; index < page.nodes.size(); ++index) paint_node(scene, index);
  if (!attention.ring || attention.focused.empty()) return;
  for (std::size_t index = 0; index < page.nodes.size(); ++index)
    if (page.nodes[index].id == attention.focused) paint_ring(scene, index);
}

}  // namespace complaint::view
