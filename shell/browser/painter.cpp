#include "painter.h"

#include <imgui.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "frame.h"

namespace complaint::browser {
namespace {

// Letters drawn for the first time change the font's texture, so a frame settles at the second or third.
constexpr int kMostFrames = 5;

// As dense as asked, but no side of the canvas larger than the GPU and the browser can take.
float usable_density(const Screen& screen, float height, float largest_side) {
  const float tallest = std::min(largest_side, screen.max_height);
  return std::min({screen.density, largest_side / std::max(screen.surface.width, 1.F), tallest / std::max(height, 1.F)});
}

void start_frame(float width, float height, float density) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {std::max(width, 1.F), std::max(height, 1.F)};
  io.DisplayFramebufferScale = {density, density};
  ImGui::GetStyle().CircleTessellationMaxError = 0.2F / density;  // CSS px: a fifth of a device pixel
  ImGui::NewFrame();
}

void upload_textures(const ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures)
    if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
}

}  // namespace

Painter::Painter() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;  // those lines are a CSS px wide at least, at any density
}

Painter::~Painter() {
  close();
  ImGui::DestroyContext();
}

void Painter::add_font(const std::vector<char>& ttf, view::Weight weight) {
  ImFont*& font = weight == view::Weight::semibold ? fonts_.semibold : fonts_.regular;
  if (font != nullptr || ttf.size() < 1000) return;
  void* copy = ImGui::MemAlloc(ttf.size());  // owned by the atlas
  std::memcpy(copy, ttf.data(), ttf.size());
  font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(ttf.size()), 20);
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

view::Layout Painter::lay_out(const form::Page& page, const Screen& screen) {
  if (!has_fonts()) return {std::vector<view::Placed>(page.nodes.size()), std::vector<std::uint32_t>(page.nodes.size()), 0};
  start_frame(screen.surface.width, 1, screen.density);
  view::Layout layout = view::lay_out(page, screen.surface, fonts_, lines_);
  ImGui::EndFrame();
  return layout;
}

void Painter::build_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                          const view::Attention& attention) {
  const float density = usable_density(screen, layout.height, canvas_.largest_side());
  ImGui_ImplOpenGL3_NewFrame();
  start_frame(std::ceil(screen.surface.width * density) / density, std::ceil(layout.height * density) / density, density);
  view::paint(page, layout, screen.surface, attention, fonts_, lines_, *ImGui::GetBackgroundDrawList());
  ImGui::Render();
}

std::vector<unsigned char> Painter::settled_frame(const form::Page& page, const view::Layout& layout, const Screen& screen,
                                                  const view::Attention& attention) {
  std::vector<unsigned char> before;
  for (int frame = 0; frame < kMostFrames; ++frame) {
    build_frame(page, layout, screen, attention);
    const ImDrawData& data = *ImGui::GetDrawData();
    std::vector<unsigned char> now = snapshot_of(data);
    const bool settled = now == before && !awaits_upload(data);
    upload_textures(data);
    if (settled) return now;
    before = std::move(now);
  }
  return before;
}

bool Painter::paint(const form::Page& page, const view::Layout& layout, const Screen& screen, const view::Attention& attention) {
  if (!canvas_.usable() || !has_fonts() || layout.nodes.size() != page.nodes.size() || layout.height <= 0) return false;
  std::vector<unsigned char> picture = settled_frame(page, layout, screen, attention);
  if (picture == painted_) return false;
  ImDrawData& data = *ImGui::GetDrawData();
  const float density = data.FramebufferScale.x;
  canvas_.begin(static_cast<int>(std::lround(data.DisplaySize.x * density)),
                static_cast<int>(std::lround(data.DisplaySize.y * density)));
  canvas_.show_as(data.DisplaySize.x, data.DisplaySize.y);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
  painted_ = std::move(picture);
  return true;
}

}  // namespace complaint::browser
