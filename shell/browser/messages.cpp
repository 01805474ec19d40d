#include "messages.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "assets/locale.h"
#include "assets/profile.h"

namespace complaint::browser {
namespace {

using Json = nlohmann::ordered_json;

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

std::string text_of(const Json& object, const char* name) {
  const auto* text = member(object, name).get_ptr<const Json::string_t*>();
  return text == nullptr ? std::string() : *text;
}

bool truth_of(const Json& object, const char* name, bool otherwise) {
  const auto* truth = member(object, name).get_ptr<const Json::boolean_t*>();
  return truth == nullptr ? otherwise : *truth;
}

float number_of(const Json& object, const char* name, float least, float most, float otherwise) {
  const Json& value = member(object, name);
  if (!value.is_number()) return otherwise;
  const auto number = value.get<float>();
  return number >= least && number <= most ? number : otherwise;
}

std::string again(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

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
void read_colour(const Json& palette, const char* name, std::uint32_t& colour) {
  const std::string text = text_of(palette, name);
  if (text.size() != 7 || text[0] != '#') return;
  std::uint32_t value = 0;
  for (const char hex : text.substr(1)) {
    const int digit = digit_of(hex);
    if (digit < 0) return;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  colour = value;
}

view::Palette palette_of(const Json& json) {
  view::Palette palette;
  const std::pair<const char*, std::uint32_t*> colours[] = {
      {"surface", &palette.surface},      {"text", &palette.text},          {"quiet", &palette.quiet},
      {"accent", &palette.accent},        {"onAccent", &palette.on_accent}, {"border", &palette.border},
      {"field", &palette.field},          {"tint", &palette.tint},          {"error", &palette.error},
      {"errorTint", &palette.error_tint}, {"focus", &palette.focus}};
  for (const auto& [name, colour] : colours) read_colour(json, name, *colour);
  return palette;
}

}  // namespace

std::optional<form::Settings> read_start(std::string_view json) {
  const Json message = parsed(json);
  auto catalogue = assets::read_catalogue(again(member(message, "locale")));
  auto profile = assets::read_profile(again(member(message, "profile")));
  if (!catalogue || !profile) return std::nullopt;
  const Json& given = member(message, "settings");
  form::Settings settings;
  settings.profile = *std::move(profile);
  settings.catalogue = *std::move(catalogue);
  settings.drafts = drafts_of(text_of(given, "drafts"));
  settings.ask_national_id = truth_of(given, "nationalId", true);
  settings.native_painter = truth_of(given, "nativePainter", false);
  return settings;
}

Screen read_screen(std::string_view json) {
  const Json message = parsed(json);
  Screen screen;
  screen.surface.width = number_of(message, "width", 1, 16384, screen.surface.width);
  screen.surface.text_scale = number_of(message, "textScale", 0.1F, 10, screen.surface.text_scale);
  screen.surface.radius = number_of(message, "radius", 0, 100, screen.surface.radius);
  screen.surface.palette = palette_of(member(message, "palette"));
  screen.density = number_of(message, "density", 0.1F, 16, screen.density);
  screen.max_height = number_of(message, "maxHeight", 1, 65536, screen.max_height);
  return screen;
}

view::Attention read_attention(std::string_view json) {
  const Json message = parsed(json);
  return {text_of(message, "focused"), truth_of(message, "ring", false), text_of(message, "hovered"),
          text_of(message, "pressed")};
}

}  // namespace complaint::browser
