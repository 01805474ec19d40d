#include "definition/catalogue.h"

namespace complaint::definition {
namespace {

// The value of {name}, or nullptr: then the braces stay as they are.
const std::string* value_of(std::string_view name, const std::vector<std::pair<std::string_view, std::string>>& names) {
  for (const auto& [known, value] : names)
    if (known == name) return &value;
  return nullptr;
}

}  // namespace

// The form's own words take the place of the others once, not at each look.
Catalogue Catalogue::of_form(std::string_view form) const {
  const std::string prefix = std::string(form) + '.';
  Words own = *words_;
  for (auto entry = words_->lower_bound(prefix); entry != words_->end() && entry->first.starts_with(prefix); ++entry)
    own[entry->first.substr(prefix.size())] = entry->second;
  return {language, std::move(own)};
}

const std::string* Catalogue::find(std::string_view key) const {
  const auto found = words_->find(key);
  return found == words_->end() ? nullptr : &found->second;
}

std::string Catalogue::say(std::string_view key) const {
  const std::string* words = find(key);
  return words == nullptr ? std::string(key) : *words;
}

std::string Catalogue::say(std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& names) const {
  const std::string pattern = say(key);
  std::string said;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) break;
    said.append(pattern, at, open - at);
    const std::string* value = value_of(std::string_view(pattern).substr(open + 1, close - open - 1), names);
    if (value != nullptr) said += *value;
    else said.append(pattern, open, close - open + 1);
    at = close + 1;
  }
  return said.append(pattern, at);
}

CatalogueReading read_catalogue(std::string_view json) { return read_text<CatalogueReading>(json, read_catalogue); }

CatalogueReading read_catalogue(const JsonPlace& file) {
  static constexpr std::string_view kKnown[] = {"$schema", "language", "words"};
  CatalogueReading reading;
  Report report(reading.problems);
  const JsonObject object(file, kKnown, report);
  object.expect_text("$schema");
  std::string language = object.text("language");
  Words words;
  if (const auto member = object.member("words")) {
    if (!member->is(JsonType::object)) object.refuse("words", "is not an object");
    for (const JsonPlace& word : member->children()) {
      if (word.is(JsonType::string)) words.emplace(word.value().key, word.value().text);
      else report.add(word.pointer, "is not a text");
    }
  }
  reading.catalogue = Catalogue(std::move(language), std::move(words));
  return reading;
}

}  // namespace complaint::definition
