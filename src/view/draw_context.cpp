#include "view/draw_context.h"

#include <cstring>

#include "view/imgui_internals.h"

namespace complaint::view {
namespace {

constexpr float kFontSize = 20;          // any: every text is drawn with a size of its own
constexpr float kMaxCircleError = 0.2F;  // maximum tessellation error of a circle, in device pixels
constexpr int kShapes = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;

}  // namespace

// `shared` is not that of the context: newer versions of Dear ImGui leave lists alone whose context is not inside a frame.
struct DrawContext::Parts {
  Parts() : context(&atlas), list(&shared) {
    shared.FontAtlas = &atlas;
    shared.Context = nullptr;
    atlas.RefCount = 1;
    ImFontAtlasAddDrawListSharedData(&atlas, &shared);
  }

  ~Parts() {
    ImFontAtlasRemoveDrawListSharedData(&atlas, &shared);
    atlas.RefCount = 0;
  }

  ImFontAtlas atlas;
  ImGuiContext context;
  ImDrawListSharedData shared;
  ImDrawList list;
  ImDrawData data;
  int frames = 0;
};

DrawContext::DrawContext() : parts_(std::make_unique<Parts>()) { ImGui::SetCurrentContext(&parts_->context); }

DrawContext::~DrawContext() {
  parts_.reset();
  ImGui::SetCurrentContext(nullptr);
}

ImFont* DrawContext::add_font(std::span<const char> ttf) {
  void* copy = ImGui::MemAlloc(ttf.size());  // owned by the atlas
  std::memcpy(copy, ttf.data(), ttf.size());
  return parts_->atlas.AddFontFromMemoryTTF(copy, static_cast<int>(ttf.size()), kFontSize);
}

ImDrawList& DrawContext::begin(float width, float height, float density) {
  ImGuiIO& io = parts_->context.IO;
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {density, density};
  ImFontAtlasUpdateNewFrame(&parts_->atlas, ++parts_->frames, true);
  for (ImFont* font : parts_->atlas.Fonts) font->CurrentRasterizerDensity = density;
  parts_->shared.SetCircleTessellationMaxError(kMaxCircleError / density);
  ImDrawList& list = parts_->list;
  list._ResetForNewFrame();
  imgui_internals::set_density(list, density);
  list.Flags = kShapes;
  list.PushTexture(parts_->atlas.TexRef);
  list.PushClipRect({0, 0}, {width, height});
  return list;
}

ImDrawData& DrawContext::end() {
  const ImGuiIO& io = parts_->context.IO;
  auto& textures = parts_->context.PlatformIO.Textures;
  textures.resize(0);
  for (ImTextureData* texture : parts_->atlas.TexList) {
    texture->RefCount = 1;
    textures.push_back(texture);
  }
  ImDrawData& data = parts_->data;
  data.Clear();
  data.DisplaySize = io.DisplaySize;
  data.FramebufferScale = io.DisplayFramebufferScale;
  data.Textures = &textures;
  data.AddDrawList(&parts_->list);
  data.Valid = true;
  return data;
}

void DrawContext::forget() { parts_->list._ClearFreeMemory(); }

}  // namespace complaint::view
