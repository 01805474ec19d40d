// The reference that a person is given: "AG-2026-7K3M9Q".
//
//   shape   AG, the year of receipt, 5 random characters and a check character
//   letters 31 (a prime): digits 2-9 and A-Z without I, L, O: nothing that looks like another one
//   check   2*c0 + 3*c1 + ... + 6*c4 + c5 is a multiple of 31: finds every single typo and every swap of neighbours
//   limits  says nothing about the person; 28,629,151 a year, so the store tries again when one is taken
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace complaint::site {

// From 5 numbers below 31.
[[nodiscard]] std::string make_reference(int year, const std::array<std::uint8_t, 5>& numbers);

// From the operating system's random numbers; nothing when it has none to give.
[[nodiscard]] std::optional<std::string> random_reference(int year);

[[nodiscard]] bool is_reference(std::string_view text);

}  // namespace complaint::site
