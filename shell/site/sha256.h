// SHA-256 and base64, by OpenSSL's libcrypto (which cpp-httplib brings along).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace complaint::site {

// 32 bytes; nothing when the library refuses (no memory).
[[nodiscard]] std::optional<std::string> sha256(std::string_view bytes);

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace complaint::site
