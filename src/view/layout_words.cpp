#include "view/sheet.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

Rect& part_of(Placed& placed, Native part) {
  switch (part) {
    case kNativeHint: return placed.hint;
    case kNativeProblem: return placed.problem;
    case kNativeControl: return placed.control;
    case kNativeCount: return placed.count;
    case kNativeLabel: break;
  }
  return placed.label;
}

}  // namespace

float put_words(Sheet& sheet, std::size_t index, Native part, std::string_view words, const Style& style, Slot slot) {
  if (words.empty()) return 0;
  if (!sheet.type.drawable(words, style.weight)) sheet.layout.native[index] |= part;
  const WhiteSpace space = part == kNativeControl ? WhiteSpace::keep : WhiteSpace::collapse;
  const Lines lines = sheet.type.wrap(words, style, space, slot.width);
  const float height = static_cast<float>(lines.count()) * style.line;
  part_of(sheet.placed(index), part) = {slot.x, slot.y, slot.width, height};
  return height;
}

float icon_indent(const Style& style) { return style.size + kIconLarger + kIconGap; }

}  // namespace complaint::view
