#include "fields/birth_date.h"

#include "fields/date.h"

namespace complaint::fields {

Outcome validate_birth_date(std::string_view typed, const Day& today) {
  Outcome outcome = validate_date(typed, today, kFirstYearOfBirth);
  const bool lacks_day = outcome.ok() && outcome.value.size() < std::string_view("YYYY-MM-DD").size();
  return lacks_day ? refused(Problem::not_a_date) : outcome;
}

}  // namespace complaint::fields
