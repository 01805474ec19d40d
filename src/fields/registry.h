// Every validator by its name: what form definitions call a question's type, and `complaint-check field` a field.
//
// To add one: a file pair with the check, and a line in registry.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

// How a value is typed.
enum class Typing { text, tel, email, digits, lines };

struct Validator {
  std::string_view name;
  Outcome (*validate)(std::string_view typed, const Rules& rules, const Day& today);
  Typing typing = Typing::text;
  int columns = 0;        // expected length in characters, sizes the control; 0: the whole column
  std::size_t limit = 0;  // code points, by `length`; 0: no message counts them
  std::size_t (*length)(std::string_view typed) = nullptr;  // code points that count towards `limit`
  bool identifies = false;  // a national number: profiles may name it as theirs, and drafts never hold it
  bool dated = false;       // judged by the day: what is right today may have been wrong yesterday
  bool is_date = false;     // the canonical value is "2026-10-01" or "2026-10", and a page says it in words
  // The canonical value as people write it, for reading; nullptr: as it is.
  std::string (*written)(std::string_view canonical, const Rules& rules) = nullptr;
  std::string_view shape;  // of the canonical value, as members of a JSON Schema; the validator may ask more
};

[[nodiscard]] std::span<const Validator> validators();

// nullptr: no validator has this name.
[[nodiscard]] const Validator* validator_named(std::string_view name);

// The same, and nullptr for a validator of anything else than a national number.
[[nodiscard]] const Validator* national_id_named(std::string_view name);

}  // namespace complaint::fields
