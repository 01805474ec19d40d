#include "assets/embedded.h"
#include "assets/profile.h"

namespace complaint::assets {
namespace {

constexpr std::string_view kProfiles = "profiles/";
constexpr std::string_view kEnding = ".json";

}  // namespace

std::string_view embedded_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.name == name) return file.bytes;
  return {};
}

std::optional<form::Profile> embedded_profile(std::string_view name) {
  return read_profile(embedded_file(std::string(kProfiles) + std::string(name) + std::string(kEnding)));
}

std::vector<std::string> embedded_profile_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kProfiles)) continue;
    const std::string_view name = file.name.substr(kProfiles.size());
    names.emplace_back(name.substr(0, name.size() - kEnding.size()));
  }
  return names;
}

}  // namespace complaint::assets
