// Strings as JSON text.
#pragma once

#include <string>
#include <string_view>

namespace complaint {

// Appends `text` as a JSON string with its quotes. Broken UTF-8 becomes U+FFFD; only what must be escaped is.
void append_json_string(std::string& json, std::string_view text);

}  // namespace complaint
