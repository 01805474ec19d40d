// What is wrong with a file that somebody wrote by hand.
#pragma once

#include <string>
#include <vector>

namespace complaint::definition {

struct DefinitionProblem {
  std::string pointer;  // RFC 6901: where in the file; "" is the whole
  std::string words;    // English, for whoever writes the file: 'is none of "choice", "tick"'

  friend bool operator==(const DefinitionProblem&, const DefinitionProblem&) = default;
};

using DefinitionProblems = std::vector<DefinitionProblem>;

}  // namespace complaint::definition
