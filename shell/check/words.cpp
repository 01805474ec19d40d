#include "check/words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "definition/catalogue.h"
#include "definition/fit.h"

namespace complaint::check {
namespace {

using definition::Catalogue;
using definition::DefinitionProblem;

// What is not in the file is the package's.
Catalogue over_package(const Catalogue& own, std::string_view file) {
  definition::Words words = own.words();
  if (const std::string_view package = assets::embedded_file(file); !package.empty()) {
    const Catalogue theirs = definition::read_catalogue(package).catalogue;
    words.insert(theirs.words().begin(), theirs.words().end());
  }
  return {own.language, std::move(words)};
}

bool speaks(const definition::Profile& profile, const std::string& language) {
  const auto& languages = profile.rules.languages;
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

std::vector<DefinitionProblem> problems_of(const assets::EmbeddedFile& file, const assets::Library& library) {
  auto [own, problems] = definition::read_catalogue(file.bytes);
  if (problems.empty() && file.name != "locales/" + own.language + ".json")
    problems.push_back({"/language", "is not the name of the file"});
  if (!problems.empty()) return problems;
  const Catalogue words = over_package(own, file.name);
  for (const auto& table : library.forms)
    for (const auto& profile : library.profiles) {
      if (!speaks(profile, words.language)) continue;
      for (DefinitionProblem& problem : definition::misfits_of_words(table.form(), profile, words.of_form(table.form().name)))
        if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(std::move(problem));
    }
  return problems;
}

}  // namespace

std::vector<assets::FileProblem> problems_of_words(std::span<const assets::EmbeddedFile> files, const assets::Library& library) {
  std::vector<assets::FileProblem> all;
  for (const assets::EmbeddedFile& file : files) {
    if (!file.name.starts_with("locales/")) continue;
    for (DefinitionProblem& problem : problems_of(file, library)) all.push_back({std::string(file.name), std::move(problem)});
  }
  return all;
}

}  // namespace complaint::check
