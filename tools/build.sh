# Building, sourced by ./dev. Output: build/native/bin, build/web/package, build/web/site.

jobs=$(nproc 2>/dev/null || echo 2)

# Runs a command with its output in a log; shows the log's end only when the command fails.
quietly() {
  log=build/$1.log
  shift
  "$@" >"$log" 2>&1 || {
    grep -nE 'error|Error|FAILED' "$log" | head -n 20 >&2
    tail -n 20 "$log" >&2
    stop "failed: $* (whole output: $log)"
  }
}

# configure_and_build PRESET FOLDER [TARGET...]
cmake_build() {
  preset=$1
  folder=$2
  shift 2
  [ -f "$folder/build.ninja" ] || quietly "$preset-configure" cmake --preset "$preset"
  quietly "$preset-build" cmake --build "$folder" -j "$jobs" ${1:+--target "$@"}
}

need_native() {
  # shellcheck disable=SC2086  # a list of package names
  need_packages $native_packages
  need_imgui
}

need_web() {
  need_native
  # shellcheck disable=SC2086
  need_packages $web_packages
  need_npm
}

build_fonts() {
  [ -f build/web/fonts/inter-600.ttf ] && [ build/web/fonts/inter-600.ttf -nt assets/fonts/build.py ] && return 0
  quietly fonts /usr/bin/python3 assets/fonts/build.py node_modules/@expo-google-fonts/inter build/web/fonts
}

# The programs and the C library; tests and benchmarks name their own targets.
build_native() {
  need_native
  cmake_build native-release build/native complaint-check complaint-site complaint "$@"
}

build_wasm() {
  need_web
  build_fonts
  NODE_PATH=/usr/share/nodejs
  export NODE_PATH
  [ -f build/web/wasm/build.ninja ] || quietly web-release-configure emcmake cmake --preset web-release
  quietly web-release-build cmake --build build/web/wasm -j "$jobs" --target complaint-form complaint-painter complaint-validator "$@"
}

build_web() {
  build_wasm
  cmake_build native-release build/native complaint-first
  quietly web node tools/build_web.mjs
}

build() {
  case $1 in
    native) build_native ;;
    web) build_web ;;
    all) build_native && build_web ;;
    *) stop "build what? native, web or all" ;;
  esac
}

demo() {
  port=8080
  data=build/demo-data
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?a port} && shift 2 ;;
      --data) data=${2:?a folder} && shift 2 ;;
      *) stop "demo does not know $1" ;;
    esac
  done
  build all
  mkdir -p "$data"
  exec build/native/bin/complaint-site --port "$port" --data "$data" --static build/web/site --show-received
}
