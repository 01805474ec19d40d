// What a validator answers: the canonical value, or the first problem.
#pragma once

#include <string>
#include <utility>

#include "fields/problem.h"

namespace complaint::fields {

struct [[nodiscard]] Outcome {
  std::string value;  // canonical; empty when refused
  Problem problem = Problem::none;

  [[nodiscard]] bool ok() const { return problem == Problem::none; }
};

inline Outcome accepted(std::string value) { return {std::move(value), Problem::none}; }
inline Outcome refused(Problem problem) { return {{}, problem}; }

}  // namespace complaint::fields
