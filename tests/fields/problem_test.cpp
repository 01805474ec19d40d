#include "fields/problem.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace complaint::fields;

TEST_CASE("problem: every problem has a code of its own, and back") {
  std::set<std::string_view> codes;
#define COMPLAINT_PROBLEM(name)           \
  codes.insert(code_of(Problem::name));   \
  CHECK(code_of(Problem::name) == #name); \
  CHECK((problem_with_code(#name) == Problem::name));
  COMPLAINT_PROBLEMS(COMPLAINT_PROBLEM)
#undef COMPLAINT_PROBLEM
  CHECK(codes.size() == 25);
}

TEST_CASE("problem: none has no code, and no other code is one") {
  CHECK(code_of(Problem::none).empty());
  CHECK((problem_with_code("") == Problem::none));
  CHECK((problem_with_code("none") == Problem::none));
  CHECK((problem_with_code("Required") == Problem::none));
}
