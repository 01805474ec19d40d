#include "fields/problem.h"

namespace complaint::fields {
namespace {

struct Entry {
  Problem problem;
  std::string_view code;
};

constexpr Entry kEntries[] = {
#define COMPLAINT_PROBLEM(name) {Problem::name, #name},
    COMPLAINT_PROBLEMS(COMPLAINT_PROBLEM)
#undef COMPLAINT_PROBLEM
};

}  // namespace

std::string_view code_of(Problem problem) {
  for (const Entry& entry : kEntries)
    if (entry.problem == problem) return entry.code;
  return {};
}

Problem problem_with_code(std::string_view code) {
  for (const Entry& entry : kEntries)
    if (entry.code == code) return entry.problem;
  return Problem::none;
}

}  // namespace complaint::fields
