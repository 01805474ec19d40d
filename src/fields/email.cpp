#include "fields/email.h"

#include <array>
#include <string>
#include <utility>

#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

enum Class : unsigned char { kOther = 0, kAtom = 1, kAlphanumeric = 2, kUpper = 4, kDigit = 8 };  // bits

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (const char atom : std::string_view("!#$%&'*+/=?^_`{|}~-")) classes[static_cast<unsigned char>(atom)] = kAtom;
  for (unsigned char digit = '0'; digit <= '9'; ++digit) classes[digit] = kAtom | kAlphanumeric | kDigit;
  for (unsigned char lower = 'a'; lower <= 'z'; ++lower) classes[lower] = kAtom | kAlphanumeric;
  for (unsigned char upper = 'A'; upper <= 'Z'; ++upper) classes[upper] = kAtom | kAlphanumeric | kUpper;
  return classes;
}

constexpr std::array<unsigned char, 256> kClasses = make_classes();

bool is(char byte, Class wanted) { return (kClasses[static_cast<unsigned char>(byte)] & wanted) != 0; }

bool is_longer(std::string_view bytes, std::size_t most) { return bytes.size() > most && text::count_code_points(bytes) > most; }

// Calls `visit` with every label until it says false; whether all were taken.
template <typename Visit>
bool every_label(std::string_view domain, Visit visit) {
  for (;;) {
    const std::size_t dot = domain.find('.');
    if (!visit(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_too_long(std::string_view local, std::string_view domain) {
  if (is_longer(local, kMaxLocalPartCodePoints)) return true;
  if (domain.size() <= kMaxLabelCodePoints) return false;
  return !every_label(domain, [](std::string_view label) { return !is_longer(label, kMaxLabelCodePoints); });
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char byte : bytes) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

bool is_local_part(std::string_view local) {
  char before = '.';
  for (const char byte : local) {
    if (byte == '.' ? before == '.' : !is(byte, kAtom)) return false;
    before = byte;
  }
  return before != '.';
}

bool is_label(std::string_view label) {
  if (label.empty() || label.front() == '-' || label.back() == '-') return false;
  for (const char byte : label)
    if (!is(byte, kAlphanumeric) && byte != '-') return false;
  return true;
}

bool is_all_digits(std::string_view label) {
  for (const char byte : label)
    if (!is(byte, kDigit)) return false;
  return true;
}

bool is_domain(std::string_view domain) {
  const std::size_t last_dot = domain.rfind('.');
  if (last_dot == std::string_view::npos || is_all_digits(domain.substr(last_dot + 1))) return false;
  return every_label(domain, is_label);
}

std::string with_lower_domain(std::string_view address, std::size_t domain_start) {
  std::string lower(address);
  for (std::size_t at = domain_start; at < lower.size(); ++at)
    if (is(lower[at], kUpper)) lower[at] = static_cast<char>(lower[at] | 0x20);
  return lower;
}

}  // namespace

Outcome validate_email(std::string_view typed) {
  const std::string_view address = text::trimmed(typed);
  if (address.empty()) return refused(Problem::required);
  if (is_longer(address, kMaxEmailCodePoints)) return refused(Problem::too_long);
  const std::size_t at_sign = address.find('@');
  const bool split = at_sign != std::string_view::npos;
  const std::string_view local = address.substr(0, at_sign);
  const std::string_view domain = split ? address.substr(at_sign + 1) : std::string_view{};
  if (split && is_too_long(local, domain)) return refused(Problem::too_long);
  if (!is_ascii(address)) return refused(Problem::non_ascii);
  if (!split || !is_local_part(local) || !is_domain(domain)) return refused(Problem::bad_shape);
  return accepted(with_lower_domain(address, at_sign + 1));
}

}  // namespace complaint::fields
