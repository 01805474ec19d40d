# Writes files into a C++ source as byte arrays, for programs that must run without files beside them.
#
#   complaint_embed(TARGET complaint_embedded FILES a.json b.json)
#
# adds a source that defines  std::span<const EmbeddedFile> embedded_files()  as declared in src/assets/embedded.h.
function(complaint_embed)
  cmake_parse_arguments(embed "" "TARGET" "FILES" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${embed_TARGET}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DFILES=${embed_FILES}" "-DROOT=${PROJECT_SOURCE_DIR}/assets"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake"
    DEPENDS ${embed_FILES} "${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake"
    VERBATIM)
  target_sources(${embed_TARGET} PRIVATE "${output}")
endfunction()
