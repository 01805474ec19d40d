// Any bytes into the payload check: it ends, and says the same twice; every pointer and code is one that a person can look up.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "assets/profile.h"
#include "complaint/payload.h"

namespace {

using namespace complaint;

void require(bool truth) {
  if (!truth) std::abort();
}

const CheckContext& receiver() {
  static const CheckContext context = [] {
    CheckContext made;
    for (const std::string& name : assets::embedded_profile_names())
      made.profiles.push_back(assets::embedded_profile(name)->rules);
    made.today = {2026, 11, 22};
    return made;
  }();
  return context;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto problems = check_payload(json, receiver());
  require(problems == check_payload(json, receiver()));
  for (const PayloadProblem& problem : problems) {
    require(!fields::code_of(problem.problem).empty());
    require(problem.pointer.empty() || problem.pointer.front() == '/');
  }
  return 0;
}
