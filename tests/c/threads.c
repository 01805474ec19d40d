// threads FILE ROUNDS: checks every line of a file with one checker from 8 threads at once, ROUNDS times each, while each thread
// opens and closes a checker of its own too. Prints how many answers were given; exits with 1 if one differs from the answer that
// a single thread got.
#include <complaint.h>
#include <pthread.h>

#include "lines.h"

enum { kThreads = 8 };

static struct lines lines;
static char* expected[kMaxLines];
static complaint_checker* checker;
static int rounds;

static size_t check_all_lines(void) {
  size_t right = 0;
  for (size_t i = 0; i < lines.count; ++i) {
    char* answer = complaint_check(checker, lines.start[i], lines.size[i], "2026-11-22");
    right += answer != NULL && strcmp(answer, expected[i]) == 0;
    complaint_free(answer);
  }
  return right;
}

static void* run(void* result) {
  size_t* right = result;
  for (int round = 0; round < rounds; ++round) {
    complaint_checker* own = complaint_open("nl,be");
    *right += check_all_lines();
    complaint_close(own);
  }
  return NULL;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  lines = read_lines(argv[1]);
  rounds = atoi(argv[2]);
  checker = complaint_open(NULL);
  for (size_t i = 0; i < lines.count; ++i) expected[i] = complaint_check(checker, lines.start[i], lines.size[i], "2026-11-22");

  pthread_t threads[kThreads];
  size_t right[kThreads] = {0};
  size_t all_right = 0;
  for (int i = 0; i < kThreads; ++i)
    if (pthread_create(&threads[i], NULL, run, &right[i]) != 0) return 2;
  for (int i = 0; i < kThreads; ++i) {
    pthread_join(threads[i], NULL);
    all_right += right[i];
  }

  for (size_t i = 0; i < lines.count; ++i) complaint_free(expected[i]);
  complaint_close(checker);
  free(lines.text);
  printf("%zu answers\n", all_right);
  return all_right != (size_t)rounds * kThreads * lines.count;
}
