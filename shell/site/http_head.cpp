#include "site/http_head.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <limits>

#include "site/http_fields.h"

namespace complaint::site {
namespace {

namespace http = boost::beast::http;

using Message = RequestParser::value_type;

constexpr std::size_t kMaxLengthDigits = 18;  // what every program reads as a number

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool has_version_number(std::string_view request_line) {
  const std::size_t space = request_line.rfind(' ');
  return space != std::string_view::npos && request_line.substr(space + 1, 5) == "HTTP/" && request_line.size() == space + 9;
}

// Several fields of one name are one list (RFC 9110, 5.3).
std::optional<std::string> joined(const Message& message, std::string_view name) {
  std::optional<std::string> all;
  const auto [begin, end] = message.equal_range({name.data(), name.size()});
  for (auto field = begin; field != end; ++field) {
    if (all) *all += ", ";
    if (!all) all.emplace();
    *all += view(field->value());
  }
  return all;
}

int check_framing(const Message& message) {
  const std::size_t lengths = message.count(http::field::content_length);
  const std::size_t codings = message.count(http::field::transfer_encoding);
  if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0)) return 400;
  if (codings > 0 && message.version() == 10) return 400;  // programs of that time see no body (RFC 9112, 6.1)
  const std::string_view length = view(message[http::field::content_length]);
  if (length.size() > kMaxLengthDigits || length.find_first_not_of("0123456789") != std::string_view::npos) return 400;
  return codings > 0 && !same_ignoring_case(view(message[http::field::transfer_encoding]), "chunked") ? 501 : 0;
}

int check_fields(const Message& message) {
  if (field_count(message) > kMaxFields) return 431;
  const std::size_t hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return 400;
  if (const auto expected = joined(message, "Expect"); expected && !same_ignoring_case(*expected, "100-continue")) return 417;
  return check_framing(message);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Nothing: a "%" without its two digits.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

void read_query(std::string_view query, Request& request) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    if (pair.substr(0, 7) == "format=") request.format = pair.substr(7);
    if (pair.substr(0, 7) == "before=") std::from_chars(pair.data() + 7, pair.data() + pair.size(), request.before);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
}

bool read_target(std::string_view target, Request& request) {
  const std::size_t end = std::min(target.find('?'), target.size());
  auto path = percent_decoded(target.substr(0, end));
  if (!path) return false;
  request.path = *std::move(path);
  read_query(target.substr(std::min(end + 1, target.size())), request);
  return true;
}

}  // namespace

int parse_head(std::string_view head, RequestParser& parser) {
  const std::string_view request_line = head.substr(0, head.find("\r\n"));
  if (request_line.size() > kMaxRequestLine) return 414;
  // Beast joins a folded field; other programs take the second line for a field of its own.
  if (head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos) return 400;
  parser.header_limit(kMaxHead);
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // the routes say which body is too large
  parser.eager(false);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(head.data(), head.size()), error);
  if (error == http::error::bad_version) return has_version_number(request_line) ? 505 : 400;
  if (error || !parser.is_header_done()) return 400;
  const std::string_view target = view(parser.get().target());
  const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
  if (parser.get().method() == http::verb::unknown || target.front() != '/' ||
      !std::all_of(target.begin(), target.end(), is_visible))
    return 400;
  return check_fields(parser.get());
}

std::size_t field_count(const Message& message) {
  return static_cast<std::size_t>(std::distance(message.begin(), message.end()));
}

int status_of_long_head(std::string_view received) {
  return received.substr(0, kMaxRequestLine + 2).find("\r\n") == std::string_view::npos ? 414 : 431;
}

bool read_request(const Message& message, Request& request) {
  request.method = view(message.method_string());
  request.host = joined(message, "Host");
  request.accept_encoding = joined(message, "Accept-Encoding").value_or("");
  request.if_none_match = joined(message, "If-None-Match").value_or("");
  request.fault = joined(message, "X-Fault");
  request.post = {joined(message, "Content-Type"), joined(message, "Content-Encoding"), joined(message, "Idempotency-Key"),
                  joined(message, "Content-Digest")};
  if (message.count("Idempotency-Key") > 1) request.post.idempotency_key.reset();
  const std::string_view length = view(message[http::field::content_length]);
  request.has_body_length = !length.empty() || message.chunked();
  std::from_chars(length.data(), length.data() + length.size(), request.body_length);
  return read_target(view(message.target()), request);
}

}  // namespace complaint::site
