#include "fields/registry.h"

#include "fields/bsn.h"
#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/line.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/rrn.h"
#include "fields/statement.h"

namespace complaint::fields {
namespace {

using Typed = std::string_view;

constexpr Validator kValidators[] = {
    {.name = "name",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_name(typed); },
     .limit = kMaxNameCodePoints,
     .length = line_length},
    {.name = "phone",
     .validate = [](Typed typed, const Rules& rules, const Day&) { return validate_phone(typed, rules.phone_region); },
     .typing = Typing::tel,
     .columns = 20},
    {.name = "email",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_email(typed); },
     .typing = Typing::email},
    {.name = "case_number",
     .validate = [](Typed typed, const Rules& rules, const Day&) { return validate_case_number(typed, rules.case_number); },
     .columns = 20},
    {.name = "bsn",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_bsn(typed); },
     .typing = Typing::digits,
     .columns = 14,
     .identifies = true},
    {.name = "rrn",
     .validate = [](Typed typed, const Rules&, const Day& today) { return validate_rrn(typed, today); },
     .typing = Typing::digits,
     .columns = 14,
     .identifies = true},
    {.name = "date", .validate = [](Typed typed, const Rules&, const Day& today) { return validate_date(typed, today); }},
    {.name = "statement",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_statement(typed); },
     .typing = Typing::lines,
     .limit = kMaxStatementCodePoints,
     .length = statement_length},
    {.name = "line",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_line(typed); },
     .limit = kMaxLineCodePoints,
     .length = [](Typed typed) { return line_length(typed); }},
};

}  // namespace

std::span<const Validator> validators() { return kValidators; }

const Validator* validator_named(std::string_view name) {
  for (const Validator& validator : kValidators)
    if (validator.name == name) return &validator;
  return nullptr;
}

const Validator* national_id_named(std::string_view name) {
  const Validator* validator = validator_named(name);
  return validator != nullptr && validator->identifies ? validator : nullptr;
}

}  // namespace complaint::fields
