// Definitions, profiles and words from a folder, instead of those that are built in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assets/embedded.h"

namespace complaint::check {

struct FolderFile {
  std::string name;  // below the folder: "forms/complaint.json"
  std::string bytes;
};

// The whole file; nothing: it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

// Every .json of forms/, profiles/ and locales/ in the folder, by name. Nothing: it, or a file of it, cannot be read.
[[nodiscard]] std::optional<std::vector<FolderFile>> read_folder(const std::string& folder);

// Views of them.
[[nodiscard]] std::vector<assets::EmbeddedFile> files_of(const std::vector<FolderFile>& folder);

}  // namespace complaint::check
