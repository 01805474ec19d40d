// The C ABI of the painter's module, as README.md lists it.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "imports.h"
#include "painter.h"

namespace {

using complaint::browser::Painter;

std::unique_ptr<Painter> painter;
std::vector<char> input;

Painter& the_painter() {
  if (!painter) painter = std::make_unique<Painter>();
  return *painter;
}

void on_lost() {
  the_painter().context_lost();
  browser_context_lost();
}

void on_restored() {
  the_painter().context_restored();
  browser_context_restored();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* painter_input(std::size_t size) {
  input.resize(size);
  return input.data();
}

EMSCRIPTEN_KEEPALIVE void painter_font(std::size_t size, int weight) {
  using complaint::view::Weight;
  input.resize(std::min(size, input.size()));
  the_painter().add_font(input, weight >= 600 ? Weight::semibold : Weight::regular);
}

EMSCRIPTEN_KEEPALIVE float painter_open() {
  return the_painter().open({on_lost, on_restored}) ? the_painter().largest_side() : 0;
}

EMSCRIPTEN_KEEPALIVE int painter_paint(std::size_t numbers, std::size_t size) {
  const std::size_t bytes = numbers * sizeof(std::uint32_t);
  if (bytes > input.size() || size > input.size() - bytes) return 0;
  std::vector<std::uint32_t> values(numbers);
  std::memcpy(values.data(), input.data(), bytes);
  const auto scene = complaint::view::read_scene(values, {input.data() + bytes, size});
  return scene && the_painter().paint(*scene) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void painter_forget() {
  input = std::vector<char>();
  the_painter().forget();
}

EMSCRIPTEN_KEEPALIVE void painter_close() { painter.reset(); }

}  // extern "C"
