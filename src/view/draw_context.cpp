#include "view/draw_context.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstring>

namespace complaint::view {
namespace {

constexpr float kFontSize = 20;           // any: every text is drawn with a size of its own
constexpr float kRoundest = 0.2F;         // device px that a circle's corners may be off
constexpr float kCurveTolerance = 1.25F;  // Dear ImGui's own
constexpr int kShapes = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;

}  // namespace

struct DrawContext::Parts {
  Parts() : context(nullptr), list(&context.DrawListSharedData) {
    ImDrawListSharedData& shared = context.DrawListSharedData;
    shared.FontAtlas = context.IO.Fonts;
    shared.InitialFlags = kShapes;
    shared.CurveTessellationTol = kCurveTolerance;
    context.IO.Fonts->RefCount = 1;
    ImFontAtlasAddDrawListSharedData(context.IO.Fonts, &shared);
  }

  ~Parts() {
    ImFontAtlas* atlas = context.IO.Fonts;
    ImFontAtlasRemoveDrawListSharedData(atlas, &context.DrawListSharedData);
    atlas->RefCount = 0;
    atlas->Locked = false;
    IM_DELETE(atlas);
    context.DrawListSharedData.TempBuffer.clear();
  }

  ImGuiContext context;
  ImDrawList list;
  ImDrawData data;
};

DrawContext::DrawContext() : parts_(std::make_unique<Parts>()) { ImGui::SetCurrentContext(&parts_->context); }

DrawContext::~DrawContext() {
  parts_.reset();
  ImGui::SetCurrentContext(nullptr);
}

ImFont* DrawContext::add_font(std::span<const char> ttf) {
  void* copy = ImGui::MemAlloc(ttf.size());  // owned by the atlas
  std::memcpy(copy, ttf.data(), ttf.size());
  return parts_->context.IO.Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(ttf.size()), kFontSize);
}

ImDrawList& DrawContext::begin(float width, float height, float density) {
  ImGuiContext& context = parts_->context;
  context.IO.DisplaySize = {width, height};
  context.IO.DisplayFramebufferScale = {density, density};
  ImFontAtlasUpdateNewFrame(context.IO.Fonts, ++context.FrameCount, true);
  for (ImFont* font : context.IO.Fonts->Fonts) font->CurrentRasterizerDensity = density;
  context.DrawListSharedData.ClipRectFullscreen = {0, 0, width, height};
  context.DrawListSharedData.SetCircleTessellationMaxError(kRoundest / density);
  ImDrawList& list = parts_->list;
  list._ResetForNewFrame();
  list.PushTexture(context.IO.Fonts->TexRef);
  list.PushClipRectFullScreen();
  return list;
}

ImDrawData& DrawContext::end() {
  ImGuiContext& context = parts_->context;
  auto& textures = context.PlatformIO.Textures;
  textures.resize(0);
  for (ImTextureData* texture : context.IO.Fonts->TexList) {
    texture->RefCount = 1;
    textures.push_back(texture);
  }
  ImDrawData& data = parts_->data;
  data.Clear();
  data.DisplaySize = context.IO.DisplaySize;
  data.FramebufferScale = context.IO.DisplayFramebufferScale;
  data.Textures = &textures;
  data.AddDrawList(&parts_->list);
  data.Valid = true;
  return data;
}

}  // namespace complaint::view
