#include "view/colour.h"

#include <cmath>

namespace complaint::view {
namespace {

std::uint32_t mix_channel(std::uint32_t colour, std::uint32_t other, float share, int shift) {
  const auto from = static_cast<float>((colour >> shift) & 0xFF);
  const auto to = static_cast<float>((other >> shift) & 0xFF);
  return static_cast<std::uint32_t>(std::lround(from + (to - from) * share)) << shift;
}

}  // namespace

std::uint32_t mix(std::uint32_t colour, std::uint32_t other, float share) {
  return mix_channel(colour, other, share, 16) | mix_channel(colour, other, share, 8) | mix_channel(colour, other, share, 0);
}

std::uint32_t hairline(const Palette& palette) { return mix(palette.surface, palette.border, 0.35F); }

}  // namespace complaint::view
