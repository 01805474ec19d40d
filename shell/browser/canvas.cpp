#include "canvas.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "imports.h"

namespace complaint::browser {
namespace {

constexpr const char* kTarget = "!canvas";

// Returning true keeps the default from happening: only then does the browser restore the context.
EM_BOOL on_lost(int, const void*, void* user) {
  static_cast<CanvasEvents*>(user)->lost();
  return EM_TRUE;
}

EM_BOOL on_restored(int, const void*, void* user) {
  static_cast<CanvasEvents*>(user)->restored();
  return EM_TRUE;
}

CanvasEvents listeners;

void listen(const CanvasEvents& events) {
  listeners = events;
  emscripten_set_webglcontextlost_callback(kTarget, &listeners, EM_FALSE, events.lost ? on_lost : nullptr);
  emscripten_set_webglcontextrestored_callback(kTarget, &listeners, EM_FALSE, events.restored ? on_restored : nullptr);
}

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE make_context() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.alpha = EM_TRUE;  // the browser's own page shows through holes
  wanted.depth = wanted.stencil = wanted.antialias = EM_FALSE;
  wanted.majorVersion = 2;
  wanted.minorVersion = 0;
  wanted.enableExtensionsByDefault = EM_FALSE;
  wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const auto context = emscripten_webgl_create_context(kTarget, &wanted);
  return static_cast<int>(context) > 0 ? context : 0;  // a failure is 0 or negative
}

float measure_largest_side() {
  GLint texture = 0;
  GLint viewport[2] = {0, 0};
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
  return static_cast<float>(std::min({texture, viewport[0], viewport[1]}));
}

}  // namespace

bool Canvas::open(const CanvasEvents& events) {
  if (context_ != 0) return true;
  if (browser_take_canvas() == 0) return false;
  context_ = make_context();
  if (context_ == 0 || emscripten_webgl_make_context_current(context_) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  lost_ = false;
  largest_side_ = measure_largest_side();
  listen(events);
  return true;
}

void Canvas::close() {
  if (context_ == 0) return;
  listen({});
  emscripten_webgl_make_context_current(context_);
  browser_release_canvas();
  emscripten_webgl_destroy_context(context_);
  context_ = 0;
}

void Canvas::begin(int width, int height) {
  emscripten_webgl_make_context_current(context_);
  int now_wide = 0, now_high = 0;
  emscripten_get_canvas_element_size(kTarget, &now_wide, &now_high);
  if (now_wide != width || now_high != height) emscripten_set_canvas_element_size(kTarget, width, height);
  clear(0, 0, width, height);
}

void Canvas::clear(int left, int bottom, int width, int height) {
  if (width <= 0 || height <= 0) return;
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, bottom, width, height);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace complaint::browser
