// Any bytes into the payload check: it ends, and says the same twice; every pointer and code is one that a person can look up.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "assets/library.h"
#include "payload/payload.h"

namespace {

using namespace complaint;

void require(bool truth) {
  if (!truth) std::abort();
}

std::vector<payload::PayloadProblem> check(std::string_view json) {
  static const payload::Accepted accepted = assets::embedded_library().accepted();
  return payload::check_payload(json, accepted, {2026, 11, 22});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto problems = check(json);
  require(problems == check(json));
  for (const payload::PayloadProblem& problem : problems) {
    require(!fields::code_of(problem.problem).empty());
    require(problem.pointer.empty() || problem.pointer.front() == '/');
  }
  return 0;
}
