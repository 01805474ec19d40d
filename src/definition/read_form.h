// Reads a form definition.
#pragma once

#include <string_view>

#include "definition/form_definition.h"
#include "definition/json_object.h"
#include "definition/names.h"
#include "definition/problem.h"

namespace complaint::definition {

struct FormReading {
  Form form;  // only if there are no problems
  DefinitionProblems problems;

  [[nodiscard]] bool ok() const { return problems.empty(); }
};

// Takes any bytes. Besides the shape of each member it is checked that
//
//   names      are lower case letters, digits, "_" and "." between them, and none is used twice
//   pointers   are of members (letters and digits, at most kMaxPointerDepth deep); none is another's, or within another's answer;
//              a presence is of an object that holds other answers, each asked only after its "yes"
//   conditions look at an earlier choice or tick, and at options that it has
//   types      have a validator
[[nodiscard]] FormReading read_form(std::string_view json);
[[nodiscard]] FormReading read_form(const JsonPlace& file);

inline constexpr std::size_t kMaxQuestions = 200;

}  // namespace complaint::definition
