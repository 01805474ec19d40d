// Buttons, links, the summary of problems, and the answers of the review.
#include <algorithm>

#include "view/sheet.h"
#include "view/spacing.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Emphasis;
using form::Node;
using form::Role;

// Subtracting paddings from a width that is made of words and paddings does not give back the words exactly.
constexpr float kRounding = 0.01F;

float button_padding(const Node& node) { return node.emphasis == Emphasis::quiet ? 0 : kButtonPadding; }

// As wide as its words on one line, at least `smallest`, at most what there is.
float width_around(const Sheet& sheet, const Node& node, Weight weight, float padding, float smallest, float available) {
  const float words = sheet.type.width(folded(node.label), sheet.style(Type::body, weight));
  return std::min(available, std::max(words + 2 * padding, smallest));
}

// Words in the middle of, or at the left of, a box that is given. One line keeps its own width, so that the box of the words
// is no wider than they are.
float put_label(Sheet& sheet, std::size_t index, const Style& style, Slot slot, bool centred) {
  const float words = sheet.type.width(folded(sheet.node(index).label), style);
  if (words > slot.width + kRounding) return put_words(sheet, index, kNativeLabel, sheet.node(index).label, style, slot);
  const float left = centred ? (slot.width - words) / 2 : 0;
  if (!sheet.type.drawable(sheet.node(index).label, style.weight)) sheet.layout.native[index] |= kNativeLabel;
  sheet.placed(index).label = {slot.x + left, slot.y, words, style.line};
  return style.line;
}

float place_change_buttons(Sheet& sheet, std::size_t index, Slot slot, bool at_right) {
  float height = 0;
  for (const std::size_t child : sheet.children[index]) {
    const float width = button_width(sheet, sheet.node(child), slot.width);
    const float left = at_right ? slot.width - width : 0;
    height += place(sheet, child, {slot.x + left, slot.y + height, width});
  }
  return height;
}

float put_answer_words(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  float above = put_words(sheet, index, kNativeLabel, node.label, sheet.style(Type::body, Weight::semibold), slot);
  if (!node.problem.empty()) above += kAboveProblem + put_problem(sheet, index, slot.below(above + kAboveProblem)) + kAboveHint;
  const float value = put_words(sheet, index, kNativeControl, node.value, sheet.style(Type::body), slot.below(above));
  return above + std::max(value, sheet.m.line);
}

}  // namespace

float button_width(const Sheet& sheet, const Node& node, float available) {
  return width_around(sheet, node, Weight::semibold, button_padding(node), kSmallestButton, available);
}

float place_button(Sheet& sheet, std::size_t index, Slot slot) {
  const Node& node = sheet.node(index);
  const Slot inner = slot.below(kTargetPadding).inset(button_padding(node), button_padding(node));
  const bool centred = node.emphasis != Emphasis::quiet;
  const float words = put_label(sheet, index, sheet.style(Type::body, Weight::semibold), inner, centred);
  const float height = std::max(words, sheet.m.line) + 2 * kTargetPadding;
  sheet.placed(index).control = {slot.x, slot.y, slot.width, height};
  return height;
}

float place_link(Sheet& sheet, std::size_t index, Slot slot) {
  const Style style = sheet.style(Type::body);
  const float words = put_label(sheet, index, style, slot.below(kLinkPadding), false);
  sheet.placed(index).frame.width = width_around(sheet, sheet.node(index), style.weight, 0, kSmallestTarget, slot.width);
  return std::max(words, style.line) + 2 * kLinkPadding;
}

float place_summary(Sheet& sheet, std::size_t index, Slot slot) {
  const float padding = sheet.m.narrow ? kSummaryPaddingNarrow : kSummaryPadding;
  const Slot inner = slot.below(padding).inset(padding, padding);
  const Style title = sheet.style(Type::lead, Weight::semibold);
  const float words = put_words(sheet, index, kNativeLabel, sheet.node(index).label, title, inner.inset(icon_indent(title), 0));
  return 2 * padding + words + flow(sheet, sheet.children[index], Role::summary, inner.below(words));
}

float place_answers(Sheet& sheet, std::size_t index, Slot slot) {
  return kBorder + flow(sheet, sheet.children[index], Role::answers, slot.below(kBorder));
}

float place_answer(Sheet& sheet, std::size_t index, Slot slot) {
  const bool beside = !sheet.m.narrow && !sheet.children[index].empty();
  const float buttons = kAnswerButtonEms * sheet.m.body;
  const Slot content = slot.below(kAnswerPadding);
  const float words = put_answer_words(sheet, index, beside ? content.inset(0, buttons + kColumnGap) : content);
  const Slot side = beside ? content.inset(content.width - buttons, 0) : content.below(words);
  const float changes = place_change_buttons(sheet, index, side, beside);
  const float height = beside ? std::max(words, changes) : words + changes;
  return height + 2 * kAnswerPadding + kBorder;
}

}  // namespace complaint::view
