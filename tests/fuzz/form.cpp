// Random events into the form, watched by the Witness of tests/form: a broken promise ends the program.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

#include "form/walk.h"

namespace {

class FuzzedChoices : public complaint::test::Choices {
 public:
  FuzzedChoices(const std::uint8_t* bytes, std::size_t size) : data_(bytes, size) {}

  bool more() override { return data_.remaining_bytes() > 0; }
  std::size_t below(std::size_t count) override { return data_.ConsumeIntegralInRange<std::size_t>(0, count - 1); }
  std::string bytes(std::size_t most) override { return data_.ConsumeRandomLengthString(most); }

 private:
  FuzzedDataProvider data_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedChoices choices(bytes, size);
  const complaint::test::Report report = complaint::test::walk(choices, 200);
  if (report.broken.empty()) return 0;
  std::fprintf(stderr, "broken promise %s (step %d)\n", report.broken.c_str(), report.steps);
  std::abort();
}
