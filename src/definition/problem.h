// What is wrong with a file that somebody wrote by hand.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace complaint::definition {

struct DefinitionProblem {
  std::string pointer;  // RFC 6901: where in the file; "" is the whole
  std::string words;    // English, for whoever writes the file: 'is none of "choice", "tick"'

  friend bool operator==(const DefinitionProblem&, const DefinitionProblem&) = default;
};

using DefinitionProblems = std::vector<DefinitionProblem>;

// "/pages/0/page is not a name", a line for each problem, with `start` before it.
[[nodiscard]] std::string lines_of(const DefinitionProblems& problems, std::string_view start = {});

// 'is none of "choice", "tick"'
[[nodiscard]] std::string none_of(std::span<const std::string_view> names);

}  // namespace complaint::definition
