<?php
// Checks complaints: one payload per line on standard input, one answer per line on standard output.
//
//   php -d ffi.enable=1 check.php [YYYY-MM-DD [PROFILES]]
//
// Exit code: 0 if all payloads are accepted, 1 if one is refused, 2 on bad usage or unreadable input.
declare(strict_types=1);

$library = FFI::cdef(
    'typedef struct complaint_checker complaint_checker;
     complaint_checker* complaint_open(const char* profiles);
     char* complaint_check(const complaint_checker* checker, const char* json, size_t size, const char* today);
     void complaint_free(char* answer);
     void complaint_close(complaint_checker* checker);',
    'libcomplaint.so.0',
);

$today = $argv[1] ?? null;
$checker = $library->complaint_open($argv[2] ?? null);
if ($checker === null) exit(2);

$exitCode = 0;
while (($line = fgets(STDIN)) !== false) {
    $payload = rtrim($line, "\n");
    $answer = $library->complaint_check($checker, $payload, strlen($payload), $today);
    if ($answer === null) exit(2);
    $text = FFI::string($answer);
    $library->complaint_free($answer);
    echo $text, "\n";
    if (!json_decode($text)->ok) $exitCode = 1;
}
$library->complaint_close($checker);
exit(error_get_last() === null ? $exitCode : 2);
