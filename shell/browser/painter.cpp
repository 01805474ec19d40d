#include "painter.h"

#include <imgui.h>
#include <backends/imgui_impl_opengl3.h>

#include <cmath>

#include "view/paint.h"

namespace complaint::browser {
namespace {

// Letters drawn for the first time change the font's texture, and what was built before stands on the old one: such a frame is
// built again.
constexpr int kMaxFrames = 5;

// True if the GPU lacked something of it.
bool upload_textures(const ImDrawData& data) {
  bool any = false;
  if (data.Textures == nullptr) return any;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_OK) continue;
    any = any || texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates;
    ImGui_ImplOpenGL3_UpdateTexture(texture);
  }
  return any;
}

}  // namespace

Painter::~Painter() { close(); }

void Painter::add_font(const std::vector<char>& ttf, view::Weight weight) {
  ImFont*& font = weight == view::Weight::semibold ? fonts_.semibold : fonts_.regular;
  if (font != nullptr || ttf.size() < 1000) return;
  font = drawing_.add_font(ttf);
}

bool Painter::open(const CanvasEvents& events) {
  if (canvas_.usable()) return true;
  if (!canvas_.open(events)) return false;
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Painter::close() {
  if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
  canvas_.close();
}

void Painter::context_lost() {
  canvas_.set_lost(true);
  // Its names of GL objects end with this context. Deleting them now is ignored in silence; after the restoring it would be
  // reported as an error, since they would be another context's.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void Painter::context_restored() { canvas_.set_lost(false); }

void Painter::forget() { drawing_.forget(); }

ImDrawData& Painter::build_frame(const view::Scene& scene) {
  ImGui_ImplOpenGL3_NewFrame();
  holes_ = view::paint(scene, fonts_, drawing_.begin(scene.width, scene.height, scene.density));
  return drawing_.end();
}

bool Painter::paint(const view::Scene& scene) {
  if (!canvas_.usable() || fonts_.regular == nullptr || fonts_.semibold == nullptr) return false;
  ImDrawData* data = &build_frame(scene);
  for (int frame = 1; upload_textures(*data) && frame < kMaxFrames; ++frame) data = &build_frame(scene);
  const auto pixels = [&scene](float css) { return static_cast<int>(std::lround(css * scene.density)); };
  canvas_.begin(pixels(scene.width), pixels(scene.height));
  ImGui_ImplOpenGL3_RenderDrawData(data);
  for (const view::Rect& hole : holes_) {
    const int left = pixels(hole.x), bottom = pixels(scene.height) - pixels(hole.y + hole.height);
    canvas_.clear(left, bottom, pixels(hole.x + hole.width) - left, pixels(scene.height) - pixels(hole.y) - bottom);
  }
  return true;
}

}  // namespace complaint::browser
