// Reading payloads that were checked before.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace complaint::site {

// The text of a member of the outermost object; empty when it is not there or not a text.
[[nodiscard]] std::string text_member(std::string_view json, std::string_view name);

// Every value that is not an object, with its path: {"contact / name", "..."}, in the order written.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> flattened(std::string_view json);

}  // namespace complaint::site
