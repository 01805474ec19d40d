# Fuzzing, sourced by ./dev. New inputs stay under build/fuzz; the kept corpus is tests/fuzz/corpus.

fuzz_packages="clang libclang-rt-dev"

# With the libFuzzer targets what else is to be built by clang, sanitized.
build_fuzz() {
  mkdir -p build/fuzz
  need_native
  # shellcheck disable=SC2086  # a list of package names
  need_packages $fuzz_packages
  cmake_build native-fuzz build/native-fuzz complaint-fuzz "$@"
  mkdir -p build/fuzz/form
  build/native-fuzz/bin/form-seeds build/fuzz/form
}

# fuzz_one TARGET SECONDS: prints how many inputs were tried; a finding is kept in build/fuzz and fails.
fuzz_one() {
  name=$1
  found=build/fuzz/$name
  mkdir -p "$found" "tests/fuzz/corpus/$name"
  build/native-fuzz/bin/fuzz-"$name" -max_total_time="$2" -print_final_stats=1 -artifact_prefix="$found-" \
    "$found" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1
}

fuzz_targets() {
  find build/native-fuzz/bin -name 'fuzz-*' -type f | sed 's/.*fuzz-//' | sort
}

# Two at a time. Appends a line for each target to build/tally.
fuzz_all() {
  seconds=$1
  for name in $(fuzz_targets); do echo "$name"; done | xargs -P 2 -n 1 sh -c '. tools/fuzz.sh; fuzz_one "$1" "$0" && touch "build/fuzz/$1.fine" || rm -f "build/fuzz/$1.fine"' "$seconds"
  for name in $(fuzz_targets); do
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")
    if [ -f "build/fuzz/$name.fine" ] && [ "${runs:-0}" -gt 0 ]; then
      echo "fuzz $name ($runs inputs in $seconds s): 1 passed, 0 failed"
    else
      tail -n 40 "build/fuzz/$name.log" >&2
      echo "fuzz $name: 0 passed, 1 failed"
    fi
    rm -f "build/fuzz/$name.fine"
  done | tee -a build/tally
}

fuzz() {
  : >build/tally
  build_fuzz
  fuzz_all "$1"
  node tools/tally.mjs --sum build/tally
}
