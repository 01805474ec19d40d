// A frame of Dear ImGui, copied so that it can be compared with another.
#pragma once

#include <vector>

struct ImDrawData;

namespace complaint::browser {

using Snapshot = std::vector<unsigned char>;

// Everything of a frame that decides what is seen: size, scale, clips, textures, indices, vertices.
[[nodiscard]] Snapshot snapshot_of(const ImDrawData& data);

// Is there a texture that the GPU has not got yet?
[[nodiscard]] bool awaits_upload(const ImDrawData& data);

}  // namespace complaint::browser
