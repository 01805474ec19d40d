# Running the tests, sourced by ./dev. Every kind appends "passed failed" to build/tally; the last line adds them up.

# count KIND LOG COMMAND...: runs, shows and counts one test program, doctest's or node's.
count() {
  kind=$1
  log=build/test-$2.log
  shift 2
  echo "== $kind"
  "$@" >"$log" 2>&1
  code=$?
  node tools/tally.mjs "$kind" "$code" "$log" >>build/tally || {
    cat "$log"
    echo "== $kind failed (exit $code)"
  }
  tail -n 1 build/tally
}

# Tests that are commands of ours with nothing but an exit code: one passed or one failed. Figures are a line of JSON.
check() {
  kind=$1
  log=build/test-$2.log
  shift 2
  echo "== $kind"
  if "$@" >"$log" 2>&1; then
    grep '^{' "$log"
    echo "$kind: 1 passed, 0 failed" >>build/tally
  else
    cat "$log"
    echo "$kind: 0 passed, 1 failed" >>build/tally
  fi
  tail -n 1 build/tally
}

test_limit=1200000 # ms; a test that hangs ends here

node_tests() {
  node --test --test-reporter=tap --test-timeout="$test_limit" "$@"
}

# Files two at a time: for tests that wait more than they work.
node_tests_abreast() {
  node_tests --test-concurrency=2 "$@"
}

# With a PostgreSQL server of its own.
beside_postgres() {
  node tests/support/with_postgres.mjs "$@"
}

test_unit() {
  need_web
  # shellcheck disable=SC2086  # a list of package names
  need_packages $unit_packages $library_packages $site_packages
  build_fonts
  build_native complaint-tests complaint-site-tests complaint-walk
  build_fuzz complaint-tests complaint
  cmake_build native-asan build/native-asan complaint-site-tests complaint-site # by gcc: clang 14 lacks libstdc++'s coroutines
  check "headers compile alone" headers cmake --build build/native --target all_verify_interface_header_sets
  count "unit, native" unit build/native/bin/complaint-tests
  count "unit, ASan and UBSan" asan build/native-fuzz/bin/complaint-tests
  count "site's parts, ASan and UBSan" site-asan beside_postgres build/native-asan/bin/complaint-site-tests
  count "commands" commands node_tests_abreast tests/check/*.test.mjs
  count "C library" c node_tests tests/c/*.test.mjs
  count "site" site node_tests_abreast tests/site/*.test.mjs
  count "site on PostgreSQL" site-postgres beside_postgres node --test --test-reporter=tap tests/site/answers.test.mjs tests/site/faults.test.mjs
  count "oracles" oracles node_tests_abreast tests/oracles/*.test.mjs
  check "site killed with SIGKILL under load" kill node tests/site/kill.mjs
  check "4,000 hostile requests" hostile node tests/site/hostile.mjs 4000
  check "1,000 hostile requests, ASan and UBSan" hostile-asan env COMPLAINT_BIN=build/native-asan/bin ASAN_OPTIONS=quarantine_size_mb=1 node tests/site/hostile.mjs 1000
  check "128 slow connections" slow-128 node tests/site/slow.mjs 128 5
  check "1,000 slow connections" slow-1000 node tests/site/slow.mjs 1000 5
  check "three sites behind nginx and their PostgreSQL killed" cluster node tests/site/cluster.mjs postgres 1500
  check "site behind nginx killed" cluster-sqlite node tests/site/cluster.mjs sqlite 1500
  count "repository" repo node_tests tests/repo/*.test.mjs
  echo "== fuzz targets, 10 s each"
  fuzz_all 10
}

test_wasm() {
  build_wasm complaint-tests
  count "unit, Wasm" wasm node --no-experimental-fetch build/web/wasm/bin/complaint-tests.js --no-colors
  build_web
  count "validator" validator node_tests tests/validator/*.test.mjs
  count "memory of the form" memory node_tests tests/wasm/*.test.mjs
}

test_web() {
  build_web
  check "types" types npx --no-install tsc --noEmit -p .
  count "web" web node_tests tests/web/*.test.mjs
}

# Ubuntu has no packages of Chromium and Firefox: its snaps start neither in containers nor under the tests' drivers.
has_browsers() {
  for package in chromium firefox-esr; do
    [ -x "/usr/bin/$package" ] || ! is_debian || [ -n "$(apt-cache madison "$package" 2>/dev/null)" ] || return 1
  done
}

test_browser() {
  need_web
  has_browsers || {
    echo "browser, package: not run, there are no packages chromium and firefox-esr here" >>build/tally
    return 0
  }
  # shellcheck disable=SC2086  # a list of package names
  need_packages $engine_packages
  build_native complaint-replay
  build_web
  count "browser" browser node_tests --test-concurrency=1 tests/browser/*.test.mjs
  count "package" package node_tests --test-concurrency=1 tests/package/*.test.mjs
}

run_tests() {
  : >build/tally
  case $1 in
    unit) test_unit ;;
    wasm) test_wasm ;;
    web) test_web ;;
    browser) test_browser ;;
    all) test_unit && test_wasm && test_web && test_browser ;;
    *) stop "test what? unit, wasm, web, browser or all" ;;
  esac
  echo
  cat build/tally
  node tools/tally.mjs --sum build/tally
}

# The long campaigns in full: simulated complaints, mutants, kills of the site and of the browser, every browser test, fuzzing, and
# both commands on bare systems.
soak() {
  test_limit=7200000
  : >build/tally
  need_web
  # shellcheck disable=SC2086
  need_packages $unit_packages $site_packages $engine_packages
  build_native complaint-replay complaint-walk
  build_web
  check "site killed 100 times" soak-kill node tests/site/kill.mjs 100
  cmake_build native-asan build/native-asan complaint-site
  check "100,000 hostile requests" soak-hostile node tests/site/hostile.mjs 100000
  check "100,000 hostile requests, ASan and UBSan" soak-hostile-asan \
    env COMPLAINT_BIN=build/native-asan/bin ASAN_OPTIONS=quarantine_size_mb=1 node tests/site/hostile.mjs 100000
  check "128 slow connections, 60 s" soak-slow-128 node tests/site/slow.mjs 128 60
  check "1,000 slow connections, 60 s" soak-slow-1000 node tests/site/slow.mjs 1000 60
  check "three sites behind nginx and their PostgreSQL killed, 20,000 complaints" soak-cluster node tests/site/cluster.mjs postgres 20000
  check "site behind nginx killed, 20,000 complaints" soak-cluster-sqlite node tests/site/cluster.mjs sqlite 20000
  COMPLAINT_SOAK=1 count "web, with 100,000 simulated complaints" soak-web node_tests tests/web/*.test.mjs
  COMPLAINT_SOAK=1 count "1,000 random definitions" soak-definitions node_tests tests/check/random_definitions.test.mjs
  check "300 mutants of web/delivery" soak-mutation node tests/web/mutation.mjs --count 300
  check "300 mutants of the element and its pages" soak-mutation-element \
    node tests/web/mutation.mjs --folder web/element,web/mirror,web/pages --count 300
  COMPLAINTS=200 count "browser killed, 200 complaints" soak-crash node_tests tests/browser/crash.test.mjs
  COMPLAINT_SOAK=1 count "browser" soak-browser node_tests --test-concurrency=1 tests/browser/*.test.mjs
  echo "== lines and branches of src that the unit tests reach"
  coverage
  build_fuzz
  fuzz_all 300
  check "demo and tests on bare systems" soak-fresh ./dev fresh
  node tools/tally.mjs --sum build/tally
}

lint() {
  need_web
  need_packages clang-format
  : >build/tally
  git ls-files '*.h' '*.c' '*.cpp' | grep -v unicode_ranges | xargs clang-format --dry-run --Werror || stop "clang-format would change the lines above"
  npx --no-install tsc --noEmit -p . || stop "types"
  git ls-files '*.ts' '*.mjs' '*.jsx' '*.css' | xargs npx --no-install prettier --check || stop "prettier would change the files above"
  count "repository" repo node_tests tests/repo/*.test.mjs
}

need_bench() {
  build_native complaint-bench
  build_web
  [ tests/bench/node_modules/.package-lock.json -nt tests/bench/package-lock.json ] && return 0
  (cd tests/bench && npm ci --no-audit --no-fund >../../build/npm-bench.log 2>&1) || stop "npm ci failed: see build/npm-bench.log"
}

bench() {
  # shellcheck disable=SC2086  # a list of package names
  need_packages $engine_packages
  need_bench
  [ -z "${1:-}" ] || [ -f "tests/bench/$1.mjs" ] || stop "there is no tests/bench/$1.mjs"
  node "tests/bench/${1:-all}.mjs"
}
