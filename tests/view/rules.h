// The promises of a layout, as checks with words for what is broken.
#pragma once

#include <string>
#include <vector>

#include "view/bench.h"
#include "view/view.h"

namespace complaint::test {

// Every promise that the layout breaks; empty: all are kept.
[[nodiscard]] std::vector<std::string> broken_promises(const form::Page& page, const view::Layout& layout,
                                                       const view::Surface& surface, Bench& bench);

}  // namespace complaint::test
