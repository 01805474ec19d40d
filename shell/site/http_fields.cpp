#include "site/http_fields.h"

#include <algorithm>
#include <vector>

namespace complaint::site {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_utf8_parameter(std::string_view parameter) {
  return same_ignoring_case(parameter, "charset=utf-8") || same_ignoring_case(parameter, "charset=\"utf-8\"");
}

bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  const std::size_t body = std::min(text.find('='), text.size());
  if (text.size() - body > 2) return false;
  const auto in_alphabet = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body), in_alphabet) &&
         text.find_first_not_of('=', body) == std::string_view::npos;
}

bool is_key(std::string_view key) {
  const auto begins = [](char c) { return (c >= 'a' && c <= 'z') || c == '*'; };
  const auto goes_on = [&](char c) { return begins(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };
  return !key.empty() && begins(key.front()) && std::all_of(key.begin(), key.end(), goes_on);
}

// One member of the dictionary, `key=:base64:`.
bool read_member(std::string_view member, std::string_view& key, std::string_view& base64) {
  const std::size_t equals = member.find('=');
  if (equals == std::string_view::npos) return false;
  key = member.substr(0, equals);
  const std::string_view value = member.substr(equals + 1);
  if (!is_key(key) || value.size() < 2 || value.front() != ':' || value.back() != ':') return false;
  base64 = value.substr(1, value.size() - 2);
  return is_base64(base64);
}

std::string_view without_weakness(std::string_view etag) { return etag.substr(0, 2) == "W/" ? etag.substr(2) : etag; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_json_type(std::string_view content_type) {
  const auto parts = split(content_type, ';');
  return same_ignoring_case(parts.front(), "application/json") && parts.size() <= 2 &&
         std::all_of(parts.begin() + 1, parts.end(), is_utf8_parameter);
}

std::optional<std::string> read_quoted_string(std::string_view value) {
  value = trimmed(value);
  if (value.size() < 3 || value.front() != '"' || value.back() != '"') return std::nullopt;
  value = value.substr(1, value.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      if (++i == value.size() || (value[i] != '"' && value[i] != '\\')) return std::nullopt;
    } else if (value[i] == '"' || value[i] < ' ' || value[i] > '~') {
      return std::nullopt;
    }
    text += value[i];
  }
  return text;
}

ContentDigest read_content_digest(std::string_view value) {
  ContentDigest digest;
  for (const std::string_view member : split(value, ',')) {
    std::string_view key;
    std::string_view base64;
    if (!read_member(member, key, base64)) return {};
    if (key != "sha-256") continue;
    if (base64.size() != 44) return {};  // 32 bytes
    digest.sha256 = base64;
  }
  digest.well_formed = true;
  return digest;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  for (const std::string_view item : split(accept_encoding, ',')) {
    const auto parts = split(item, ';');
    if (!same_ignoring_case(parts.front(), coding)) continue;
    if (parts.size() == 1) return true;
    const std::string_view weight = parts[1];
    return weight.substr(0, 2) == "q=" && weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  const auto tags = split(if_none_match, ',');
  return std::any_of(tags.begin(), tags.end(),
                     [&](std::string_view tag) { return tag == "*" || without_weakness(tag) == without_weakness(etag); });
}

}  // namespace complaint::site
