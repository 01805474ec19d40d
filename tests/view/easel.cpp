#include "view/easel.h"

#include <cstring>
#include <fstream>
#include <iterator>

namespace complaint::test {
namespace {

std::vector<char> font_file(const char* weight) {
  std::ifstream file(std::string(COMPLAINT_FONTS) + "/inter-" + weight + ".ttf", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What a renderer would have done.
void take(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) texture.SetTexID(1);
  if (texture.Status == ImTextureStatus_WantDestroy) texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(texture.Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
}

}  // namespace

bool Picture::has(std::uint32_t colour, const view::Rect& box) const {
  const ImU32 wanted = IM_COL32(colour >> 24, (colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF);
  for (const ImDrawVert& vertex : vertices) {
    const bool inside =
        vertex.pos.x >= box.x && vertex.pos.x <= box.x + box.width && vertex.pos.y >= box.y && vertex.pos.y <= box.y + box.height;
    if (inside && vertex.col == wanted) return true;
  }
  return false;
}

Easel::Easel() {
  fonts.regular = drawing_.add_font(font_file("400"));
  fonts.semibold = drawing_.add_font(font_file("600"));
}

Easel::~Easel() {
  for (ImTextureData* texture : *drawing_.end().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
}

Picture Easel::paint(const view::Scene& scene) {
  Picture picture;
  for (int frame = 0; frame < 3; ++frame) {
    ImDrawList& list = drawing_.begin(scene.width, scene.height, scene.density);
    picture.holes = view::paint(scene, fonts, list);
    picture.vertices.assign(list.VtxBuffer.begin(), list.VtxBuffer.end());
    for (ImTextureData* texture : *drawing_.end().Textures) take(*texture);
  }
  return picture;
}

Written& Written::whole(std::uint32_t value) {
  numbers.push_back(value);
  return *this;
}

Written& Written::number(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return whole(bits);
}

Written& Written::rect(const view::Rect& rect) { return number(rect.x).number(rect.y).number(rect.width).number(rect.height); }

Written& Written::text(std::string_view text) {
  whole(static_cast<std::uint32_t>(words.size())).whole(static_cast<std::uint32_t>(text.size()));
  words.append(text);
  return *this;
}

}  // namespace complaint::test
