// memory FILE: checks every line of a file with each allocation failing in turn: the first, the second, and so on until none
// fails. Prints how many allocations failed; exits with 1 if a check did not return NULL then, or if memory was not given back.
// It replaces malloc and free, on which the library's operator new depends (glibc only).
#include <complaint.h>

#include "lines.h"

void* __libc_malloc(size_t size);
void __libc_free(void* block);

static long until_failure = -1;  // allocations; negative: none fails
static long live = 0;            // blocks

void* malloc(size_t size) {
  if (until_failure >= 0 && until_failure-- == 0) return NULL;
  void* block = __libc_malloc(size);
  if (block != NULL) ++live;
  return block;
}

void free(void* block) {
  if (block != NULL) --live;
  __libc_free(block);
}

static long failed = 0;
static int wrong = 0;

// Checks a payload while allocation `n` fails. Returns 0 if there were fewer: then every allocation has failed once.
static int check_failing(long n, const complaint_checker* checker, const char* json, size_t size) {
  const long live_before = live;
  until_failure = n;
  char* answer = complaint_check(checker, json, size, "2026-11-22");
  const int has_failed = until_failure < 0;
  until_failure = -1;
  failed += has_failed;
  wrong += has_failed != (answer == NULL);
  complaint_free(answer);
  wrong += live != live_before;
  return has_failed;
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const struct lines lines = read_lines(argv[1]);
  complaint_checker* checker = complaint_open(NULL);
  for (size_t i = 0; i < lines.count; ++i)
    for (long n = 0; check_failing(n, checker, lines.start[i], lines.size[i]);) ++n;
  complaint_close(checker);
  printf("%ld failed allocations, %d wrong\n", failed, wrong);
  return wrong != 0;
}
