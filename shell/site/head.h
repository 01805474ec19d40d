// The head of a request (request line and header fields), read strictly before the HTTP library sees it: what two programs
// could understand differently is refused here, so that a request has one meaning.
//
//   source  RFC 9112 (HTTP/1.1), sections 2 to 6
//   limits  request line 8,190 bytes, head 16,384 bytes, 100 fields
#pragma once

#include <cstddef>
#include <string_view>

namespace complaint::site {

inline constexpr std::size_t kMaxRequestLine = 8190;  // bytes, without its CRLF
inline constexpr std::size_t kMaxHead = 16384;        // bytes, with the empty line
inline constexpr int kMaxFields = 100;

struct Head {
  int refusal = 0;                 // the status to refuse with; 0: well formed
  std::size_t content_length = 0;  // bytes; 0 also when there is none
  bool has_length = false;
  bool chunked = false;
  bool expects_continue = false;  // the body comes only after an interim answer 100
  bool stays_open = false;        // the client takes another answer on this connection
};

// `head` ends with the empty line. Refusals: 400 malformed, 414 the request line is too long, 431 too many fields, 501 a
// transfer coding other than chunked, 505 not HTTP/1.0 or 1.1.
[[nodiscard]] Head read_head(std::string_view head);

}  // namespace complaint::site
