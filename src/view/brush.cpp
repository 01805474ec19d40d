#include "view/brush.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace complaint::view {
namespace {

ImU32 as_imgui(std::uint32_t rgba) { return IM_COL32((rgba >> 24) & 0xFF, (rgba >> 16) & 0xFF, (rgba >> 8) & 0xFF, rgba & 0xFF); }

bool is_visible(std::uint32_t rgba) { return (rgba & 0xFF) != 0; }
bool is_opaque(std::uint32_t rgba) { return (rgba & 0xFF) == 0xFF; }

ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 bottom_right(const Rect& rect) { return {rect.x + rect.width, rect.y + rect.height}; }

Rect grown(const Rect& rect, float by) { return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by}; }

float fitting(const Rect& rect, float radius) { return std::max(0.F, std::min(radius, std::min(rect.width, rect.height) / 2)); }

// Dear ImGui keeps a rounded box a little short of a circle.
bool is_circle(const Rect& box, float radius) {
  return box.width > 0 && std::abs(box.width - box.height) < 0.01F && radius >= box.width / 2 - 0.01F;
}

ImVec2 within(const Rect& square, float x, float y) { return {square.x + x * square.width, square.y + y * square.height}; }

constexpr std::uint32_t kAllCorners = 15;

ImDrawFlags flags_of(std::uint32_t corners) {
  ImDrawFlags flags = ImDrawFlags_RoundCornersNone;
  if ((corners & 1) != 0) flags |= ImDrawFlags_RoundCornersTopLeft;
  if ((corners & 2) != 0) flags |= ImDrawFlags_RoundCornersTopRight;
  if ((corners & 4) != 0) flags |= ImDrawFlags_RoundCornersBottomLeft;
  if ((corners & 8) != 0) flags |= ImDrawFlags_RoundCornersBottomRight;
  return corners == 0 ? flags : flags & ~ImDrawFlags_RoundCornersNone;
}

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

Brush::~Brush() {
  clip({});
  list_._FringeScale = fringe_;
}

float Brush::snapped(float css) const { return std::round(css * density_) / density_; }

Rect Brush::snapped(const Rect& rect) const {
  const float left = snapped(rect.x), top = snapped(rect.y);
  return {left, top, snapped(rect.x + rect.width) - left, snapped(rect.y + rect.height) - top};
}

void Brush::fill(const Rect& box, std::uint32_t colour, float radius, std::uint32_t corners) {
  if (!is_visible(colour)) return;
  if (corners == kAllCorners && is_circle(box, radius))
    return list_.AddCircleFilled(within(box, 0.5F, 0.5F), box.width / 2, as_imgui(colour), 0);
  list_.AddRectFilled(top_left(box), bottom_right(box), as_imgui(colour), fitting(box, radius), flags_of(corners));
}

void Brush::outline(const Rect& middle, std::uint32_t colour, float thickness, float radius, std::uint32_t corners) {
  if (!is_visible(colour) || thickness <= 0) return;
  if (corners == kAllCorners && is_circle(middle, radius))
    return list_.AddCircle(within(middle, 0.5F, 0.5F), middle.width / 2, as_imgui(colour), 0, thickness);
  list_.PathRect(top_left(middle), bottom_right(middle), fitting(middle, radius), flags_of(corners));
  stroke(list_, as_imgui(colour), thickness, ImDrawFlags_Closed);
}

// A border on a filled box is the larger of two boxes, which is exact to the pixel; one around what lets something through is a line.
void Brush::box(const Box& box) {
  const Rect outer = snapped(box.rect);
  const float radius = fitting(outer, box.radius);
  if (box.thickness <= 0 || !is_visible(box.border)) return fill(outer, box.fill, radius, box.corners);
  const float line = std::max(1.F, std::round(box.thickness * density_)) / density_;
  if (!is_opaque(box.fill)) {
    fill(outer, box.fill, radius, box.corners);
    return outline(grown(outer, -line / 2), box.border, line, radius - line / 2, box.corners);
  }
  fill(outer, box.border, radius, box.corners);
  fill(grown(outer, -line), box.fill, std::max(0.F, radius - line), box.corners);
}

void Brush::ring(const Ring& ring) {
  const Rect box = snapped(ring.rect);
  const float out = ring.offset + ring.thickness / 2;
  outline(grown(box, out), ring.colour, ring.thickness, fitting(box, ring.radius) + std::max(0.F, out), kAllCorners);
}

void Brush::tick(const Rect& square, std::uint32_t colour) {
  list_.PathLineTo(within(square, 0.25F, 0.52F));
  list_.PathLineTo(within(square, 0.43F, 0.70F));
  list_.PathLineTo(within(square, 0.76F, 0.32F));
  stroke(list_, as_imgui(colour), square.width / 10, ImDrawFlags_None);
}

// Dear ImGui puts text on whole CSS px; here it stands where the browser has it, its baseline on a whole device pixel, and its letters
// as far apart as the browser's, which may round the width of each.
void Brush::write(const Run& run) {
  const float baseline = snapped(run.baseline);
  const float top = baseline - run.size;
  const float width = run.advance > 0 ? width_of(fonts_, run.words, run.size, run.weight) : 0;
  const float stretch = width > 0 ? std::clamp(run.advance / width, 0.9F, 1.1F) - 1 : 0;
  const int first = list_.VtxBuffer.Size;
  list_.AddText(&font_of(fonts_, run.weight), run.size * kImGuiPerCss, {run.rect.x, top}, as_imgui(run.colour), run.words.data(),
                run.words.data() + run.words.size());
  constexpr int kVerticesOfLetter = 4;
  for (int letter = first; letter + kVerticesOfLetter <= list_.VtxBuffer.Size; letter += kVerticesOfLetter) {
    const float right = run.rect.x - std::trunc(run.rect.x) + (list_.VtxBuffer[letter].pos.x - std::trunc(run.rect.x)) * stretch;
    for (int corner = letter; corner < letter + kVerticesOfLetter; ++corner) {
      list_.VtxBuffer[corner].pos.x += right;
      list_.VtxBuffer[corner].pos.y += top - std::trunc(top);
    }
  }
  if (run.underline <= 0) return;
  const Rect line = {run.rect.x, baseline + run.underline_offset, run.rect.width, run.underline};
  fill(snapped(line), run.underline_colour, 0, 0);
}

void Brush::clip(const Rect& rect) {
  if (is_clipped_) list_.PopClipRect();
  is_clipped_ = rect.width > 0;
  if (is_clipped_) list_.PushClipRect(top_left(rect), bottom_right(rect), true);
}

}  // namespace complaint::view
