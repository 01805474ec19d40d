#include "definition/problem.h"

namespace complaint::definition {

std::string lines_of(const DefinitionProblems& problems, std::string_view start) {
  std::string lines;
  for (const auto& [pointer, words] : problems) lines.append(start).append(pointer).append(" ").append(words).append("\n");
  return lines;
}

}  // namespace complaint::definition
