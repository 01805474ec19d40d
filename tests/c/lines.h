// The lines of a file, for test programs that check payloads.
#ifndef LINES_H
#define LINES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kMaxLines = 1000 };

struct lines {
  char* text;
  const char* start[kMaxLines];
  size_t size[kMaxLines];
  size_t count;
};

// Exits with 2 if the file cannot be read or has no lines. Lines after the thousandth are left out.
static inline struct lines read_lines(const char* path) {
  struct lines lines = {0};
  FILE* file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) exit(2);
  const size_t size = (size_t)ftell(file);
  rewind(file);
  lines.text = malloc(size + 1);
  if (lines.text == NULL || fread(lines.text, 1, size, file) != size) exit(2);
  fclose(file);
  const char* at = lines.text;
  for (const char* end; lines.count < kMaxLines && (end = memchr(at, '\n', size - (size_t)(at - lines.text))) != NULL;
       at = end + 1) {
    lines.start[lines.count] = at;
    lines.size[lines.count++] = (size_t)(end - at);
  }
  if (lines.count == 0) exit(2);
  return lines;
}

#endif
