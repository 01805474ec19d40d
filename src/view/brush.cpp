#include "view/brush.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "view/glyphs.h"
#include "view/tokens.h"

namespace complaint::view {
namespace {

ImU32 opaque(std::uint32_t rgb) { return IM_COL32((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, 0xFF); }

ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 bottom_right(const Rect& rect) { return {rect.x + rect.width, rect.y + rect.height}; }

Rect grown(const Rect& rect, float by) { return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by}; }

float fitting(const Rect& rect, float radius) { return std::max(0.F, std::min(radius, std::min(rect.width, rect.height) / 2)); }

// Dear ImGui keeps a rounded box a little short of a circle.
bool is_circle(const Rect& box, float radius) {
  return box.width > 0 && std::abs(box.width - box.height) < 0.01F && radius >= box.width / 2 - 0.01F;
}

ImVec2 within(const Rect& square, float x, float y) { return {square.x + x * square.width, square.y + y * square.height}; }

// Dear ImGui 1.92.8 swapped the last two arguments.
void stroke(ImDrawList& list, ImU32 colour, float thickness, ImDrawFlags flags) {
#if IMGUI_VERSION_NUM >= 19280
  list.PathStroke(colour, thickness, flags);
#else
  list.PathStroke(colour, flags, thickness);
#endif
}

}  // namespace

// Dear ImGui softens edges over one CSS px; one device pixel is enough, more is a blur on dense screens.
Brush::Brush(ImDrawList& list, const Fonts& fonts, float density)
    : list_(list), fonts_(fonts), density_(density), fringe_(list._FringeScale) {
  list_._FringeScale = 1 / density_;
}

Brush::~Brush() { list_._FringeScale = fringe_; }

float Brush::snapped(float css) const { return std::round(css * density_) / density_; }

Rect Brush::snapped(const Rect& rect) const {
  const float left = snapped(rect.x), top = snapped(rect.y);
  return {left, top, snapped(rect.x + rect.width) - left, snapped(rect.y + rect.height) - top};
}

void Brush::fill(const Rect& rect, std::uint32_t colour, float radius) {
  const Rect box = snapped(rect);
  if (is_circle(box, radius)) return disc(box.x + box.width / 2, box.y + box.height / 2, box.width, colour);
  list_.AddRectFilled(top_left(box), bottom_right(box), opaque(colour), fitting(box, radius));
}

void Brush::box(const Rect& rect, std::uint32_t colour, std::uint32_t border, float thickness, float radius) {
  const float line = std::max(1.F, std::round(thickness * density_)) / density_;
  const Rect outer = snapped(rect);
  fill(outer, border, radius);
  fill(grown(outer, -line), colour, fitting(outer, radius) - line);
}

void Brush::note(const Rect& rect, std::uint32_t colour, std::uint32_t bar, float thickness, float radius) {
  const Rect box = snapped(rect);
  list_.AddRectFilled(top_left(box), bottom_right(box), opaque(colour), fitting(box, radius), ImDrawFlags_RoundCornersRight);
  fill({box.x, box.y, thickness, box.height}, bar);
}

void Brush::ring(const Rect& rect, std::uint32_t colour, float thickness, float offset, float radius) {
  const float out = offset + thickness / 2;
  const Rect box = snapped(rect);
  const Rect middle = grown(box, out);
  if (is_circle(box, radius)) return list_.AddCircle(within(middle, 0.5F, 0.5F), middle.width / 2, opaque(colour), 0, thickness);
  list_.PathRect(top_left(middle), bottom_right(middle), fitting(rect, radius) + out);
  stroke(list_, opaque(colour), thickness, ImDrawFlags_Closed);
}

void Brush::disc(float x, float y, float diameter, std::uint32_t colour) {
  list_.AddCircleFilled({x, y}, diameter / 2, opaque(colour), 0);
}

void Brush::tick(const Rect& square, std::uint32_t colour) {
  list_.PathLineTo(within(square, 0.25F, 0.52F));
  list_.PathLineTo(within(square, 0.43F, 0.70F));
  list_.PathLineTo(within(square, 0.76F, 0.32F));
  stroke(list_, opaque(colour), square.width / 10, ImDrawFlags_None);
}

// The marks of both icons: a bar and a dot on the middle line of a disc.
void Brush::dot_and_bar(const Rect& square, std::uint32_t colour, bool dot_on_top) {
  const float thick = square.width * 0.12F;
  const Rect bar{square.x + (square.width - thick) / 2, square.y + square.height * (dot_on_top ? 0.44F : 0.22F), thick,
                 square.height * 0.34F};
  list_.AddRectFilled(top_left(bar), bottom_right(bar), opaque(colour), thick / 2);
  const ImVec2 dot = within(square, 0.5F, dot_on_top ? 0.29F : 0.71F);
  disc(dot.x, dot.y, thick * 1.2F, colour);
}

void Brush::exclamation(const Rect& square, std::uint32_t colour, std::uint32_t mark) {
  const ImVec2 centre = within(square, 0.5F, 0.5F);
  disc(centre.x, centre.y, square.width, colour);
  dot_and_bar(square, mark, false);
}

void Brush::information(const Rect& square, std::uint32_t colour) {
  const float thick = square.width * 0.09F;
  list_.AddCircle(within(square, 0.5F, 0.5F), (square.width - thick) / 2, opaque(colour), 0, thick);
  dot_and_bar(square, colour, true);
}

// Dear ImGui puts text on whole CSS px; here it stands where the layout says, its baseline on a whole device pixel.
void Brush::write(std::string_view line, float x, float y, const Style& style, const Ink& ink) {
  const float size = style.size * kImGuiPerCss;
  const float above = std::floor((style.line - size) / 2);  // half the leading, in whole CSS px, as browsers do
  const float baseline = snapped(y + above + style.size);
  const float top = baseline - style.size;
  ImFont* font = font_of(fonts_, style.weight);
  const int first = list_.VtxBuffer.Size;
  list_.AddText(font, size, {x, top}, opaque(ink.colour), line.data(), line.data() + line.size());
  for (int index = first; index < list_.VtxBuffer.Size; ++index) {
    list_.VtxBuffer[index].pos.x += x - std::trunc(x);
    list_.VtxBuffer[index].pos.y += top - std::trunc(top);
  }
  if (ink.underline == 0) return;
  const float width = text_width(fonts_, line, style);
  fill({x, baseline + kUnderlineOffset, width, ink.underline}, ink.colour);
}

void Brush::clip(const Rect& rect) { list_.PushClipRect(top_left(rect), bottom_right(rect), true); }
void Brush::unclip() { list_.PopClipRect(); }

}  // namespace complaint::view
