// Dear ImGui's fonts and draw lists without its windows, widgets and input: a page that is only painted needs no more, and the
// rest would be a third of the module. `begin` and `end` do what ImGui::NewFrame and ImGui::Render do for a draw list of the
// background (imgui.cpp 1.92.2b: UpdateTexturesNewFrame, SetupDrawListSharedData, InitViewportDrawData, UpdateTexturesEndFrame).
#pragma once

#include <memory>
#include <span>

#include "view/glyphs.h"

struct ImDrawData;
struct ImDrawList;
struct ImGuiContext;

namespace complaint::view {

// One at a time is Dear ImGui's current context, which its OpenGL backend asks for: the one made last.
class DrawContext {
 public:
  DrawContext();
  ~DrawContext();  // the renderer has let go of the textures by then
  DrawContext(const DrawContext&) = delete;
  DrawContext& operator=(const DrawContext&) = delete;

  // Copies the TTF; the font lives as long as this.
  ImFont* add_font(std::span<const char> ttf);

  // A new frame, with at least one font: sizes in CSS px, `density` in device px a CSS px. The list is empty.
  ImDrawList& begin(float width, float height, float density);
  // The frame as the renderer takes it, until the next `begin`.
  ImDrawData& end();
  // Frees the last frame, whose memory `begin` would use again.
  void forget();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace complaint::view
