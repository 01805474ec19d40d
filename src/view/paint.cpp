#include "view/paint.h"

#include "view/brush.h"

namespace complaint::view {
namespace {

class Painter {
 public:
  Painter(const Scene& scene, const Fonts& fonts, ImDrawList& list) : fonts_(fonts), brush_(list, fonts, scene.density) {}

  void paint(const Box& box) { brush_.box(box); }
  void paint(const Ring& ring) { brush_.ring(ring); }
  void paint(const Tick& tick) { brush_.tick(tick.rect, tick.colour); }
  void paint(const Hole& hole) { holes_.push_back(hole.rect); }
  void paint(const Clip& clip) { brush_.clip(clip.rect); }

  void paint(const Run& run) {
    if (can_draw(fonts_, run.words, run.weight)) brush_.write(run);
    else holes_.push_back(run.rect);
  }

  void paint(const Sign& sign) {
    Run run;
    run.size = sign.size;
    run.weight = sign.weight;
    run.colour = sign.colour;
    run.words = sign.words;
    run.rect.x = sign.rect.x + (sign.rect.width - width_of(fonts_, sign.words, sign.size, sign.weight)) / 2;
    run.baseline = sign.rect.y + (sign.rect.height - sign.size * kImGuiPerCss) / 2 + sign.size;
    brush_.write(run);
  }

  std::vector<Rect> holes() { return std::move(holes_); }

 private:
  const Fonts& fonts_;
  Brush brush_;
  std::vector<Rect> holes_;
};

}  // namespace

std::vector<Rect> paint(const Scene& scene, const Fonts& fonts, ImDrawList& list) {
  Painter painter(scene, fonts, list);
  for (const Mark& mark : scene.marks) std::visit([&painter](const auto& one) { painter.paint(one); }, mark);
  return painter.holes();
}

}  // namespace complaint::view
