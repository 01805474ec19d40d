// Writes walks with fixed seeds as inputs of the form's fuzzer, so that it begins with walks that get somewhere:
//
//   form-seeds FOLDER
//
// An input holds the walk's decisions as FuzzedDataProvider reads them: numbers from its end, texts from its front.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

#include "form/walk.h"

namespace {

using complaint::test::SeededChoices;

class RecordedChoices : public complaint::test::Choices {
 public:
  explicit RecordedChoices(std::uint64_t seed) : choices_(seed) {}

  bool more() override { return true; }

  // One byte holds every number below 256; of a single choice nothing is read.
  std::size_t below(std::size_t count) override {
    const std::size_t number = choices_.below(count);
    if (count > 1) numbers_ += static_cast<char>(number);
    return number;
  }

  // A backslash is written twice; one before anything else ends the text, unless it is as long as it may be.
  std::string bytes(std::size_t most) override {
    std::string text = choices_.bytes(most);
    for (const char byte : text) texts_ += byte == '\\' ? std::string("\\\\") : std::string(1, byte);
    if (text.size() < most) texts_ += "\\.";
    return text;
  }

  [[nodiscard]] std::string input() const { return texts_ + std::string(numbers_.rbegin(), numbers_.rend()); }

 private:
  SeededChoices choices_;
  std::string texts_;
  std::string numbers_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    RecordedChoices choices(seed);
    const auto report = complaint::test::walk(choices, 60);
    if (!report.broken.empty()) std::printf("seed %u: %s\n", static_cast<unsigned>(seed), report.broken.c_str());
    const std::string input = choices.input();
    std::ofstream file(std::string(arguments[1]) + "/seed-" + std::to_string(seed), std::ios::binary);
    file.write(input.data(), static_cast<std::streamsize>(input.size()));
  }
  return 0;
}
