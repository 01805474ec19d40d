#include "view/type.h"

#include <cmath>

namespace complaint::view {
namespace {

float base_size(Type type) {
  switch (type) {
    case Type::lead: return 20;
    case Type::heading: return 28;
    case Type::body: break;
  }
  return 16;
}

}  // namespace

float usable_scale(float text_scale) {
  if (!(text_scale > 1)) return 1;
  return text_scale < 2 ? text_scale : 2;
}

float css_size(Type type, float text_scale) { return 4 * std::floor(base_size(type) * usable_scale(text_scale) / 4 + 0.5F); }

float line_height(Type type, float text_scale) {
  const float size = css_size(type, text_scale);
  if (type == Type::heading) return size + std::floor(8 * usable_scale(text_scale) + 0.5F);
  return size * 1.5F;
}

Style style_of(Type type, Weight weight, float text_scale) {
  return {css_size(type, text_scale), line_height(type, text_scale), weight};
}

}  // namespace complaint::view
