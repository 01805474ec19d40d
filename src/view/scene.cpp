#include "view/scene.h"

#include <cmath>
#include <cstddef>
#include <cstring>

namespace complaint::view {
namespace {

constexpr float kMaxSide = 65536;    // CSS px, and how far a mark may be off
constexpr float kMinFontSize = 1;    // CSS px; Dear ImGui rounds sizes to whole px, so smaller ones may be none
constexpr float kMaxFontSize = 256;  // CSS px
constexpr float kLeast = 0.0625F;    // of sides of the picture and of the density: what is divided by stays a number
constexpr float kMaxDensity = 16;

// Takes numbers one after the other. After one that is missing or absurd all that follow are 0, and `ok` is false.
class Numbers {
 public:
  Numbers(std::span<const std::uint32_t> numbers, std::string_view words) : numbers_(numbers), words_(words) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool more() const { return ok_ && at_ < numbers_.size(); }

  std::uint32_t whole() {
    if (at_ >= numbers_.size()) ok_ = false;
    return ok_ ? numbers_[at_++] : 0;
  }

  float number() {
    const std::uint32_t bits = whole();
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!(std::abs(value) <= kMaxSide)) ok_ = false;
    return ok_ ? value : 0;
  }

  float size(float least, float most) {
    const float value = number();
    if (!(value >= least && value <= most)) ok_ = false;
    return ok_ ? value : 1;
  }

  float font_size() { return size(kMinFontSize, kMaxFontSize); }

  Rect rect() {
    Rect rect;
    for (float* side : {&rect.x, &rect.y, &rect.width, &rect.height}) *side = number();
    return rect;
  }

  Weight weight() { return whole() >= 600 ? Weight::semibold : Weight::regular; }

  std::string_view words() {
    const std::size_t begin = whole(), size = whole();
    if (begin > words_.size() || size > words_.size() - begin) ok_ = false;
    return ok_ ? words_.substr(begin, size) : std::string_view();
  }

 private:
  std::span<const std::uint32_t> numbers_;
  std::string_view words_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

Box read_box(Numbers& from) {
  Box box;
  box.rect = from.rect();
  box.fill = from.whole();
  box.border = from.whole();
  box.thickness = from.number();
  box.radius = from.number();
  box.corners = from.whole();
  return box;
}

Ring read_ring(Numbers& from) {
  Ring ring;
  ring.rect = from.rect();
  ring.colour = from.whole();
  for (float* number : {&ring.thickness, &ring.offset, &ring.radius}) *number = from.number();
  return ring;
}

Run read_run(Numbers& from) {
  Run run;
  run.rect = from.rect();
  run.baseline = from.number();
  run.advance = from.number();
  run.size = from.font_size();
  run.weight = from.weight();
  run.colour = from.whole();
  run.underline = from.number();
  run.underline_offset = from.number();
  run.underline_colour = from.whole();
  run.words = from.words();
  return run;
}

Sign read_sign(Numbers& from) {
  Sign sign;
  sign.rect = from.rect();
  sign.size = from.font_size();
  sign.weight = from.weight();
  sign.colour = from.whole();
  sign.words = from.words();
  return sign;
}

Tick read_tick(Numbers& from) {
  Tick tick;
  tick.rect = from.rect();
  tick.colour = from.whole();
  return tick;
}

// The kinds in the order of Mark's types.
std::optional<Mark> read_mark(Numbers& from) {
  switch (from.whole()) {
    case 0: return read_box(from);
    case 1: return read_ring(from);
    case 2: return read_run(from);
    case 3: return read_sign(from);
    case 4: return read_tick(from);
    case 5: return Hole{from.rect()};
    case 6: return Clip{from.rect()};
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Scene> read_scene(std::span<const std::uint32_t> numbers, std::string_view words) {
  Numbers from(numbers, words);
  Scene scene;
  scene.width = from.size(kLeast, kMaxSide);
  scene.height = from.size(kLeast, kMaxSide);
  scene.density = from.size(kLeast, kMaxDensity);
  while (from.more()) {
    auto mark = read_mark(from);
    if (!mark) return std::nullopt;
    scene.marks.push_back(*std::move(mark));
  }
  return from.ok() ? std::optional(std::move(scene)) : std::nullopt;
}

}  // namespace complaint::view
