// Colours as 0xRRGGBB, and mixtures of them.
#pragma once

#include <cstdint>

#include "view/view.h"

namespace complaint::view {

// `share` of `other` (0 to 1), the rest of `colour`.
[[nodiscard]] std::uint32_t mix(std::uint32_t colour, std::uint32_t other, float share);

// Separators and the bar of steps still to come.
[[nodiscard]] std::uint32_t hairline(const Palette& palette);

}  // namespace complaint::view
