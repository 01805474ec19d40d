#include "view/glyphs.h"

#include <imgui.h>

#include <cstdint>

namespace complaint::view {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;  // what Dear ImGui makes of broken UTF-8; our fonts lack it

bool is_control(std::uint32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

// Takes the first character off the front of `words`.
std::uint32_t take_character(std::string_view& words) {
  const auto lead = static_cast<unsigned char>(words.front());
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  std::uint32_t character = size == 1 ? lead : lead & (0x7FU >> size);
  bool is_broken = size == 0 || size > words.size();
  for (std::size_t at = 1; !is_broken && at < size; ++at) {
    const auto next = static_cast<unsigned char>(words[at]);
    is_broken = (next & 0xC0) != 0x80;
    character = character << 6 | (next & 0x3F);
  }
  words.remove_prefix(is_broken ? 1 : size);
  return is_broken ? kReplacement : character;
}

bool has_glyph(ImFont& font, std::uint32_t character) {
  if (is_control(character) || character > IM_UNICODE_CODEPOINT_MAX) return false;
  return font.IsGlyphInFont(static_cast<ImWchar>(character));
}

}  // namespace

ImFont& font_of(const Fonts& fonts, Weight weight) { return weight == Weight::semibold ? *fonts.semibold : *fonts.regular; }

bool can_draw(const Fonts& fonts, std::string_view words, Weight weight) {
  ImFont& font = font_of(fonts, weight);
  while (!words.empty())
    if (!has_glyph(font, take_character(words))) return false;
  return true;
}

float width_of(const Fonts& fonts, std::string_view words, float size, Weight weight) {
  ImFontBaked& baked = *font_of(fonts, weight).GetFontBaked(size * kImGuiPerCss);
  float sum = 0;
  while (!words.empty()) sum += baked.GetCharAdvance(static_cast<ImWchar>(take_character(words)));
  return sum * size * kImGuiPerCss / baked.Size;
}

}  // namespace complaint::view
