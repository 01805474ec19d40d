#include "assets/profile.h"

#include <nlohmann/json.hpp>

#include "fields/registry.h"

namespace complaint::assets {
namespace {

using json = nlohmann::ordered_json;  // the same type everywhere: one instantiation in the module

// Reads members of one object, and remembers whether all of them were there and of the right type.
class Reader {
 public:
  explicit Reader(const json& object) : object_(object) { fine_ = object.is_object(); }

  std::string text(const char* member) {
    const json* found = find(member);
    if (found == nullptr || !found->is_string()) return fail(std::string());
    return found->get_ref<const std::string&>();
  }

  int whole_number(const char* member) {
    const json* found = find(member);
    if (found == nullptr || !found->is_number_integer()) return fail(0);
    return found->get<int>();
  }

  bool truth(const char* member) {
    const json* found = find(member);
    if (found == nullptr || !found->is_boolean()) return fail(false);
    return found->get<bool>();
  }

  std::vector<std::string> texts(const char* member) {
    const json* found = find(member);
    if (found == nullptr || !found->is_array()) return fail(std::vector<std::string>());
    std::vector<std::string> all;
    for (const json& item : *found) {
      if (!item.is_string()) return fail(std::vector<std::string>());
      all.push_back(item.get_ref<const std::string&>());
    }
    return all;
  }

  const json& object(const char* member) {
    static const json kNothing;
    const json* found = find(member);
    return found == nullptr ? fail<const json&>(kNothing) : *found;
  }

  [[nodiscard]] bool fine() const { return fine_; }

 private:
  const json* find(const char* member) {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(member);
    return found == object_.end() ? nullptr : &*found;
  }

  template <typename Value>
  Value fail(Value nothing) {
    fine_ = false;
    return nothing;
  }

  const json& object_;
  bool fine_ = true;
};

bool read_scheme(const std::string& name, const fields::Validator*& scheme) {
  scheme = fields::validator_named(name);
  return name == "none" || (scheme != nullptr && scheme->identifies);
}

bool read_case_number(const json& object, fields::CaseNumberRule& rule) {
  Reader reader(object);
  rule.min_length = reader.whole_number("minLength");
  rule.max_length = reader.whole_number("maxLength");
  rule.digits_only = reader.truth("digitsOnly");
  return reader.fine() && rule.min_length >= 4 && rule.max_length <= 20 && rule.min_length <= rule.max_length;
}

bool read_contact(const json& object, form::Contact& contact) {
  Reader reader(object);
  contact = {reader.text("company"), reader.text("phone"), reader.text("email"), reader.text("address")};
  return reader.fine();
}

}  // namespace

std::optional<form::Profile> read_profile(std::string_view text) {
  const json file = json::parse(text, nullptr, false);
  Reader reader(file);
  form::Profile profile;
  profile.rules.profile = reader.text("profile");
  profile.rules.languages = reader.texts("languages");
  profile.rules.phone_region = reader.text("phoneRegion");
  const bool fine = read_scheme(reader.text("nationalId"), profile.rules.national_id) &&
                    read_case_number(reader.object("caseNumber"), profile.rules.case_number) &&
                    read_contact(reader.object("contact"), profile.contact);
  if (!fine || !reader.fine() || profile.rules.languages.empty()) return std::nullopt;
  return profile;
}

}  // namespace complaint::assets
