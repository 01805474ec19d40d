#include "memory.h"

#include <emscripten/stack.h>
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace complaint::browser {

void zero_unused_stack() {
  emscripten_stack_init();  // not every version of Emscripten has called it
  std::memset(reinterpret_cast<void*>(emscripten_stack_get_end()), 0, emscripten_stack_get_free());
}

}  // namespace complaint::browser

extern "C" {

// The allocator's own, by the name that Emscripten keeps for programs that replace `free`.
void emscripten_builtin_free(void* block);

// In place of the allocator's, which is a weak symbol: C++'s `delete` and Dear ImGui end here too.
void free(void* block) {
  if (block == nullptr) return;
  std::memset(block, 0, malloc_usable_size(block));
  emscripten_builtin_free(block);
}

// The allocator's own would give back a block that it moves, or the rest of one that shrinks, as it is.
void* realloc(void* block, std::size_t size) {
  void* moved = std::malloc(size);
  if (moved == nullptr || block == nullptr) return moved;
  std::memcpy(moved, block, std::min(size, malloc_usable_size(block)));
  free(block);
  return moved;
}

}  // extern "C"
