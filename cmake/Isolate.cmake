# Header-only libraries, each reached through an include folder of its own: `-I/usr/include` would give Emscripten the
# machine's own C library.
set(isolated "${CMAKE_BINARY_DIR}/isolated")

function(complaint_isolate library)
  find_path(${library}_include_dir NAMES ${library}/${library}.h ${library}/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY "${isolated}/${library}")
  file(CREATE_LINK "${${library}_include_dir}/${library}" "${isolated}/${library}/${library}" SYMBOLIC)
  add_library(isolated_${library} INTERFACE)
  target_include_directories(isolated_${library} SYSTEM INTERFACE "${isolated}/${library}")
endfunction()

complaint_isolate(nlohmann)
complaint_isolate(doctest)
# Errors are values here: nlohmann/json is compiled without exceptions everywhere, as in Wasm.
target_compile_definitions(isolated_nlohmann INTERFACE JSON_NOEXCEPTION JSON_HAS_FILESYSTEM=0 JSON_DIAGNOSTICS=0)
