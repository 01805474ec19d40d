#include "site/reference.h"

#include <sys/random.h>

namespace complaint::site {
namespace {

constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr unsigned kCount = 31;
static_assert(kLetters.size() == kCount);

unsigned weighted_sum(const std::array<std::uint8_t, 5>& numbers) {
  unsigned sum = 0;
  for (unsigned i = 0; i < numbers.size(); ++i) sum += (i + 2) * numbers[i];
  return sum;
}

// A number below 31, each as likely: the bytes 248-255 would favour the first eight.
std::optional<std::uint8_t> random_number() {
  std::uint8_t byte = 0;
  do {
    if (getentropy(&byte, 1) != 0) return std::nullopt;
  } while (byte >= 8 * kCount);
  return static_cast<std::uint8_t>(byte % kCount);
}

}  // namespace

std::string make_reference(int year, const std::array<std::uint8_t, 5>& numbers) {
  std::string text = "AG-" + std::to_string(year) + "-";
  for (const std::uint8_t number : numbers) text += kLetters[number % kCount];
  return text += kLetters[(kCount - weighted_sum(numbers) % kCount) % kCount];
}

std::optional<std::string> random_reference(int year) {
  std::array<std::uint8_t, 5> numbers{};
  for (std::uint8_t& number : numbers) {
    const auto drawn = random_number();
    if (!drawn) return std::nullopt;
    number = *drawn;
  }
  return make_reference(year, numbers);
}

bool is_reference(std::string_view text) {
  if (text.size() != 14 || text.substr(0, 3) != "AG-" || text[7] != '-') return false;
  if (text.substr(3, 4).find_first_not_of("0123456789") != std::string_view::npos) return false;
  std::array<std::uint8_t, 5> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t number = kLetters.find(text[8 + i]);
    if (number == std::string_view::npos) return false;
    numbers[i] = static_cast<std::uint8_t>(number);
  }
  const std::size_t check = kLetters.find(text[13]);
  return check != std::string_view::npos && (weighted_sum(numbers) + check) % kCount == 0;
}

}  // namespace complaint::site
