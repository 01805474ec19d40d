// The head of a request: Beast's parser decides what is HTTP, the rules here refuse what it lets through and two programs could
// understand differently.
//
//   source  RFC 9112 (HTTP/1.1), sections 2 to 6
//   limits  request line 8,190 bytes, head 16,384 bytes, 100 fields
#pragma once

#include <utility>  // Boost 1.74's coroutines use std::exchange without including it

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "site/routes.h"

namespace complaint::site {

inline constexpr std::size_t kMaxRequestLine = 8190;  // bytes, without its CRLF
inline constexpr std::size_t kMaxHead = 16384;        // bytes, with the empty line
inline constexpr std::size_t kMaxFields = 100;

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// Gives the parser a head that ends with the empty line. Returns 0, or the status to refuse the request with: 400 malformed, 414
// the request line is too long, 417 an expectation other than 100-continue, 431 too many fields, 501 a transfer coding other
// than chunked, 505 not HTTP/1.0 or 1.1.
[[nodiscard]] int parse_head(std::string_view head, RequestParser& parser);

// The status for `received`, the beginning of a head that exceeds kMaxHead.
[[nodiscard]] int status_of_long_head(std::string_view received);

[[nodiscard]] std::size_t field_count(const RequestParser::value_type& message);

// What the routes need of a request that parse_head accepted. False: the target is malformed.
[[nodiscard]] bool read_request(const RequestParser::value_type& message, Request& request);

}  // namespace complaint::site
