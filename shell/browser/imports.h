// The functions of imports.js.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

int browser_line_starts(const char* text, std::size_t size, float css_size, int weight, int keep_white_space, float width,
                        std::uint32_t* starts);
int browser_take_canvas();
void browser_release_canvas();
void browser_context_lost();
void browser_context_restored();

}  // extern "C"
