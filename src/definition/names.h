// How names and pointers in a definition are spelt.
#pragma once

#include <cstddef>
#include <string_view>

namespace complaint::definition {

inline constexpr std::size_t kMaxNameBytes = 60;
inline constexpr std::size_t kMaxPointerDepth = 4;

// "contact.name": parts of lower case letters, digits and "_", with "." or "-" between them.
[[nodiscard]] bool is_name(std::string_view text);

// "/case/caseNumber": members of letters and digits, at most kMaxPointerDepth.
[[nodiscard]] bool is_pointer(std::string_view text);

// True if `pointer` is of something in the object at `other`.
[[nodiscard]] bool is_within(std::string_view pointer, std::string_view other);

}  // namespace complaint::definition
