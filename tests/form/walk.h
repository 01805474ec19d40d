// A random walk through a form, watched by a Witness: the same for the fuzzer, the unit tests natively and the unit tests in Wasm.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "form/witness.h"

namespace complaint::test {

// Where the walk's decisions come from.
class Choices {
 public:
  virtual ~Choices() = default;
  [[nodiscard]] virtual bool more() = 0;
  [[nodiscard]] virtual std::size_t below(std::size_t count) = 0;  // 0 to count - 1
  [[nodiscard]] virtual std::string bytes(std::size_t most) = 0;   // any
};

struct Report {
  std::string broken;  // empty: every promise held
  int steps = 0;
  bool sent = false, waited = false, refused = false;  // did it happen on the way
};

// At most that many steps; then the person finishes (h). Through that form, or through one of those that the tests have.
[[nodiscard]] Report walk(Choices& choices, const form::Settings& settings, int most_steps);
[[nodiscard]] Report walk(Choices& choices, int most_steps);

// Steady choices from a seed: the same natively and in Wasm.
class SeededChoices : public Choices {
 public:
  explicit SeededChoices(std::uint64_t seed) : state_(seed * 2 + 1) {}
  [[nodiscard]] bool more() override { return true; }
  [[nodiscard]] std::size_t below(std::size_t count) override;
  [[nodiscard]] std::string bytes(std::size_t most) override;

 private:
  std::uint64_t state_;
};

}  // namespace complaint::test
