// Telephone numbers as people write them. Where an area code ends follows the numbering plans of the Netherlands (ACM) and Belgium
// (BIPT).
#include <array>
#include <initializer_list>

#include "fields/phone.h"

namespace complaint::fields {
namespace {

// Digits of the area code without the trunk 0; 084, 085, 087 and 088 are of no area.
std::size_t dutch_area(std::string_view national) {
  constexpr std::string_view kTwoDigits = "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 91 ";
  if (national[0] == '6') return 1;  // mobile: 06 12345678
  if (national[0] == '7' || national[0] == '8' ||
      kTwoDigits.find(std::string(national.substr(0, 2)) + ' ') != std::string_view::npos)
    return 2;
  return 3;
}

std::string grouped(std::string_view digits, std::initializer_list<std::size_t> sizes) {
  std::string text;
  for (const std::size_t size : sizes) {
    if (digits.empty()) break;
    if (!text.empty()) text += ' ';
    text += digits.substr(0, size);
    digits.remove_prefix(size < digits.size() ? size : digits.size());
  }
  return text.append(digits);
}

std::string belgian(std::string_view national) {
  if (national.size() == 9) return '0' + grouped(national, {3, 2, 2, 2});  // mobile: 0470 12 34 56
  const bool is_large_zone = national[0] == '2' || national[0] == '3' || national[0] == '4' || national[0] == '9';
  return '0' + (is_large_zone ? grouped(national, {1, 3, 2, 2}) : grouped(national, {2, 2, 2, 2}));
}

}  // namespace

std::string written_phone(std::string_view e164, std::string_view region) {
  const auto is_of = [&](std::string_view code, std::string_view country, std::size_t least) {
    return region == country && e164.starts_with(code) && e164.size() >= code.size() + least;
  };
  const std::string_view national = e164.substr(e164.size() < 3 ? e164.size() : 3);
  if (is_of("+31", "NL", 9)) return '0' + grouped(national, {dutch_area(national), national.size()});
  if (is_of("+32", "BE", 8)) return belgian(national);
  return std::string(e164);
}

}  // namespace complaint::fields
