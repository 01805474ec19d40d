// Values of payload v2 that machines write: moments, ids, versions, digests.
#pragma once

#include <string_view>

namespace complaint::payload {

// RFC 3339 in UTC: "2026-11-22T12:00:00Z", with a fraction of 1 to 9 digits or none; a real day, 00-23, 00-59, 00-60 (a leap
// second may be in any minute: they are announced, not computed). Capital T and Z only.
[[nodiscard]] bool is_timestamp(std::string_view text);

// RFC 9562: 8-4-4-4-12 hexadecimal digits of either case; version and variant are not looked at.
[[nodiscard]] bool is_uuid(std::string_view text);

[[nodiscard]] bool has_upper_case(std::string_view text);  // ASCII

// The version of the text that was agreed to, 1-20 of [A-Za-z0-9._-]: "nl-1".
[[nodiscard]] bool is_text_version(std::string_view text);

// RFC 9530: "sha-256=:", 32 bytes in base64 (44 characters, no bits left over), ":".
[[nodiscard]] bool is_sha256_digest(std::string_view text);

}  // namespace complaint::payload
