// Calls libcomplaint with right and wrong arguments. Prints every call that was not answered as expected, then how many were
// made; exits with 1 if one was wrong.
#include <complaint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int calls = 0;
static int wrong = 0;

static void expect(int right, const char* what) {
  ++calls;
  if (right) return;
  ++wrong;
  printf("wrong: %s\n", what);
}

static int opens(const char* profiles) {
  complaint_checker* checker = complaint_open(profiles);
  const int opened = checker != NULL;
  complaint_close(checker);
  return opened;
}

// The bytes are checked from a block of exactly their size: a sanitizer sees if one more is read.
static int answers(const complaint_checker* checker, const char* json, size_t size, const char* today, const char* expected) {
  char* bytes = malloc(size == 0 ? 1 : size);
  if (bytes == NULL) return 0;
  memcpy(bytes, json, size);
  char* answer = complaint_check(checker, bytes, size, today);
  free(bytes);
  const int right = answer == NULL ? expected == NULL : expected != NULL && strcmp(answer, expected) == 0;
  if (!right) printf("answer: %s\n", answer == NULL ? "NULL" : answer);
  complaint_free(answer);
  return right;
}

static void expect_profiles(void) {
  static const char* const known[] = {NULL, "nl", "be", "nl,be", "be,nl", "nl,nl"};
  static const char* const unknown[] = {"",       ",", "xx", "NL", "nl,", ",nl", "nl,xx", "nl be", "nl, be", "../profiles/nl",
                                        "nl.json"};
  for (size_t i = 0; i < sizeof known / sizeof *known; ++i) expect(opens(known[i]), known[i] == NULL ? "NULL" : known[i]);
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; ++i) expect(!opens(unknown[i]), unknown[i]);
}

static void expect_payloads(const complaint_checker* checker) {
  static const char not_json[] = "{\"ok\":false,\"code\":\"not_json\"}";
  static const char bad_utf8[] = "{\"ok\":false,\"problems\":[{\"pointer\":\"\",\"code\":\"bad_utf8\"}]}";
  static const char too_large[] = "{\"ok\":false,\"problems\":[{\"pointer\":\"\",\"code\":\"too_large\"}]}";
  static char spaces[65537];
  memset(spaces, ' ', sizeof spaces);
  expect(answers(checker, "", 0, NULL, not_json), "size 0");
  expect(answers(checker, "{", 1, NULL, not_json), "{");
  expect(answers(checker, "{}\0", 3, NULL, not_json), "a zero byte is one of the payload's");
  expect(answers(checker, "\xff", 1, NULL, bad_utf8), "0xff");
  expect(answers(checker, spaces, 65536, NULL, not_json), "65,536 bytes");
  expect(answers(checker, spaces, 65537, NULL, too_large), "65,537 bytes");
}

static void expect_days(const complaint_checker* checker) {
  static const char* const malformed[] = {"",           "today",       "2026-1-1",    "2026-02-29", "2026-13-01", "2026-00-10",
                                          "0000-00-00", "2026-11-22 ", "2026-11-22T", "20261122",   "-026-11-22", "2026/11/22"};
  static const char* const real[] = {"2026-11-22", "2024-02-29", "9999-12-31"};
  for (size_t i = 0; i < sizeof malformed / sizeof *malformed; ++i)
    expect(answers(checker, "", 0, malformed[i], NULL), malformed[i]);
  for (size_t i = 0; i < sizeof real / sizeof *real; ++i)
    expect(answers(checker, "", 0, real[i], "{\"ok\":false,\"code\":\"not_json\"}"), real[i]);
}

static void expect_null(const complaint_checker* checker) {
  expect(complaint_check(NULL, "{}", 2, NULL) == NULL, "no checker");
  expect(complaint_check(checker, NULL, 1, NULL) == NULL, "no bytes, size 1");
  char* answer = complaint_check(checker, NULL, 0, NULL);
  expect(answer != NULL && strcmp(answer, "{\"ok\":false,\"code\":\"not_json\"}") == 0, "no bytes, size 0");
  complaint_free(answer);
  complaint_free(NULL);
  complaint_close(NULL);
}

static void expect_answer_outlives_checker(void) {
  complaint_checker* checker = complaint_open(NULL);
  char* answer = complaint_check(checker, "", 0, NULL);
  complaint_close(checker);
  expect(answer != NULL && strlen(answer) > 0, "an answer outlives its checker");
  complaint_free(answer);
}

int main(void) {
  complaint_checker* checker = complaint_open(NULL);
  expect_profiles();
  expect_payloads(checker);
  expect_days(checker);
  expect_null(checker);
  expect_answer_outlives_checker();
  complaint_close(checker);
  printf("%d calls\n", calls);
  return wrong != 0;
}
