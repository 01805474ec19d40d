// What a country (its profile) or the host narrows in the fields' rules. Plain data, read from assets/profiles.
#pragma once

#include <string>
#include <vector>

namespace complaint::fields {

// A calendar day of the proleptic Gregorian calendar. {0,0,0} means: not known.
struct Day {
  int year = 0;
  int month = 0;  // 1-12
  int day = 0;    // 1-31

  friend auto operator<=>(const Day&, const Day&) = default;
};

// Bounds are in characters after dropping spaces; both within 4-20.
struct CaseNumberRule {
  int min_length = 4;
  int max_length = 20;
  bool digits_only = false;
};

struct Validator;  // fields/registry.h

struct Rules {
  std::string profile = "nl";       // the profile's name, as in the payload
  std::string phone_region = "NL";  // ISO 3166-1 alpha-2: whose national spelling of phone numbers is taken
  CaseNumberRule case_number;
  const Validator* national_id = nullptr;             // that of the country's national number; nullptr: it has none
  std::vector<std::string> languages = {"nl", "en"};  // that a payload's `locale` may name
};

}  // namespace complaint::fields
