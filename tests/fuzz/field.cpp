// Any bytes into one validator (COMPLAINT_FIELD): a canonical value that stays as it is, or a problem with a code.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fields/registry.h"

namespace {

using namespace complaint::fields;

void require(bool truth) {
  if (!truth) std::abort();
}

void check(std::string_view typed, const Rules& rules) {
  const Day today{2026, 11, 22};
  static const Validator* const validator = validator_named(COMPLAINT_FIELD);
  const Outcome outcome = validator->validate(typed, rules, today);
  require(outcome.ok() || (outcome.value.empty() && !code_of(outcome.problem).empty()));
  if (!outcome.ok()) return;
  require(!outcome.value.empty());
  const Outcome again = validator->validate(outcome.value, rules, today);
  require(again.ok() && again.value == outcome.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  Rules rules;
  check(typed, rules);
  rules.phone_region = "BE";
  rules.case_number = {6, 8, true};
  check(typed, rules);
  return 0;
}
