// Any bytes into our reader of payloads and into nlohmann/json: the same tree, or none from both.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json/json_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto expected = complaint::test::nlohmann_outline(json);
  if (expected && complaint::test::our_outline(json) != *expected) std::abort();
  return 0;
}
