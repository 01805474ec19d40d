// What the view uses of Dear ImGui's internals, in one place: a version of it that lacks one of them does not compile here, and
// says which. Only draw_context.cpp includes this file.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <concepts>
#include <type_traits>

#define COMPLAINT_NEEDS "Dear ImGui " IMGUI_VERSION " does not fit src/view/draw_context.cpp: "

namespace complaint::view::imgui_internals {

template <typename Context>
concept ContextWithoutStart = std::constructible_from<Context, ImFontAtlas*> && requires(Context& context) {
  { context.IO } -> std::same_as<ImGuiIO&>;
  { context.PlatformIO } -> std::same_as<ImGuiPlatformIO&>;
};

template <typename Shared>
concept SharedByLists = std::constructible_from<ImDrawList, Shared*> && requires(Shared& shared) {
  { shared.FontAtlas } -> std::same_as<ImFontAtlas*&>;
  { shared.Context } -> std::same_as<ImGuiContext*&>;
  { &Shared::SetCircleTessellationMaxError } -> std::same_as<void (Shared::*)(float)>;
};

template <typename Atlas, typename Shared>
concept AtlasOfLists = requires(Atlas* atlas, Shared* shared) {
  ImFontAtlasUpdateNewFrame(atlas, 1, true);
  ImFontAtlasAddDrawListSharedData(atlas, shared);
  ImFontAtlasRemoveDrawListSharedData(atlas, shared);
  { atlas->TexRef } -> std::same_as<ImTextureRef&>;
  { atlas->TexList } -> std::same_as<ImVector<ImTextureData*>&>;
  { atlas->RefCount } -> std::same_as<int&>;
  { atlas->TexList[0]->RefCount } -> std::same_as<unsigned short&>;
  { atlas->Fonts[0]->CurrentRasterizerDensity } -> std::same_as<float&>;
};

template <typename List>
concept ListOfFrames = requires(List& list) {
  { list._ResetForNewFrame() } -> std::same_as<void>;
  { list._ClearFreeMemory() } -> std::same_as<void>;
  { list.Flags } -> std::same_as<ImDrawListFlags&>;
  { list._FringeScale } -> std::same_as<float&>;  // brush.cpp
};

static_assert(IMGUI_VERSION_NUM >= 19220, COMPLAINT_NEEDS "1.92.2 or later is needed");
static_assert(ContextWithoutStart<ImGuiContext>, COMPLAINT_NEEDS "ImGuiContext");
static_assert(SharedByLists<ImDrawListSharedData>, COMPLAINT_NEEDS "ImDrawListSharedData");
static_assert(AtlasOfLists<ImFontAtlas, ImDrawListSharedData>, COMPLAINT_NEEDS "ImFontAtlas and its functions");
static_assert(ListOfFrames<ImDrawList>, COMPLAINT_NEEDS "ImDrawList");
static_assert(std::same_as<decltype(&ImFontAtlasUpdateNewFrame), void (*)(ImFontAtlas*, int, bool)>,
              COMPLAINT_NEEDS "ImFontAtlasUpdateNewFrame");
static_assert(std::same_as<ImDrawIdx, unsigned int>, "a long page has more than 65,535 vertices (cmake/ImGui.cmake)");

// Versions after 1.92 are told the density of a list's frame.
template <typename List>
void set_density(List& list, float density) {
  if constexpr (requires { list._SetPixelDensity(density); }) list._SetPixelDensity(density);
}

}  // namespace complaint::view::imgui_internals

#undef COMPLAINT_NEEDS
