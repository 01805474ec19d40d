// All fields by name, as `complaint-check field NAME` and the headless validator know them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "fields/outcome.h"
#include "fields/rules.h"

namespace complaint::fields {

// name, phone, email, case_number, bsn, rrn, date, reason, error.
[[nodiscard]] std::span<const std::string_view> field_names();
[[nodiscard]] bool is_field(std::string_view name);

// What the validator of that field says, under the rules of a profile. A name that is no field's is refused with
// unknown_choice, which no validator gives.
Outcome validate_field(std::string_view name, std::string_view typed, const Rules& rules, const Day& today);

// The same by place in field_names(), for callers with many values.
Outcome validate_field(std::size_t field, std::string_view typed, const Rules& rules, const Day& today);

}  // namespace complaint::fields
