// The forms and countries that a program knows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/embedded.h"
#include "definition/problem.h"
#include "definition/profile.h"
#include "payload/payload.h"
#include "payload/table.h"

namespace complaint::assets {

struct Library {
  std::vector<payload::Table> forms;          // in the order of their files
  std::vector<definition::Profile> profiles;  // the same, but nl first: a command without a profile takes its rules

  // nullptr: there is none.
  [[nodiscard]] const payload::Table* form_named(std::string_view name) const;
  [[nodiscard]] const definition::Profile* profile_named(std::string_view name) const;

  // Payloads of every form and profile. A view, as the next: the library must outlive it.
  [[nodiscard]] payload::Accepted accepted() const;
  // The same of the profiles with these names only or, without names, of all. Nothing: there is no such profile.
  [[nodiscard]] std::optional<payload::Accepted> accepted(std::span<const std::string> profile_names) const;
};

struct FileProblem {
  std::string file;
  definition::DefinitionProblem problem;
};

struct LibraryReading {
  Library library;  // what could be read
  std::vector<FileProblem> problems;
};

// Takes forms/NAME.json and profiles/NAME.json, each of which must call itself NAME; looks at no other file.
[[nodiscard]] LibraryReading read_library(std::span<const EmbeddedFile> files);

// The files of this program (library complaint_embedded), read once. They have no problems: tests see to that.
[[nodiscard]] const Library& embedded_library();

}  // namespace complaint::assets
