// Problems of a file as "pointer words", and a file with one thing changed.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "definition/problem.h"

namespace complaint::test {

inline std::string told(const definition::DefinitionProblems& problems) {
  std::string all;
  for (const auto& [pointer, words] : problems) all.append(all.empty() ? "" : "; ").append(pointer).append(" ").append(words);
  return all;
}

inline std::string changed(std::string_view file, std::string_view from, std::string_view to) {
  std::string text(file);
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
  return text.replace(at, from.size(), to);
}

}  // namespace complaint::test
