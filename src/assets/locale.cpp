#include "assets/locale.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace complaint::assets {

std::optional<form::Catalogue> read_catalogue(std::string_view json) {
  const auto file = nlohmann::ordered_json::parse(json, nullptr, false);
  if (!file.is_object()) return std::nullopt;
  const auto language = file.find("language");
  const auto words = file.find("words");
  if (language == file.end() || !language->is_string() || words == file.end() || !words->is_object()) return std::nullopt;

  form::Words read;
  for (const auto& [key, text] : words->items()) {
    if (!text.is_string()) return std::nullopt;
    read.emplace(key, text.get_ref<const std::string&>());
  }
  return form::Catalogue(language->get_ref<const std::string&>(), std::move(read));
}

}  // namespace complaint::assets
