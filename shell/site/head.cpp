#include "site/head.h"

#include <algorithm>
#include <charconv>

#include "site/http_fields.h"

namespace complaint::site {
namespace {

// What stands in a head once, or not at all.
struct Seen {
  int hosts = 0;
  int lengths = 0;
  int codings = 0;
};

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character); }

// Bytes from 0x80 are allowed as opaque; controls but HTAB are not.
bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

int read_request_line(std::string_view line, Head& head) {
  if (line.size() > kMaxRequestLine) return 414;
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
  if (!is_token(line.substr(0, first)) || target.front() != '/' || !std::all_of(target.begin(), target.end(), is_visible))
    return 400;
  if (version.substr(0, 5) != "HTTP/") return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  head.stays_open = version == "HTTP/1.1";
  return 0;
}

bool read_length(std::string_view value, Head& head) {
  head.has_length = true;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), head.content_length);
  return error == std::errc() && end == value.data() + value.size();
}

int read_field(std::string_view line, Head& head, Seen& seen) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!is_field_value(value)) return 400;
  if (same_ignoring_case(name, "host")) return ++seen.hosts > 1 ? 400 : 0;
  if (same_ignoring_case(name, "content-length")) return ++seen.lengths > 1 || !read_length(value, head) ? 400 : 0;
  if (same_ignoring_case(name, "transfer-encoding")) {
    head.chunked = same_ignoring_case(value, "chunked");
    return ++seen.codings > 1 ? 400 : head.chunked ? 0 : 501;
  }
  if (same_ignoring_case(name, "expect")) head.expects_continue = same_ignoring_case(value, "100-continue");
  if (same_ignoring_case(name, "connection")) head.stays_open = head.stays_open && !same_ignoring_case(value, "close");
  return 0;
}

int read_lines(std::string_view text, Head& head) {
  Seen seen;
  const std::size_t end_of_first = text.find("\r\n");
  if (end_of_first == std::string_view::npos) return 400;
  if (const int refusal = read_request_line(text.substr(0, end_of_first), head); refusal != 0) return refusal;
  const bool needs_host = text.substr(0, end_of_first).substr(end_of_first - 3) == "1.1";
  text.remove_prefix(end_of_first + 2);
  for (int fields = 0; text != "\r\n"; ++fields) {
    if (fields == kMaxFields) return 431;
    const std::size_t end = text.find("\r\n");
    if (end == std::string_view::npos) return 400;
    if (const int refusal = read_field(text.substr(0, end), head, seen); refusal != 0) return refusal;
    text.remove_prefix(end + 2);
  }
  if (needs_host && seen.hosts == 0) return 400;
  return seen.lengths > 0 && seen.codings > 0 ? 400 : 0;
}

}  // namespace

Head read_head(std::string_view head) {
  Head result;
  result.refusal = read_lines(head, result);
  return result;
}

}  // namespace complaint::site
