#include "definition/profile.h"

#include <algorithm>

#include "definition/json_object.h"
#include "definition/names.h"
#include "fields/registry.h"

namespace complaint::definition {
namespace {

bool is_region(std::string_view text) {
  return text.size() == 2 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

void read_scheme(const JsonObject& object, fields::Rules& rules) {
  const std::string name = object.text("nationalId");
  rules.national_id = fields::national_id_named(name);
  if (object.has("nationalId") && name != "none" && rules.national_id == nullptr)
    object.refuse("nationalId", none_of(scheme_names()));
}

void read_case_number(const JsonPlace& place, fields::CaseNumberRule& rule, Report& report) {
  static constexpr std::string_view kKnown[] = {"minLength", "maxLength", "digitsOnly"};
  const JsonObject object(place, kKnown, report);
  rule.min_length = object.number("minLength");
  rule.max_length = object.number("maxLength");
  rule.digits_only = object.truth_or("digitsOnly", false);
  if (rule.min_length < 4 || rule.max_length > 20 || rule.min_length > rule.max_length)
    report.add(place.pointer, "is not from at least 4 to at most 20");
}

void read_contact(const JsonPlace& place, Contact& contact, Report& report) {
  static constexpr std::string_view kKnown[] = {"company", "phone", "email", "address", "site"};
  const JsonObject object(place, kKnown, report);
  contact = {object.text("company"), object.text_or("phone", {}), object.text_or("email", {}), object.text_or("address", {}),
             object.text_or("site", {})};
  if (!contact.site.empty() && !contact.site.starts_with("https://")) object.refuse("site", "does not begin with https://");
}

void read_agreement(const JsonObject& object, Agreement& agreement) {
  const std::string name = object.text_or("agreement", "consent");
  agreement = name == "notice" ? Agreement::notice : Agreement::consent;
  if (name != "notice" && name != "consent") object.refuse("agreement", "is neither \"consent\" nor \"notice\"");
}

}  // namespace

std::string_view scheme_name(const Profile& profile) {
  const fields::Validator* scheme = profile.rules.national_id;
  return scheme == nullptr ? "none" : scheme->name;
}

std::vector<std::string_view> scheme_names() {
  std::vector<std::string_view> names = {"none"};
  for (const auto& validator : fields::validators())
    if (validator.identifies) names.push_back(validator.name);
  return names;
}

Agreement agreement_of(const Form& form, const Profile& profile) {
  return form.agreement == Agreement::by_profile ? profile.agreement : form.agreement;
}

bool offers(const Profile& profile, const Question& question, std::string_view option) {
  const auto& offered = profile.channels;
  return question.narrowed_by.empty() || offered.empty() || std::find(offered.begin(), offered.end(), option) != offered.end();
}

ProfileReading read_profile(std::string_view json) { return read_text<ProfileReading>(json, read_profile); }

ProfileReading read_profile(const JsonPlace& file) {
  static constexpr std::string_view kKnown[] = {"$schema",    "profile",   "languages", "phoneRegion", "caseNumber",
                                                "nationalId", "agreement", "channels",  "contact"};
  ProfileReading reading;
  Profile& profile = reading.profile;
  Report report(reading.problems);
  const JsonObject object(file, kKnown, report);
  object.expect_text("$schema");
  profile.rules.profile = object.text("profile");
  if (object.has("profile") && !is_name(profile.rules.profile)) object.refuse("profile", "is not a name: lower case letters");
  profile.rules.languages = object.texts("languages");
  profile.rules.phone_region = object.text("phoneRegion");
  if (object.has("phoneRegion") && !is_region(profile.rules.phone_region))
    object.refuse("phoneRegion", "is not a country of ISO 3166-1: two capital letters");
  read_scheme(object, profile.rules);
  if (const auto rule = object.member("caseNumber")) read_case_number(*rule, profile.rules.case_number, report);
  read_agreement(object, profile.agreement);
  if (object.has("channels")) profile.channels = object.texts("channels");
  if (const auto contact = object.member("contact")) read_contact(*contact, profile.contact, report);
  return reading;
}

}  // namespace complaint::definition
