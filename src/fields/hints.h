// Soft hints: what probably was meant, or what could be better. They never block.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace complaint::fields {

// The whole address with the domain that was probably meant: "an@gmial.com" gives "an@gmail.com". Nothing when the address is
// not valid, its domain is itself a known one, or no common domain is one edit (a letter added, left out, replaced, or two
// neighbours swapped) away.
[[nodiscard]] std::optional<std::string> suggest_email(std::string_view typed);

inline constexpr std::size_t kShortStatement = 30;  // code points: fewer seldom say what happened

// Something was written, but so little that a case handler will have to ask.
[[nodiscard]] bool is_short_statement(std::string_view typed);

}  // namespace complaint::fields
