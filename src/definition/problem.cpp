#include "definition/problem.h"

namespace complaint::definition {

std::string lines_of(const DefinitionProblems& problems, std::string_view start) {
  std::string lines;
  for (const auto& [pointer, words] : problems) lines.append(start).append(pointer).append(" ").append(words).append("\n");
  return lines;
}

std::string none_of(std::span<const std::string_view> names) {
  std::string words = "is none of";
  for (const std::string_view name : names) words.append(words.back() == 'f' ? " \"" : ", \"").append(name).append("\"");
  return words;
}

}  // namespace complaint::definition
