// Dear ImGui's OpenGL backend reads OpenGL's whole state before it draws, to put it back afterwards, and in a browser every such
// question waits for the GPU (cmake/ImGui.cmake). Nobody else draws in our context: what it was at first, it stays.
#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace {

constexpr std::size_t kMostNames = 32;  // the backend asks for 17
constexpr std::size_t kMostValues = 4;  // of GL_VIEWPORT and GL_SCISSOR_BOX

struct Known {
  GLenum name = 0;
  std::array<GLint, kMostValues> values{};
};

std::array<Known, kMostNames> known;
std::size_t count = 0;

const Known& ask_once(GLenum name) {
  for (std::size_t index = 0; index < count; ++index)
    if (known[index].name == name) return known[index];
  Known& fresh = known[std::min(count, kMostNames - 1)];
  fresh = {name, {}};
  glGetIntegerv(name, fresh.values.data());
  if (count < kMostNames - 1) ++count;
  return fresh;
}

}  // namespace

extern "C" {

void complaint_get_integers(GLenum name, GLint* values) {
  const Known& answer = ask_once(name);
  const std::size_t size = name == GL_VIEWPORT || name == GL_SCISSOR_BOX ? kMostValues : 1;
  std::copy_n(answer.values.begin(), size, values);
}

GLboolean complaint_is_enabled(GLenum name) {
  GLint value = 0;
  complaint_get_integers(name, &value);
  return value != 0 ? GL_TRUE : GL_FALSE;
}
}
