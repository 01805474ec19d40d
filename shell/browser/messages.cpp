#include "messages.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "definition/catalogue.h"
#include "definition/profile.h"
#include "definition/fit.h"
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

float number_of(const JsonPlace& object, const char* name, float least, float most, float otherwise) {
  const auto number = static_cast<float>(object.number_of(name, otherwise));
  return number >= least && number <= most ? number : otherwise;
}

form::Drafts drafts_of(const std::string& word) {
  if (word == "on") return form::Drafts::on;
  return word == "off" ? form::Drafts::off : form::Drafts::ask;
}

int digit_of(char hex) {
  if (hex >= '0' && hex <= '9') return hex - '0';
  if (hex >= 'a' && hex <= 'f') return hex - 'a' + 10;
  return hex >= 'A' && hex <= 'F' ? hex - 'A' + 10 : -1;
}

// "#rrggbb".
void read_colour(const JsonPlace& palette, const char* name, std::uint32_t& colour) {
  const std::string text = palette.text_of(name);
  if (text.size() != 7 || text[0] != '#') return;
  std::uint32_t value = 0;
  for (const char hex : text.substr(1)) {
    const int digit = digit_of(hex);
    if (digit < 0) return;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  colour = value;
}

view::Palette palette_of(const std::optional<JsonPlace>& given) {
  view::Palette palette;
  if (!given) return palette;
  const std::pair<const char*, std::uint32_t*> colours[] = {
      {"surface", &palette.surface},      {"text", &palette.text},          {"quiet", &palette.quiet},
      {"accent", &palette.accent},        {"onAccent", &palette.on_accent}, {"border", &palette.border},
      {"field", &palette.field},          {"tint", &palette.tint},          {"error", &palette.error},
      {"errorTint", &palette.error_tint}, {"focus", &palette.focus}};
  for (const auto& [name, colour] : colours) read_colour(*given, name, *colour);
  return palette;
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
  settings.native_painter = given->truth_of("nativePainter", false);
  return settings;
}

Screen read_screen(std::string_view json) {
  const Message text(json);
  const JsonPlace message = text.root();
  Screen screen;
  screen.surface.width = number_of(message, "width", 1, 16384, screen.surface.width);
  screen.surface.text_scale = number_of(message, "textScale", 0.1F, 10, screen.surface.text_scale);
  screen.surface.radius = number_of(message, "radius", 0, 100, screen.surface.radius);
  screen.surface.palette = palette_of(message.child("palette"));
  screen.density = number_of(message, "density", 0.1F, 16, screen.density);
  screen.max_height = number_of(message, "maxHeight", 1, 65536, screen.max_height);
  return screen;
}

view::Attention read_attention(std::string_view json) {
  const Message text(json);
  const JsonPlace message = text.root();
  return {message.text_of("focused"), message.truth_of("ring", false), message.text_of("hovered"), message.text_of("pressed")};
}

}  // namespace complaint::browser
