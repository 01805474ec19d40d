# What goes into a Wasm module is compiled without exceptions and RTTI: errors are values, and both cost size. Natively the
# same code is compiled as usual.
add_library(complaint_wasm INTERFACE)
if(EMSCRIPTEN)
  target_compile_options(complaint_wasm INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions$<SEMICOLON>-fno-rtti>)
endif()
