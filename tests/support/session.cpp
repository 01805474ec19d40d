#include "support/session.h"

#include <map>

#include "assets/embedded.h"
#include "assets/library.h"
#include "definition/read_form.h"
#include "fields/registry.h"
#include "support/noise_files.h"

namespace complaint::test {

using namespace form;

namespace {

Catalogue read(std::string_view language) {
  const std::string name = "locales/" + std::string(language) + ".json";
  return definition::read_catalogue(assets::embedded_file(name)).catalogue;
}

}  // namespace

// Read once: a fuzzer opens many sessions.
Catalogue catalogue(std::string_view language) {
  static const Catalogue dutch = read("nl");
  static const Catalogue english = read("en");
  return language == "en" ? english : dutch;
}

namespace {

// The package's words, and the form's own over them.
Catalogue catalogue_of_noise() {
  definition::Words words = catalogue("nl").words();
  const Catalogue own = definition::read_catalogue(kNoiseWords).catalogue;
  for (const auto& [key, text] : own.words()) words[key] = text;
  return {"nl", std::move(words)};
}

Settings settings_of_noise() {
  Settings settings;
  settings.model = std::make_shared<const FormModel>(definition::read_form(kNoiseForm).form);
  settings.profile = definition::read_profile(kNoiseProfile).profile;
  settings.catalogue = catalogue_of_noise();
  return settings;
}

}  // namespace

Settings settings(std::string_view profile, std::string_view language) { return settings_of("complaint", profile, language); }

Settings settings_of(std::string_view form, std::string_view profile, std::string_view language) {
  static const Settings noise = settings_of_noise();
  if (form == "noise") return noise;
  const assets::Library& library = assets::embedded_library();
  static std::map<std::string, SharedModel, std::less<>> models;
  auto& model = models[std::string(form)];
  if (model == nullptr) model = std::make_shared<const FormModel>(library.form_named(form)->form());
  Settings settings;
  settings.model = model;
  settings.profile = *library.profile_named(profile);
  settings.catalogue = catalogue(language);
  return settings;
}

Session::Session(Settings chosen)
    : is_belgian_(chosen.profile.rules.national_id == fields::validator_named("rrn")), form_(std::move(chosen)) {
  happen(event::Left{});
}

std::vector<Effect> Session::happen(const Event& event) { return form_.update(event, moment); }

std::vector<Effect> Session::type(std::string_view node, std::string_view text) {
  auto effects = happen(event::Typed{std::string(node), std::string(text)});
  for (Effect& effect : happen(event::Left{std::string(node)})) effects.push_back(std::move(effect));
  return effects;
}

std::vector<Effect> Session::choose(std::string_view node, bool checked) {
  return happen(event::Chosen{std::string(node), checked});
}

std::vector<Effect> Session::press(std::string_view node) { return happen(event::Pressed{std::string(node)}); }

Node Session::node(std::string_view id) const {
  for (Node& node : page().nodes)
    if (node.id == id) return node;
  return {};
}

bool Session::shows(std::string_view id) const { return !node(id).id.empty(); }

void Session::fill_until(std::string_view last) {
  choose("kind.complaint");
  press("next");
  if (last == pages::contact) return;
  type("contact.name", "Jan de Vries");
  type("contact.phone", is_belgian_ ? "0470 12 34 56" : "06 12345678");
  type("contact.email", "jan@voorbeeld.nl");
  press("next");
  if (last == pages::case_file) return;
  choose("case.concerns.yes");
  type("case.number", "ab 1234");
  type("case.national_id", is_belgian_ ? "85073003328" : "111222333");
  press("next");
  if (last == pages::statement) return;
  type("statement.reason", "Ik heb deze rekening al betaald op 3 september.");
  type("statement.error", "De medewerker heeft mijn betaling niet opgezocht.");
  press("next");
  if (last == pages::incident) return;
  type("incident.date.day", "1");
  type("incident.date.month", "oktober");
  type("incident.date.year", "2026");
  choose("incident.channel.letter");
  press("next");
  if (last == pages::review) return;
  choose("consent");
  press("send");
}

}  // namespace complaint::test
