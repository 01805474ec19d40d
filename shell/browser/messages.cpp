#include "messages.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "definition/catalogue.h"
#include "definition/fit.h"
#include "definition/profile.h"
#include "definition/read_form.h"
#include "json/json_place.h"

namespace complaint::browser {
namespace {

// The message, whose tree lives as long as it; something without members where it is no JSON.
class Message {
 public:
  explicit Message(std::string_view json) : tree_(read_json(json)) {
    if (!tree_) tree_ = read_json("{}");
  }

  [[nodiscard]] JsonPlace root() const { return {&*tree_, 0, {}}; }

 private:
  std::optional<JsonTree> tree_;
};

form::Drafts drafts_of(const std::string& word) {
  if (word == "on") return form::Drafts::on;
  return word == "off" ? form::Drafts::off : form::Drafts::ask;
}

}  // namespace

std::optional<form::Settings> read_start(std::string_view json, std::string& refusal) {
  const Message message(json);
  const auto file = [&message](const char* name) {
    auto place = message.root().child(name);
    if (place) place->pointer.clear();  // problems are told by their place in the file
    return place;
  };
  const auto definition = file("form");
  const auto locale = file("locale");
  const auto profile = file("profile");
  const auto given = file("settings");
  refusal = "a file is missing";
  if (!definition || !locale || !profile || !given) return std::nullopt;
  auto form = definition::read_form(*definition);
  auto catalogue = definition::read_catalogue(*locale);
  auto country = definition::read_profile(*profile);
  refusal = lines_of(form.problems, "form ") + lines_of(catalogue.problems, "words ") + lines_of(country.problems, "profile ");
  if (!refusal.empty()) return std::nullopt;
  refusal =
      lines_of(definition::misfits_of_profile(form.form, country.profile), "profile ") +
      lines_of(definition::misfits_of_words(form.form, country.profile, catalogue.catalogue.of_form(form.form.name)), "words ");
  if (!refusal.empty()) return std::nullopt;
  form::Settings settings;
  settings.model = std::make_shared<const form::FormModel>(std::move(form.form));
  settings.profile = std::move(country.profile);
  settings.catalogue = std::move(catalogue.catalogue);
  settings.drafts = drafts_of(given->text_of("drafts"));
  settings.ask_national_id = given->truth_of("nationalId", true);
  settings.offers_languages = given->truth_of("offersLanguages", true);
  settings.native_painter = given->truth_of("nativePainter", false);
  return settings;
}

}  // namespace complaint::browser
