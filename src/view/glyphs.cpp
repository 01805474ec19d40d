#include "view/glyphs.h"

#include <imgui.h>

#include "text/utf8.h"

namespace complaint::view {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool is_control(std::uint32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

}  // namespace

std::uint32_t next_character(std::string_view& text) {
  const text::CodePoint first = text::first_code_point(text);
  text.remove_prefix(first.size);
  return first.value == text::kIllFormed ? kReplacement : first.value;
}

ImFont* font_of(const Fonts& fonts, Weight weight) { return weight == Weight::semibold ? fonts.semibold : fonts.regular; }

bool has_glyph(ImFont& font, std::uint32_t character) {
  if (is_control(character) || character > IM_UNICODE_CODEPOINT_MAX) return false;
  return font.IsGlyphInFont(static_cast<ImWchar>(character));
}

float advance_of(ImFont& font, float css_size, std::uint32_t character) {
  if (!has_glyph(font, character)) return css_size;
  const float size = css_size * kImGuiPerCss;
  ImFontBaked* baked = font.GetFontBaked(size);
  return baked->GetCharAdvance(static_cast<ImWchar>(character)) * size / baked->Size;
}

float text_width(const Fonts& fonts, std::string_view text, const Style& style) {
  ImFont& font = *font_of(fonts, style.weight);
  float sum = 0;
  while (!text.empty()) sum += advance_of(font, style.size, next_character(text));
  return sum;
}

}  // namespace complaint::view
