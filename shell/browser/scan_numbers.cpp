// In place of sscanf and fprintf in Dear ImGui's OpenGL backend (cmake/ImGui.cmake), which reads "#version %d" and "%d.%d" with the one.
#include <emscripten/console.h>

#include <cstdarg>
#include <cstdio>

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

int places_in(const char* format) {
  int places = 0;
  for (; *format != '\0'; ++format) places += *format == '%' ? 1 : 0;
  return places;
}

}  // namespace

// The whole numbers of `text`, in order, to as many places as the format has; how many there were.
extern "C" int complaint_scan_numbers(const char* text, const char* format, ...) {
  const int places = places_in(format);
  int found = 0;
  std::va_list arguments;
  va_start(arguments, format);
  while (found < places) {
    while (*text != '\0' && !is_digit(*text)) ++text;
    if (*text == '\0') break;
    int number = 0;
    for (; is_digit(*text); ++text) number = 10 * number + (*text - '0');
    *va_arg(arguments, int*) = number;
    ++found;
  }
  va_end(arguments);
  return found;
}

// The format alone says what went wrong.
extern "C" int complaint_tell_error(std::FILE*, const char* format, ...) {
  emscripten_console_error(format);
  return 0;
}
