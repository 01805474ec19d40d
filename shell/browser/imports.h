// The functions of imports.js.
#pragma once

extern "C" {

int browser_take_canvas();
void browser_release_canvas();
void browser_context_lost();
void browser_context_restored();

}  // extern "C"
