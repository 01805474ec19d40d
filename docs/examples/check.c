// Checks complaints: one payload per line on standard input, one answer per line on standard output.
//
//   check [YYYY-MM-DD [PROFILES]]
//
// Exit code: 0 if all payloads are accepted, 1 if one is refused, 2 on bad usage or unreadable input.
#define _POSIX_C_SOURCE 200809L

#include <complaint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum { kAccepted = 0, kRefused = 1, kUnusable = 2 };

static int check_line(const complaint_checker* checker, const char* line, size_t size, const char* today) {
  char* answer = complaint_check(checker, line, size, today);
  if (answer == NULL) return kUnusable;
  const int result = strcmp(answer, "{\"ok\":true}") == 0 ? kAccepted : kRefused;
  puts(answer);
  complaint_free(answer);
  return result;
}

static int check_lines(const complaint_checker* checker, const char* today) {
  int result = kAccepted;
  char* line = NULL;
  size_t capacity = 0;
  for (ssize_t size; result != kUnusable && (size = getline(&line, &capacity, stdin)) > 0;) {
    if (line[size - 1] == '\n') --size;
    const int of_line = check_line(checker, line, (size_t)size, today);
    if (of_line > result) result = of_line;
  }
  free(line);
  return ferror(stdin) || fflush(stdout) != 0 ? kUnusable : result;
}

int main(int argc, char** argv) {
  complaint_checker* checker = complaint_open(argc > 2 ? argv[2] : NULL);
  if (checker == NULL) return kUnusable;
  const int result = check_lines(checker, argc > 1 ? argv[1] : NULL);
  complaint_close(checker);
  return result;
}
