/*
 * The check of complaint payloads as a C library, for receivers in any language (docs/check-library.md).
 *
 *     complaint_checker* checker = complaint_open("nl,be");
 *     char* answer = complaint_check(checker, json, size, "2026-11-22");
 *     ...
 *     complaint_free(answer);
 *     complaint_close(checker);
 *
 * threads  Every function may be called from any thread. Any number of threads may check with the same checker at the same
 *          time; close it after the last check has returned.
 * errors   A function that fails returns NULL. No exception leaves a function, and nothing is printed.
 * memory   Every checker and every answer belongs to the caller until it is passed to complaint_close or complaint_free.
 * privacy  Nothing of a payload is kept after the call, and an answer quotes no values. The pointer of an unknown member holds
 *          that member's name.
 */
#ifndef COMPLAINT_H
#define COMPLAINT_H

#include <stddef.h>

#if defined(__GNUC__)
#define COMPLAINT_API __attribute__((visibility("default")))
#else
#define COMPLAINT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The profiles that a receiver accepts. It does not change after complaint_open. */
typedef struct complaint_checker complaint_checker;

/*
 * Opens a checker.
 *
 *   profiles  names of built-in profiles, separated by commas without spaces: "nl" or "nl,be". A payload that names another
 *             profile is refused. NULL: all built-in profiles are accepted.
 *
 * Returns NULL if a name is empty or unknown. If there is not enough memory, it returns NULL or ends the process: the JSON library
 * that reads the profiles allocates memory in a destructor. So open checkers when the program starts.
 */
COMPLAINT_API complaint_checker* complaint_open(const char* profiles);

/*
 * Checks one payload.
 *
 *   json   the payload. Any bytes are allowed; they need no terminating zero. May be NULL if `size` is 0.
 *   size   its length in bytes. More than 65,536 bytes are refused.
 *   today  the date at the receiver, "YYYY-MM-DD"; later dates in the payload are refused. NULL: dates in the future are
 *          accepted.
 *
 * Returns JSON, terminated by a zero byte, the same text that `complaint-check payload` prints:
 *
 *   {"ok":true}                                                                      the payload can be stored as it is
 *   {"ok":false,"problems":[{"pointer":"/contact/email","code":"bad_shape"}, ...]}   JSON Pointers (RFC 6901) and codes
 *   {"ok":false,"code":"not_json"}                                                   the payload is not JSON
 *
 * Returns NULL if `checker` is NULL, if `json` is NULL and `size` is not 0, if `today` is not a real day in that format, or if
 * there is not enough memory; the checker can be used further in each case.
 */
COMPLAINT_API char* complaint_check(const complaint_checker* checker, const char* json, size_t size, const char* today);

/* Frees an answer of complaint_check; free() must not be used. NULL is ignored. */
COMPLAINT_API void complaint_free(char* answer);

/* Closes a checker. Answers stay valid. NULL is ignored. */
COMPLAINT_API void complaint_close(complaint_checker* checker);

#ifdef __cplusplus
}
#endif

#endif
