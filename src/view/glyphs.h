// Characters as Dear ImGui reads and measures them.
#pragma once

#include <cstdint>
#include <string_view>

#include "view/type.h"

namespace complaint::view {

// Takes the first character off `text`, which is not empty. Broken UTF-8 gives U+FFFD, at least one byte at a time.
[[nodiscard]] std::uint32_t next_character(std::string_view& text);

[[nodiscard]] ImFont* font_of(const Fonts& fonts, Weight weight);
[[nodiscard]] bool has_glyph(ImFont& font, std::uint32_t character);

// CSS px; one em for a character that the font lacks.
[[nodiscard]] float advance_of(ImFont& font, float css_size, std::uint32_t character);
[[nodiscard]] float text_width(const Fonts& fonts, std::string_view text, const Style& style);

}  // namespace complaint::view
