# The README's two commands on systems with nothing but git, sourced by ./dev. Each system is made by debootstrap under build/fresh,
# gets a clone of HEAD, and is removed at the end.

fresh_suites="bookworm trixie noble"
bare_system= # folder of the system that is being tried
bare_pid=    # the process that runs in it

# fresh [--demo] [--keep] [SUITE...]. Without names of suites, Ubuntu's is left out when no mirror of it answers.
fresh() {
  commands="demo test"
  keep=
  while :; do
    case ${1:-} in
      --demo) commands=demo ;;
      --keep) keep=yes ;;
      -*) stop "fresh does not know $1" ;;
      *) break ;;
    esac
    shift
  done
  [ "$(id -u)" -eq 0 ] || stop "fresh makes systems with debootstrap: run it as root"
  need_packages debootstrap
  trap 'end_fresh' EXIT
  trap 'exit 1' HUP INT TERM
  mkdir -p build/fresh
  wrong=
  named=$#
  # shellcheck disable=SC2086  # a list of suites
  [ $# -gt 0 ] || set -- $fresh_suites
  for suite in "$@"; do fresh_system "$suite" "$named" || wrong="$wrong $suite"; done
  [ -z "$wrong" ] || stop "failed on:$wrong"
}

end_fresh() {
  [ -z "$bare_pid" ] || { kill -KILL "$bare_pid" && wait "$bare_pid"; } 2>/dev/null # with it end its processes and mounts
  [ -z "$bare_system" ] || [ -n "$keep" ] || rm -rf --one-file-system "$bare_system"
  bare_pid=
  bare_system=
}

# fresh_system SUITE NAMED: 0 for NAMED allows that there is no mirror of Ubuntu.
fresh_system() {
  suite=$1
  bare_system=$PWD/build/fresh/$suite
  log=build/fresh/$suite
  echo "== $suite"
  if ! make_bare_system "$suite" >"$log-system.log" 2>&1; then
    tail -n 10 "$log-system.log"
    end_fresh
    [ "$suite/$2" = noble/0 ] && grep -q 'Failed getting release file' "$log-system.log" && return 0
    return 1
  fi
  result=0
  for command in $commands; do fresh_command "$command" || result=1; done
  end_fresh
  return "$result"
}

fresh_command() {
  began=$(date +%s)
  case $1 in
    demo) inside '. tools/setup.sh && . tools/fresh.sh && try_demo 8137' ;;
    test) inside './dev test' ;;
  esac >"$log-$1.log" 2>&1
  code=$?
  tail -n 30 "$log-$1.log"
  echo "== $suite: ./dev $1 ended with $code after $(($(date +%s) - began)) s"
  return "$code"
}

# A minimal system with git and with this machine's way to the network: its mirror, names, authorities and npm settings.
make_bare_system() {
  rm -rf --one-file-system "$bare_system"
  case $1 in
    noble)
      need_ubuntu_keys || return 1
      set -- noble "$(apt_mirror Ubuntu)" gutsy --components=main,universe --keyring="$ubuntu_keys"
      ;;
    *) set -- "$1" "$(apt_mirror Debian)" "$1" ;;
  esac
  suite=$1
  mirror=$2
  script=$3
  shift 3
  debootstrap --variant=minbase --include=git "$@" "$suite" "$bare_system" "$mirror" "$script" &&
    git clone --quiet --no-hardlinks "$PWD" "$bare_system$bare_clone" && copy_network_settings
}

copy_network_settings() {
  mkdir -p "$bare_system/usr/etc" "$bare_system/usr/local/share/ca-certificates"
  for file in /etc/resolv.conf /etc/hosts /usr/etc/npmrc /etc/npmrc; do
    [ ! -r "$file" ] || cp "$file" "$bare_system$file" || return 1
  done
  users=$bare_system/root
  [ ! -r ~/.npmrc ] || cp ~/.npmrc "$users" || return 1
  [ ! -d /usr/local/share/ca-certificates ] ||
    cp -r /usr/local/share/ca-certificates/. "$bare_system/usr/local/share/ca-certificates" || return 1
  [ ! -r "$authorities" ] || cp "$authorities" "$bare_system$bare_authorities" || return 1
  apt-config dump | grep -iE '^Acquire::(https?::|Check-)' >"$bare_system/etc/apt/apt.conf.d/80machine" || true
}

# The keys of Ubuntu's archive: this system's, or those in Debian's development suite (Debian 12 has none).
need_ubuntu_keys() {
  ubuntu_keys=/usr/share/keyrings/ubuntu-archive-keyring.gpg
  [ -f "$ubuntu_keys" ] && return 0
  work=$PWD/build/deps/keys
  ubuntu_keys=$work/tree$ubuntu_keys
  use_development_suite deb debian "$work"
  # shellcheck disable=SC2086  # a list of options
  (cd "$work" && apt-get $private download -qq ubuntu-keyring && dpkg-deb -x ubuntu-keyring_*.deb tree) && [ -f "$ubuntu_keys" ]
}

authorities=/etc/ssl/certs/ca-certificates.crt
bare_authorities=/etc/machine.crt
bare_clone=/srv/complaint-form

# Runs a line of shell in the clone. Mounts and processes live in namespaces of their own: they end with it, whatever happens.
inside() {
  set -- "$1" HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  for name in http_proxy https_proxy no_proxy; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || set -- "$@" "$name=$value"
  done
  [ ! -f "$bare_system$bare_authorities" ] || set -- "$@" NODE_EXTRA_CA_CERTS=$bare_authorities \
    npm_config_cafile=$bare_authorities SSL_CERT_FILE=$bare_authorities GIT_SSL_CAINFO=$bare_authorities
  line=$1
  shift
  unshare --mount --pid --fork --kill-child sh -c 'tree=$0 && mount -t proc proc "$tree/proc" && mount -t sysfs sys "$tree/sys" &&
    mount --rbind /dev "$tree/dev" && chroot "$tree" env -i "$@"' "$bare_system" "$@" sh -c "cd $bare_clone && $line" </dev/null &
  bare_pid=$!
  wait "$bare_pid"
  code=$?
  bare_pid=
  return "$code"
}

# Starts the demo, asks for its page and the first file that the page names, and ends it. Run inside a system.
try_demo() {
  mkdir -p build
  : >build/demo.log
  ./dev demo --port "$1" >>build/demo.log 2>&1 &
  demo=$!
  while kill -0 "$demo" 2>/dev/null && ! grep -q '^ready ' build/demo.log; do sleep 1; done
  grep -qx "ready http://localhost:$1/" build/demo.log && node --input-type=module -e '
    const ask = async (path) => {
      const answer = await fetch(new URL(path, process.argv[1]));
      const text = await answer.text();
      console.log(`${answer.url}: ${answer.status}, ${text.length} characters`);
      if (answer.status !== 200) process.exitCode = 1;
      return text;
    };
    await ask(/src="([^"]+)"/.exec(await ask("/"))[1]);' "http://localhost:$1/" >>build/demo.log 2>&1
  result=$?
  kill "$demo" 2>/dev/null
  wait "$demo" || result=1
  cat build/demo.log
  return "$result"
}
