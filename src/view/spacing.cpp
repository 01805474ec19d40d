#include "view/spacing.h"

#include "view/tokens.h"

namespace complaint::view {
namespace {

using form::Emphasis;
using form::Role;

float above_button(const form::Node* previous, const form::Node& node, bool narrow) {
  const bool after_button = previous && previous->role == Role::button;
  if (after_button) return narrow ? kAboveNextButton : kAboveButton;
  return node.emphasis == Emphasis::quiet ? kAboveQuietButton : kAboveButton;
}

float above_text(Emphasis emphasis, bool grouped) {
  if (emphasis == Emphasis::notice) return kAboveBox;
  return grouped ? kAboveTextInGroup : kAboveText;
}

float above(Role parent, const form::Node& node) {
  const bool grouped = parent == Role::group;
  switch (node.role) {
    case Role::heading: return kAboveHeading;
    case Role::text: return above_text(node.emphasis, grouped);
    case Role::list:
    case Role::list_item: return kAboveList;
    case Role::textbox: return grouped ? kAboveFieldInGroup : kAboveField;
    case Role::textarea:
    case Role::radio_group:
    case Role::group: return kAboveField;
    case Role::checkbox: return grouped ? kAboveCheckboxInGroup : kAboveCheckbox;
    case Role::link: return kAboveLink;
    case Role::summary:
    case Role::answers:
    case Role::steps:
    case Role::status: return kAboveBox;
    case Role::radio:
    case Role::answer:
    case Role::button: break;
  }
  return 0;
}

}  // namespace

float gap_between(Role parent, const form::Node* previous, const form::Node& node, bool narrow) {
  if (parent == Role::answer || takes_no_room(node)) return 0;
  if (parent == Role::summary) return previous ? 0 : kAboveFirstInSummary;
  if (parent == Role::list && !previous) return 0;
  return node.role == Role::button ? above_button(previous, node, narrow) : above(parent, node);
}

bool takes_no_room(const form::Node& node) {
  const bool only_words = node.role == Role::text || node.role == Role::heading || node.role == Role::status;
  return only_words && node.label.empty();
}

}  // namespace complaint::view
