# Mutation testing, sourced by ./dev. Everything it builds and finds is in build/mutation.

mutate() {
  # shellcheck disable=SC2086  # a list of package names
  need_packages $native_packages
  node tools/mutate.mjs "$@"
}
