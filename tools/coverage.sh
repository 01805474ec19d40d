# Which lines and branches of the portable core the unit tests reach, sourced by ./dev.

coverage() {
  need_packages gcovr
  cmake_build native-coverage build/native-coverage complaint-tests
  find build/native-coverage -name '*.gcda' -delete
  quietly coverage-run build/native-coverage/bin/complaint-tests
  gcovr --root . --object-directory build/native-coverage --exclude-unreachable-branches --exclude-throw-branches \
    --filter 'src/text/' --filter 'src/fields/' --filter 'src/json/' --filter 'src/definition/' --filter 'src/payload/' --filter 'src/form/' --print-summary \
    --txt build/coverage.txt >build/coverage-summary.txt 2>build/coverage.log || stop "gcovr failed: see build/coverage.log"
  grep -E '^(lines|branches):' build/coverage-summary.txt
}
