// Paints a scene with Dear ImGui's draw lists.
#pragma once

#include <vector>

#include "view/glyphs.h"
#include "view/scene.h"

struct ImDrawList;

namespace complaint::view {

// Gives the holes: those of the scene, and one for each run that the fonts cannot draw.
std::vector<Rect> paint(const Scene& scene, const Fonts& fonts, ImDrawList& list);

}  // namespace complaint::view
