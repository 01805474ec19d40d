#include "fields/field.h"

#include <algorithm>
#include <array>

#include "fields/bsn.h"
#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/rrn.h"
#include "fields/statement.h"

namespace complaint::fields {
namespace {

using Validate = Outcome (*)(std::string_view typed, const Rules& rules, const Day& today);

struct Field {
  std::string_view name;
  Validate validate;
};

constexpr Field kFields[] = {
    {"name", [](std::string_view typed, const Rules&, const Day&) { return validate_name(typed); }},
    {"phone", [](std::string_view typed, const Rules& rules, const Day&) { return validate_phone(typed, rules.phone_region); }},
    {"email", [](std::string_view typed, const Rules&, const Day&) { return validate_email(typed); }},
    {"case_number",
     [](std::string_view typed, const Rules& rules, const Day&) { return validate_case_number(typed, rules.case_number); }},
    {"bsn", [](std::string_view typed, const Rules&, const Day&) { return validate_bsn(typed); }},
    {"rrn", [](std::string_view typed, const Rules&, const Day& today) { return validate_rrn(typed, today); }},
    {"date", [](std::string_view typed, const Rules&, const Day& today) { return validate_date(typed, today); }},
    {"reason", [](std::string_view typed, const Rules&, const Day&) { return validate_statement(typed); }},
    {"error", [](std::string_view typed, const Rules&, const Day&) { return validate_statement(typed); }},
};

constexpr auto kNames = [] {
  std::array<std::string_view, std::size(kFields)> names{};
  for (std::size_t at = 0; at < names.size(); ++at) names[at] = kFields[at].name;
  return names;
}();

const Field* field_named(std::string_view name) {
  const auto is_it = [name](const Field& field) { return field.name == name; };
  const Field* found = std::find_if(std::begin(kFields), std::end(kFields), is_it);
  return found == std::end(kFields) ? nullptr : found;
}

}  // namespace

std::span<const std::string_view> field_names() { return kNames; }

bool is_field(std::string_view name) { return field_named(name) != nullptr; }

Outcome validate_field(std::string_view name, std::string_view typed, const Rules& rules, const Day& today) {
  const Field* field = field_named(name);
  return field == nullptr ? refused(Problem::unknown_choice) : field->validate(typed, rules, today);
}

Outcome validate_field(std::size_t field, std::string_view typed, const Rules& rules, const Day& today) {
  return field < std::size(kFields) ? kFields[field].validate(typed, rules, today) : refused(Problem::unknown_choice);
}

}  // namespace complaint::fields
