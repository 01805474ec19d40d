// Reading payloads that were checked before.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace complaint::site {

// The text of a member of the outermost object; empty when it is not there or not a text.
[[nodiscard]] std::string text_member(std::string_view json, std::string_view name);

// The same JSON without white space between the tokens and with escapes only where they are needed, members as ordered. Numbers
// must be whole.
[[nodiscard]] std::string canonical_json(std::string_view json);

// Every value that is not an object, with its path: {"contact / name", "..."}, in the order written.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> flattened(std::string_view json);

}  // namespace complaint::site
