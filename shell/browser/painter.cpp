#include "painter.h"

#include <imgui.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>

#include "frame.h"

namespace complaint::browser {
namespace {

// Letters drawn for the first time change the font's texture, and what was built before stands on the old one: such a frame is
// built again. Without them the same page gives the same frame.
constexpr int kMostFrames = 5;

// As dense as asked, but no side of the canvas larger than the GPU and the browser can take.
float usable_density(const Screen& screen, float height, float largest_side) {
  const float tallest = std::min(largest_side, screen.max_height);
  return std::min({screen.density, largest_side / std::max(screen.surface.width, 1.F), tallest / std::max(height, 1.F)});
}

void upload_textures(const ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures)
    if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
}

}  // namespace

Painter::~Painter() { close(); }

void Painter::add_font(const std::vector<char>& ttf, view::Weight weight) {
  ImFont*& font = weight == view::Weight::semibold ? fonts_.semibold : fonts_.regular;
  if (font != nullptr || ttf.size() < 1000) return;
  font = drawing_.add_font(ttf);
  lines_.forget();
}

bool Painter::open(const CanvasEvents& events) {
  if (canvas_.usable()) return true;
  if (!canvas_.open(events)) return false;
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Painter::close() {
  if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
  canvas_.close();
  painted_.clear();
}

void Painter::context_lost() {
  canvas_.set_lost(true);
  painted_.clear();
  // Its names of GL objects end with this context. Deleting them now is ignored in silence; after the restoring it would be
  // reported as an error, since they would be another context's.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void Painter::context_restored() {
  canvas_.set_lost(false);
  painted_.clear();
}

void Painter::forget() {
  lines_.forget();
  drawing_.forget();
  painted_ = Snapshot();
}

view::Layout Painter::lay_out(const form::Page& page, const Screen& screen) {
  if (!has_fonts()) return {std::vector<view::Placed>(page.nodes.size()), std::vector<std::uint32_t>(page.nodes.size()), 0};
  drawing_.begin(screen.surface.width, 1, screen.density);
  return view::lay_out(page, screen.surface, fonts_, lines_);
}

ImDrawData& Painter::build_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                                 const view::Attention& attention) {
  const float density = usable_density(screen, layout.height, canvas_.largest_side());
  ImGui_ImplOpenGL3_NewFrame();
  ImDrawList& list =
      drawing_.begin(std::ceil(screen.surface.width * density) / density, std::ceil(layout.height * density) / density, density);
  view::paint(page, layout, screen.surface, attention, fonts_, lines_, list);
  return drawing_.end();
}

ImDrawData& Painter::settled_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                                   const view::Attention& attention) {
  for (int frame = 1;; ++frame) {
    ImDrawData& data = build_frame(page, layout, screen, attention);
    const bool settled = !awaits_upload(data);
    upload_textures(data);
    if (settled || frame == kMostFrames) return data;
  }
}

bool Painter::paint(const form::Page& page, const view::Layout& layout, const Screen& screen, const view::Attention& attention) {
  if (!canvas_.usable() || !has_fonts() || layout.nodes.size() != page.nodes.size() || layout.height <= 0) return false;
  ImDrawData& data = settled_frame(page, layout, screen, attention);
  Snapshot picture = snapshot_of(data);
  if (picture == painted_) return false;
  const float density = data.FramebufferScale.x;
  canvas_.begin(static_cast<int>(std::lround(data.DisplaySize.x * density)),
                static_cast<int>(std::lround(data.DisplaySize.y * density)));
  canvas_.show_as(data.DisplaySize.x, data.DisplaySize.y);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
  painted_ = std::move(picture);
  return true;
}

}  // namespace complaint::browser
