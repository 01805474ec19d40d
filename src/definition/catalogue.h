// The words of one language (assets/locales/NAME.json).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "definition/json_object.h"
#include "definition/problem.h"

namespace complaint::definition {

using Words = std::map<std::string, std::string, std::less<>>;  // by key

// Cheap to copy: the words are shared and never change.
class Catalogue {
 public:
  Catalogue() = default;
  Catalogue(std::string language_tag, Words words)
      : language(std::move(language_tag)), words_(std::make_shared<const Words>(std::move(words))) {}

  std::string language;  // BCP 47

  // As that form says it: "personal-data.start.heading", where there are such words, instead of "start.heading".
  [[nodiscard]] Catalogue of_form(std::string_view form) const;

  [[nodiscard]] const Words& words() const { return *words_; }

  // The words under `key`, with {names} filled in; the key itself where there are none (a test keeps that from happening).
  [[nodiscard]] std::string say(std::string_view key) const;
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& names) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

 private:
  [[nodiscard]] const std::string* find(std::string_view key) const;  // nullptr: there are none

  std::shared_ptr<const Words> words_ = std::make_shared<const Words>();
};

struct CatalogueReading {
  Catalogue catalogue;  // only if there are no problems
  DefinitionProblems problems;

  [[nodiscard]] bool ok() const { return problems.empty(); }
};

// {"language":"nl","words":{"key":"text", ...}}
[[nodiscard]] CatalogueReading read_catalogue(std::string_view json);
[[nodiscard]] CatalogueReading read_catalogue(const JsonPlace& file);

}  // namespace complaint::definition
