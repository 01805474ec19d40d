# How our own code is compiled; libraries of others (SYSTEM) are not held to it.
add_library(complaint_warnings INTERFACE)
target_compile_options(complaint_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Werror)
# GCC 12 at -O3 sees an overlap in `"text" + std::string` (its bug 105329) and uninitialised members in a moved std::variant
# (its bug 80635) where there are none.
target_compile_options(complaint_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized>)

if(COMPLAINT_SANITIZE)
  # -UNDEBUG: what libraries assert is held too.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -UNDEBUG)
  add_link_options(-fsanitize=address,undefined)
endif()
if(COMPLAINT_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()
if(COMPLAINT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
