// The files of assets/ that are built into a program (library complaint_embedded).
#pragma once

#include <span>
#include <string_view>

namespace complaint::assets {

struct EmbeddedFile {
  std::string_view name;  // below assets/: "profiles/nl.json"
  std::string_view bytes;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

// Empty when there is no such file.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

}  // namespace complaint::assets
