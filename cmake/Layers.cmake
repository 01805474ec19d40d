# A layer is one folder of src/ and one library. Its headers are checked to compile alone
# (target all_verify_interface_header_sets).
#
#   complaint_layer(fields DEPENDS text)
function(complaint_layer name)
  cmake_parse_arguments(layer "" "" "DEPENDS;PRIVATE;OPTIONS" ${ARGN})
  set(target complaint_${name})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_library(${target} STATIC ${sources})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES ${headers})
  list(TRANSFORM layer_DEPENDS PREPEND complaint_ OUTPUT_VARIABLE layers)
  target_link_libraries(${target} PUBLIC ${layers} PRIVATE complaint_warnings complaint_wasm ${layer_PRIVATE})
  target_compile_options(${target} PRIVATE ${layer_OPTIONS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
