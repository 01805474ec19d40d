#include "assets/embedded.h"
#include "assets/library.h"

namespace complaint::assets {

std::string_view embedded_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.name == name) return file.bytes;
  return {};
}

std::vector<std::string> embedded_names(std::string_view folder) {
  constexpr std::string_view kEnding = ".json";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(folder)) continue;
    const std::string_view name = file.name.substr(folder.size());
    names.emplace_back(name.substr(0, name.size() - kEnding.size()));
  }
  return names;
}

const Library& embedded_library() {
  static const Library library = read_library(embedded_files()).library;
  return library;
}

}  // namespace complaint::assets
