# Dear ImGui, fetched by `./dev` (build/deps/imgui) or by CMake itself; FETCHCONTENT_SOURCE_DIR_IMGUI wins over both.
include(FetchContent)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS "${PROJECT_SOURCE_DIR}/build/deps/imgui/imgui.h")
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "${PROJECT_SOURCE_DIR}/build/deps/imgui")
endif()
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git
                     GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # v1.92.2b
FetchContent_GetProperties(imgui)
if(NOT imgui_POPULATED)
  FetchContent_Populate(imgui)
endif()

add_library(imgui STATIC "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
                         "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
# Only draw lists and fonts are used: what else can be left out, is. Indices of 32 bits: a long page has more than 65,536 corners.
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
                                        IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_FONT "ImDrawIdx=unsigned int")
if(EMSCRIPTEN)
  target_sources(imgui PRIVATE "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(imgui PRIVATE -Oz)
  # The backend's only use of sscanf is to read whole numbers out of versions, that of fprintf to tell a programmer of a shader that does
  # not compile; C's own are 16 KB and 8 KB.
  target_compile_definitions(imgui PRIVATE sscanf=complaint_scan_numbers fprintf=complaint_tell_error)
  # It asks for OpenGL's state at every frame; shell/browser/gl_state.cpp answers.
  set_source_files_properties("${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp" PROPERTIES COMPILE_DEFINITIONS
                              "glGetIntegerv=complaint_get_integers;glIsEnabled=complaint_is_enabled")
  target_link_libraries(imgui PRIVATE complaint_wasm)
endif()
