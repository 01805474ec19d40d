"""Checks complaints: one payload per line on standard input, one answer per line on standard output.

    python3 check.py [YYYY-MM-DD [PROFILES]]

Exit code: 0 if all payloads are accepted, 1 if one is refused, 2 on bad usage.
"""

import ctypes
import json
import os
import sys

library = ctypes.CDLL("libcomplaint.so.0")
library.complaint_open.argtypes = [ctypes.c_char_p]
library.complaint_open.restype = ctypes.c_void_p
library.complaint_check.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p]
library.complaint_check.restype = ctypes.c_void_p  # c_char_p would lose the address that complaint_free needs
library.complaint_free.argtypes = [ctypes.c_void_p]
library.complaint_free.restype = None
library.complaint_close.argtypes = [ctypes.c_void_p]
library.complaint_close.restype = None


def check(checker, payload, today):
    answer = library.complaint_check(checker, payload, len(payload), today)
    if not answer:
        raise ValueError("today is no day written YYYY-MM-DD, or there is no memory")
    text = ctypes.string_at(answer)
    library.complaint_free(answer)
    return text


def main():
    today, profiles = ([os.fsencode(word) for word in sys.argv[1:]] + [None, None])[:2]
    checker = library.complaint_open(profiles)
    if not checker:
        return 2
    refused = False
    for line in sys.stdin.buffer:
        answer = check(checker, line.removesuffix(b"\n"), today)
        refused |= not json.loads(answer)["ok"]
        sys.stdout.buffer.write(answer + b"\n")
    library.complaint_close(checker)
    return int(refused)


try:
    sys.exit(main())
except (OSError, ValueError) as problem:
    print(f"check.py: {problem}", file=sys.stderr)
    sys.exit(2)
