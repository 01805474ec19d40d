#include "view/bench.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace complaint::test {
namespace {

std::vector<char> font_bytes(const char* name) {
  const char* folder = std::getenv("COMPLAINT_FONTS");
  const std::string path = std::string(folder != nullptr ? folder : COMPLAINT_FONTS) + "/" + name;
  std::ifstream file(path, std::ios::binary);
  std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  REQUIRE_MESSAGE(bytes.size() > 1000, "no font at " << path << ": run assets/fonts/build.py");
  return bytes;
}

// What a renderer would have done.
void take(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) texture.SetTexID(1);
  if (texture.Status == ImTextureStatus_WantDestroy) texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(texture.Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
}

}  // namespace

std::vector<std::uint32_t> CountingBreaker::line_starts(std::string_view text, float css_size, view::Weight weight,
                                                        view::WhiteSpace space, float width) {
  asked.emplace_back(text);
  return breaker_.line_starts(text, css_size, weight, space, width);
}

Bench::Bench() : fonts(), breaker({}) {
  fonts = {drawing_.add_font(font_bytes("inter-400.ttf")), drawing_.add_font(font_bytes("inter-600.ttf"))};
  breaker = CountingBreaker(fonts);
}

Bench::~Bench() {
  for (ImTextureData* texture : *drawing_.end().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
}

void Bench::end_frame() {
  for (ImTextureData* texture : *drawing_.end().Textures) take(*texture);
}

view::Layout Bench::lay_out(const form::Page& page, const view::Surface& surface) {
  return in_frame([&] { return view::lay_out(page, surface, fonts, breaker); });
}

std::vector<ImDrawVert> Bench::paint(const form::Page& page, const view::Layout& layout, const view::Surface& surface,
                                     const view::Attention& attention, float density) {
  std::vector<ImDrawVert> vertices;
  for (int frame = 0; frame < 3; ++frame) {
    ImDrawList& list = drawing_.begin(surface.width, layout.height, density);
    view::paint(page, layout, surface, attention, fonts, breaker, list);
    vertices.assign(list.VtxBuffer.begin(), list.VtxBuffer.end());
    end_frame();
  }
  return vertices;
}

bool paints_within(const std::vector<ImDrawVert>& vertices, const view::Rect& box, std::uint32_t colour) {
  const ImU32 wanted = IM_COL32((colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF, 0xFF);
  return std::any_of(vertices.begin(), vertices.end(), [&](const ImDrawVert& vertex) {
    return vertex.col == wanted && vertex.pos.x >= box.x && vertex.pos.x <= box.x + box.width && vertex.pos.y >= box.y &&
           vertex.pos.y <= box.y + box.height;
  });
}

}  // namespace complaint::test
