// A country's particulars: what it narrows and switches in forms (assets/profiles/NAME.json).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "definition/form_definition.h"
#include "definition/json_object.h"
#include "definition/problem.h"
#include "fields/rules.h"

namespace complaint::definition {

// How to reach the company; every part may be empty.
struct Contact {
  std::string company;
  std::string phone;  // as people write it
  std::string email;
  std::string address;  // one line
  std::string site;     // the customer site, https: "Plan & Pay"
};

struct Profile {
  fields::Rules rules;
  Agreement agreement = Agreement::consent;  // of forms that leave it to the country: consent or notice
  std::vector<std::string> channels;         // the options that a choice "narrowedBy" them offers; empty: all
  Contact contact;
};

// The country's national number, or "none": what conditions call the profile's "nationalId".
[[nodiscard]] std::string_view scheme_name(const Profile& profile);

// What that may be: "none", and every validator of a national number.
[[nodiscard]] std::vector<std::string_view> scheme_names();

// What a form asks, or tells, about personal data in that country: consent, notice or none.
[[nodiscard]] Agreement agreement_of(const Form& form, const Profile& profile);

// True if the country's form offers that option of a choice.
[[nodiscard]] bool offers(const Profile& profile, const Question& question, std::string_view option);

struct ProfileReading {
  Profile profile;  // only if there are no problems
  DefinitionProblems problems;

  [[nodiscard]] bool ok() const { return problems.empty(); }
};

[[nodiscard]] ProfileReading read_profile(std::string_view json);
[[nodiscard]] ProfileReading read_profile(const JsonPlace& file);

}  // namespace complaint::definition
