// Fields: label, hint and problem above a control or above the fields that belong together.
#include <algorithm>
#include <cmath>

#include "view/sheet.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Node;
using form::Role;

float put_hint(Sheet& sheet, std::size_t index, Slot slot) {
  return put_words(sheet, index, kNativeHint, sheet.node(index).hint, sheet.style(Type::body), slot);
}

// Label or legend, hint, problem.
float put_head(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  float height = put_words(sheet, index, kNativeLabel, node.label, sheet.style(Type::body, Weight::semibold), slot);
  if (!node.hint.empty()) height += kAboveHint + put_hint(sheet, index, slot.below(height + kAboveHint));
  if (!node.problem.empty()) height += kAboveProblem + put_problem(sheet, index, slot.below(height + kAboveProblem));
  return height;
}

void mark_value(Sheet& sheet, std::size_t index) {
  const std::string& value = sheet.node(index).value;
  if (value.size() > kLongestValue || !sheet.type.drawable(value, Weight::regular)) sheet.layout.native[index] |= kNativeControl;
}

std::size_t lines_of(const Sheet& sheet, const std::string& value, float width) {
  if (value.size() > kLongestValue) return kLinesOfLongValue;
  return sheet.type.wrap(value, sheet.style(Type::body), WhiteSpace::keep, width).count();
}

float put_textbox(Sheet& sheet, std::size_t index, Slot slot) {
  const float height = sheet.m.line + 2 * kTargetPadding;
  // In a row of a group the slot is as wide as the control already.
  const float width = sheet.m.narrow ? slot.width : control_width(sheet, sheet.node(index), slot.width);
  sheet.placed(index).control = {slot.x, slot.y, width, height};
  mark_value(sheet, index);
  return height;
}

float put_count(Sheet& sheet, std::size_t index, Slot slot) {
  const std::string& words = sheet.node(index).count;
  if (words.empty()) return 0;
  return kAboveCount + put_words(sheet, index, kNativeCount, words, sheet.style(Type::body), slot.below(kAboveCount));
}

float put_textarea(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  const auto least = static_cast<std::size_t>(std::max(node.lines, 1));
  const auto lines = static_cast<float>(std::max(lines_of(sheet, node.value, slot.width - 2 * kInset), least));
  const float height = lines * sheet.m.line + 2 * kTargetPadding;
  sheet.placed(index).control = {slot.x, slot.y, slot.width, height};
  mark_value(sheet, index);
  return height + put_count(sheet, index, slot.below(height));
}

}  // namespace

float put_problem(Sheet& sheet, std::size_t index, Slot slot) {
  const Style style = sheet.style(Type::body, Weight::semibold);
  const float indent = icon_indent(style);
  const float height = put_words(sheet, index, kNativeProblem, sheet.node(index).problem, style, slot.inset(indent, 0));
  if (height == 0) return 0;
  sheet.placed(index).problem = {slot.x, slot.y, slot.width, height};  // the icon is part of it
  return height;
}

float control_width(const Sheet& sheet, const Node& node, float available) {
  if (node.columns <= 0) return available;
  const float text = static_cast<float>(node.columns) * kColumnWidthEms * sheet.m.body;
  const float width = kWidthStep * std::ceil((text + 2 * kInset + 2 * kBorder) / kWidthStep);
  return std::min(available, std::max(width, kSmallestControlEms * sheet.m.body));
}

float place_field(Sheet& sheet, std::size_t index, Slot slot) {
  const float head = put_head(sheet, index, slot);
  const Node& node = sheet.node(index);
  const Slot rest = slot.below(head);
  if (node.role == Role::textbox) return head + kAboveControl + put_textbox(sheet, index, rest.below(kAboveControl));
  if (node.role == Role::textarea) return head + kAboveControl + put_textarea(sheet, index, rest.below(kAboveControl));
  return head + flow(sheet, sheet.children[index], node.role, rest);
}

float place_choice(Sheet& sheet, std::size_t index, Slot slot) {
  const float problem = put_problem(sheet, index, slot);
  const Slot row = slot.below(problem + kTargetPadding);
  const Slot words = row.inset(sheet.m.line + kIndicatorGap, 0);
  sheet.placed(index).control = {row.x, row.y, sheet.m.line, sheet.m.line};
  const Node& node = sheet.node(index);
  float height = std::max(sheet.m.line, put_words(sheet, index, kNativeLabel, node.label, sheet.style(Type::body), words));
  if (!node.hint.empty()) height += kAboveHint + put_hint(sheet, index, words.below(height + kAboveHint));
  return problem + height + 2 * kTargetPadding;
}

}  // namespace complaint::view
