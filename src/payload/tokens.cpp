#include "payload/tokens.h"

#include <algorithm>

#include "fields/calendar.h"
#include "fields/digits.h"

namespace complaint::payload {
namespace {

constexpr std::size_t kSeconds = 19;  // size of "2026-11-22T12:00:00"
constexpr std::size_t kUuid = 36;
constexpr std::size_t kMostInVersion = 20;
constexpr std::string_view kDigestStart = "sha-256=:";
constexpr std::string_view kDigestEnd = "=:";  // one byte of padding: 32 bytes are 43 characters
constexpr std::size_t kDigestCharacters = 43;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_alphanumeric(char byte) { return is_digit(byte) || is_upper(byte) || (byte >= 'a' && byte <= 'z'); }
bool is_hex(char byte) { return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f'); }
bool is_base64(char byte) { return is_alphanumeric(byte) || byte == '+' || byte == '/'; }
bool is_version_byte(char byte) { return is_alphanumeric(byte) || byte == '.' || byte == '_' || byte == '-'; }

template <typename Predicate>
bool all_of(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

// Two digits from 00 to `most`.
bool is_pair(std::string_view pair, int most) { return fields::is_ascii_digits(pair) && fields::number_of(pair) <= most; }

bool is_fraction(std::string_view text) {
  if (text.empty()) return true;
  return text[0] == '.' && text.size() >= 2 && text.size() <= 10 && fields::is_ascii_digits(text.substr(1));
}

bool is_hyphen_of_uuid(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

// The last of 43 characters carries 4 bits: the lower 2 of its 6 are zero.
bool has_no_bits_left(char last) { return std::string_view("AEIMQUYcgkosw048").find(last) != std::string_view::npos; }

}  // namespace

bool is_timestamp(std::string_view text) {
  if (text.size() < kSeconds + 1 || text.back() != 'Z') return false;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
  if (!fields::read_iso_day(text.substr(0, 10))) return false;
  if (!is_pair(text.substr(11, 2), 23) || !is_pair(text.substr(14, 2), 59) || !is_pair(text.substr(17, 2), 60)) return false;
  return is_fraction(text.substr(kSeconds, text.size() - kSeconds - 1));
}

bool is_uuid(std::string_view text) {
  if (text.size() != kUuid) return false;
  for (std::size_t at = 0; at < kUuid; ++at)
    if (is_hyphen_of_uuid(at) ? text[at] != '-' : !is_hex(text[at])) return false;
  return true;
}

bool has_upper_case(std::string_view text) { return std::any_of(text.begin(), text.end(), is_upper); }

bool is_text_version(std::string_view text) {
  return !text.empty() && text.size() <= kMostInVersion && all_of(text, is_version_byte);
}

bool is_sha256_digest(std::string_view text) {
  if (!text.starts_with(kDigestStart) || !text.ends_with(kDigestEnd)) return false;
  if (text.size() != kDigestStart.size() + kDigestCharacters + kDigestEnd.size()) return false;
  const std::string_view characters = text.substr(kDigestStart.size(), kDigestCharacters);
  return all_of(characters, is_base64) && has_no_bits_left(characters.back());
}

}  // namespace complaint::payload
