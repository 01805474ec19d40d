// The request header fields that the receiver reads, as their RFCs write them. All take any bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace complaint::site {

// Without the white space (SP, HTAB) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// ASCII letters compared without case.
[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);

// Content-Type: application/json, with no parameter but charset=utf-8 (RFC 8259 defines none; browsers may send it).
[[nodiscard]] bool is_json_type(std::string_view content_type);

// Idempotency-Key: a String of RFC 9651 ("..." with \" and \\), no parameters, not empty. Nothing when it is anything else.
[[nodiscard]] std::optional<std::string> read_quoted_string(std::string_view value);

// Content-Digest (RFC 9530): a dictionary of byte sequences, `sha-256=:base64:`.
struct ContentDigest {
  bool well_formed = false;
  std::string sha256;  // base64; empty: only other algorithms are named
};
[[nodiscard]] ContentDigest read_content_digest(std::string_view value);

// Whether Accept-Encoding names this coding, and not with a weight of 0 (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

// Whether If-None-Match lists this entity tag, or "*". Compared weakly, as RFC 9110, 13.1.2 asks.
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace complaint::site
