// The WebGL2 context on the canvas of one form.
#pragma once

#include <emscripten/html5.h>

namespace complaint::browser {

struct CanvasEvents {
  void (*lost)() = nullptr;
  void (*restored)() = nullptr;
};

class Canvas {
 public:
  // False: no WebGL2 here. Calls `events` until `close`.
  bool open(const CanvasEvents& events);
  void close();

  [[nodiscard]] bool usable() const { return context_ != 0 && !lost_; }

  // The most device pixels that a side may have.
  [[nodiscard]] float largest_side() const { return largest_side_; }

  // Makes it the current context, of that size in device pixels and clear.
  void begin(int width, int height);

  // Device pixels, from the bottom left corner.
  void clear(int left, int bottom, int width, int height);

  void set_lost(bool lost) { lost_ = lost; }

 private:
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;  // int or uintptr_t, by Emscripten's version
  bool lost_ = false;
  float largest_side_ = 0;
};

}  // namespace complaint::browser
