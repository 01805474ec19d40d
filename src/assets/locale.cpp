#include "assets/locale.h"

#include <nlohmann/json.hpp>
#include <string>

namespace complaint::assets {

std::optional<form::Catalogue> read_catalogue(std::string_view json) {
  const auto file = nlohmann::ordered_json::parse(json, nullptr, false);
  if (!file.is_object()) return std::nullopt;
  const auto language = file.find("language");
  const auto words = file.find("words");
  if (language == file.end() || !language->is_string() || words == file.end() || !words->is_object()) return std::nullopt;

  form::Catalogue catalogue;
  catalogue.language = language->get_ref<const std::string&>();
  for (const auto& [key, text] : words->items()) {
    if (!text.is_string()) return std::nullopt;
    catalogue.words.emplace(key, text.get_ref<const std::string&>());
  }
  return catalogue;
}

}  // namespace complaint::assets
