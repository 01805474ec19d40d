#include "fields/registry.h"

#include "fields/birth_date.h"
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
     .length = line_length,
     .shape = R"("minLength":1,"maxLength":100)"},
    {.name = "phone",
     .validate = [](Typed typed, const Rules& rules, const Day&) { return validate_phone(typed, rules.phone_region); },
     .typing = Typing::tel,
     .columns = 20,
     .written = [](Typed canonical, const Rules& rules) { return written_phone(canonical, rules.phone_region); },
     .shape = R"("pattern":"^\\+[1-9][0-9]+$")"},
    {.name = "email",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_email(typed); },
     .typing = Typing::email,
     .shape = R"("maxLength":254,"pattern":"^[!-?A-~]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+$")"},
    {.name = "case_number",
     .validate = [](Typed typed, const Rules& rules, const Day&) { return validate_case_number(typed, rules.case_number); },
     .columns = 20,
     .shape = R"("minLength":4,"maxLength":20,"pattern":"^[A-Z/.-]*[0-9][A-Z0-9/.-]*$")"},
    {.name = "bsn",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_bsn(typed); },
     .typing = Typing::digits,
     .columns = 14,
     .identifies = true,
     .shape = R"("pattern":"^[0-9]{9}$")"},
    {.name = "rrn",
     .validate = [](Typed typed, const Rules&, const Day& today) { return validate_rrn(typed, today); },
     .typing = Typing::digits,
     .columns = 14,
     .identifies = true,
     .dated = true,
     .written = [](Typed canonical, const Rules&) { return written_rrn(canonical); },
     .shape = R"("pattern":"^[0-9]{11}$")"},
    {.name = "birthDate",
     .validate = [](Typed typed, const Rules&, const Day& today) { return validate_birth_date(typed, today); },
     .columns = 20,
     .identifies = true,
     .dated = true,
     .is_date = true,
     .shape = R"("pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")"},
    {.name = "date",
     .validate = [](Typed typed, const Rules&, const Day& today) { return validate_date(typed, today); },
     .dated = true,
     .is_date = true,
     .shape = R"("pattern":"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")"},
    {.name = "statement",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_statement(typed); },
     .typing = Typing::lines,
     .limit = kMaxStatementCodePoints,
     .length = statement_length,
     .shape = R"("minLength":1,"maxLength":4000)"},
    {.name = "line",
     .validate = [](Typed typed, const Rules&, const Day&) { return validate_line(typed); },
     .limit = kMaxLineCodePoints,
     .length = [](Typed typed) { return line_length(typed); },
     .shape = R"("minLength":1,"maxLength":100)"},
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
