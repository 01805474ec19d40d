#include "frame.h"

#include <imgui.h>

#include <cstddef>

namespace complaint::browser {
namespace {

void append(Snapshot& bytes, const void* data, std::size_t size) {
  const auto* begin = static_cast<const unsigned char*>(data);
  bytes.insert(bytes.end(), begin, begin + size);
}

template <typename T>
void append_value(Snapshot& bytes, const T& value) {
  append(bytes, &value, sizeof value);
}

template <typename T>
void append_all(Snapshot& bytes, const ImVector<T>& values) {
  append_value(bytes, values.Size);
  append(bytes, values.Data, static_cast<std::size_t>(values.Size) * sizeof(T));
}

// Not GetTexID(): a texture that is not uploaded yet has none.
void append_command(Snapshot& bytes, const ImDrawCmd& command) {
  append_value(bytes, command.ClipRect);
  append_value(bytes, command.TexRef._TexData);
  append_value(bytes, command.TexRef._TexID);
  append_value(bytes, command.VtxOffset);
  append_value(bytes, command.IdxOffset);
  append_value(bytes, command.ElemCount);
}

}  // namespace

Snapshot snapshot_of(const ImDrawData& data) {
  Snapshot bytes;
  append_value(bytes, data.DisplaySize);
  append_value(bytes, data.FramebufferScale);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) append_command(bytes, command);
    append_all(bytes, list->IdxBuffer);
    append_all(bytes, list->VtxBuffer);
  }
  return bytes;
}

bool awaits_upload(const ImDrawData& data) {
  if (data.Textures == nullptr) return false;
  for (const ImTextureData* texture : *data.Textures)
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) return true;
  return false;
}

}  // namespace complaint::browser
