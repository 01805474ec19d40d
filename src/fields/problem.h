// Every reason for refusing a value or a payload: one list, from which the enum, the codes on the wire (payload v2, the
// commands) and the keys of the messages in assets/locales come.
#pragma once

#include <string_view>

#define COMPLAINT_PROBLEMS(X) \
  /* of a field */            \
  X(required)                 \
  X(too_long)                 \
  X(bad_character)            \
  X(no_letter)                \
  X(bad_shape)                \
  X(not_reachable)            \
  X(non_ascii)                \
  X(wrong_length)             \
  X(no_digit)                 \
  X(reserved)                 \
  X(bad_checksum)             \
  X(bad_date)                 \
  X(not_a_date)               \
  X(in_future)                \
  X(too_old)                  \
  /* of a whole payload */    \
  X(missing)                  \
  X(unknown_member)           \
  X(wrong_type)               \
  X(unknown_choice)           \
  X(not_accepted)             \
  X(not_canonical)            \
  X(too_large)                \
  X(too_deep)                 \
  X(not_json)                 \
  X(bad_utf8)

namespace complaint::fields {

enum class Problem {
  none,
#define COMPLAINT_PROBLEM(name) name,
  COMPLAINT_PROBLEMS(COMPLAINT_PROBLEM)
#undef COMPLAINT_PROBLEM
};

// The code as it is written on the wire: "bad_checksum". Empty for Problem::none.
[[nodiscard]] std::string_view code_of(Problem problem);

// The problem with that code; Problem::none where there is none.
[[nodiscard]] Problem problem_with_code(std::string_view code);

}  // namespace complaint::fields
