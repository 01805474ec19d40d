#include <algorithm>
#include <map>
#include <utility>

#include "view/sheet.h"
#include "view/spacing.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Emphasis;
using form::Node;
using form::Role;

// A page has no role of its own; a paragraph holds no nodes, so its role stands for the page.
constexpr Role kPage = Role::text;

// Does it stand beside its neighbours, as wide as it likes to be, instead of taking the whole width?
bool stands_in_row(const Sheet& sheet, Role parent, const Node& node) {
  if (node.role == Role::button) return !sheet.m.narrow || node.emphasis == Emphasis::quiet;
  return node.role == Role::textbox && parent == Role::group && node.columns > 0;
}

float width_of(const Sheet& sheet, Role parent, const Node& node, float available) {
  if (!stands_in_row(sheet, parent, node)) return available;
  return node.role == Role::button ? button_width(sheet, node, available) : control_width(sheet, node, available);
}

float place_notice(Sheet& sheet, std::size_t index, Slot slot) {
  const Slot inner = slot.below(kNoticePadding).inset(kNoticeBar + kNoticePadding, kNoticePadding);
  return 2 * kNoticePadding + put_words(sheet, index, kNativeLabel, sheet.node(index).label, sheet.style(Type::body), inner);
}

Style style_of_text(const Sheet& sheet, Emphasis emphasis) {
  if (emphasis == Emphasis::lead) return sheet.style(Type::lead);
  return sheet.style(Type::body, emphasis == Emphasis::strong ? Weight::semibold : Weight::regular);
}

float place_text(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  if (takes_no_room(node)) return 0;
  if (node.emphasis == Emphasis::notice) return place_notice(sheet, index, slot);
  return put_words(sheet, index, kNativeLabel, node.label, style_of_text(sheet, node.emphasis), slot);
}

float place_steps(Sheet& sheet, std::size_t index, Slot slot) {
  sheet.placed(index).control = {slot.x, slot.y, slot.width, kStepsBar};
  const float above = kStepsBar + kUnderSteps;
  const std::string& words = sheet.node(index).label;
  return above + put_words(sheet, index, kNativeLabel, words, sheet.style(Type::body), slot.below(above));
}

float place_status(Sheet& sheet, std::size_t index, Slot slot) {
  const Style style = sheet.style(Type::body);
  return put_words(sheet, index, kNativeLabel, sheet.node(index).label, style, slot.inset(icon_indent(style), 0));
}

float place_role(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  switch (node.role) {
    case Role::heading:
      return put_words(sheet, index, kNativeLabel, node.label, sheet.style(Type::heading, Weight::semibold), slot);
    case Role::steps: return place_steps(sheet, index, slot);
    case Role::text: return place_text(sheet, index, slot);
    case Role::list: return flow(sheet, sheet.children[index], Role::list, slot);
    case Role::list_item:
      return put_words(sheet, index, kNativeLabel, node.label, sheet.style(Type::body), slot.inset(kBulletIndent, 0));
    case Role::textbox:
    case Role::textarea:
    case Role::radio_group:
    case Role::group: return place_field(sheet, index, slot);
    case Role::radio:
    case Role::checkbox: return place_choice(sheet, index, slot);
    case Role::button: return place_button(sheet, index, slot);
    case Role::link: return place_link(sheet, index, slot);
    case Role::summary: return place_summary(sheet, index, slot);
    case Role::answers: return place_answers(sheet, index, slot);
    case Role::answer: return place_answer(sheet, index, slot);
    case Role::status: return place_status(sheet, index, slot);
  }
  return 0;
}

}  // namespace

std::vector<std::vector<std::size_t>> children_of(const form::Page& page) {
  std::vector<std::vector<std::size_t>> children(page.nodes.size() + 1);
  std::map<std::string_view, std::size_t> earlier;
  for (std::size_t index = 0; index < page.nodes.size(); ++index) {
    const auto parent = earlier.find(page.nodes[index].parent);
    children[parent == earlier.end() ? page.nodes.size() : parent->second].push_back(index);
    if (!page.nodes[index].id.empty()) earlier.emplace(page.nodes[index].id, index);
  }
  return children;
}

Measures measures_of(const Surface& surface) {
  Measures m;
  m.scale = usable_scale(surface.text_scale);
  m.body = css_size(Type::body, m.scale);
  m.line = line_height(Type::body, m.scale);
  m.column = std::max(0.F, std::min(surface.width - 2 * kEdge, kColumnEms * m.body));
  m.narrow = surface.width < kNarrowEms * m.body;
  return m;
}

float place(Sheet& sheet, std::size_t index, Slot slot) {
  const float height = place_role(sheet, index, slot);
  Rect& frame = sheet.placed(index).frame;
  if (frame.width == 0) frame.width = slot.width;  // a link says its own
  frame = {slot.x, slot.y, frame.width, height};
  return height;
}

float flow(Sheet& sheet, std::span<const std::size_t> nodes, Role parent, Slot slot) {
  const Node* previous = nullptr;
  float row_top = 0, row_height = 0, row_width = 0;  // of the nodes that stand beside each other at present
  for (const std::size_t index : nodes) {
    const Node& node = sheet.node(index);
    const float gap = gap_between(parent, previous, node, sheet.m.narrow);
    const float width = width_of(sheet, parent, node, slot.width);
    const bool beside = row_width > 0 && row_width + kColumnGap + width <= slot.width;
    if (!beside) row_top += std::exchange(row_height, 0);
    const float left = beside ? row_width + kColumnGap : 0;
    const float height = place(sheet, index, {slot.x + left, slot.y + row_top + gap, width});
    row_height = std::max(row_height, gap + height);
    row_width = left + width;
    if (!takes_no_room(node)) previous = &node;
  }
  return row_top + row_height;
}

Layout lay_out(const form::Page& page, const Surface& surface, const Fonts& fonts, LineBreaker& breaker) {
  Sheet sheet{page, measures_of(surface), Typesetter(fonts, breaker), {}, children_of(page)};
  sheet.layout.nodes.resize(page.nodes.size());
  sheet.layout.native.resize(page.nodes.size());
  std::span<const std::size_t> nodes = sheet.children.back();
  // The first node has no space above it; what takes no room before it stays where it is.
  const float saved = nodes.empty() ? 0 : gap_between(kPage, nullptr, page.nodes[nodes.front()], sheet.m.narrow);
  const float height = flow(sheet, nodes, kPage, {kEdge, kEdge - saved, sheet.m.column});
  sheet.layout.height = height - saved + 2 * kEdge;
  return std::move(sheet.layout);
}

}  // namespace complaint::view
