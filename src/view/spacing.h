// The one rule for the space between nodes.
#pragma once

#include "form/page.h"

namespace complaint::view {

// Space above `node`, which stands in a `parent`, after `previous` (null: it is the first in there); CSS px.
[[nodiscard]] float gap_between(form::Role parent, const form::Node* previous, const form::Node& node, bool narrow);

// A text, heading or status without words takes no room at all.
[[nodiscard]] bool takes_no_room(const form::Node& node);

}  // namespace complaint::view
