// nlohmann/json as the judge of our own reader of payloads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace complaint::test {

// What our reader makes of the text, node by node; "none" when it refuses it.
[[nodiscard]] std::string our_outline(std::string_view json);

// The same from nlohmann/json's events, under our stricter rules: no byte order mark, no NUL, no name twice in one object. Nothing
// where a number is too great for nlohmann/json, which ends there.
[[nodiscard]] std::optional<std::string> nlohmann_outline(std::string_view json);

}  // namespace complaint::test
