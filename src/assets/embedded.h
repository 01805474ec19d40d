// The files of assets/ that are built into a program (library complaint_embedded).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace complaint::assets {

struct EmbeddedFile {
  std::string_view name;  // below assets/: "profiles/nl.json"
  std::string_view bytes;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

// Empty when there is no such file.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

// "profiles/" gives "be" and "nl".
[[nodiscard]] std::vector<std::string> embedded_names(std::string_view folder);

}  // namespace complaint::assets
