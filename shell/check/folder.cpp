#include "check/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace complaint::check {
namespace {

namespace fs = std::filesystem;

// False: the folder is there and cannot be read.
bool read_all_below(const fs::path& folder, const std::string& below, std::vector<FolderFile>& files) {
  std::error_code error;
  if (!fs::exists(folder / below, error)) return !error;
  fs::directory_iterator entries(folder / below, error);
  if (error) return false;
  for (const fs::directory_entry& entry : entries) {
    if (entry.path().extension() != ".json") continue;
    auto bytes = read_file(entry.path().string());
    if (!bytes) return false;
    files.push_back({below + "/" + entry.path().filename().string(), std::move(*bytes)});
  }
  return true;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return std::nullopt;
  return bytes;
}

std::optional<std::vector<FolderFile>> read_folder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;
  std::vector<FolderFile> files;
  for (const char* below : {"forms", "profiles", "locales"})
    if (!read_all_below(folder, below, files)) return std::nullopt;
  std::sort(files.begin(), files.end(), [](const auto& one, const auto& other) { return one.name < other.name; });
  return files;
}

std::vector<assets::EmbeddedFile> files_of(const std::vector<FolderFile>& folder) {
  std::vector<assets::EmbeddedFile> files;
  for (const FolderFile& file : folder) files.push_back({file.name, file.bytes});
  return files;
}

}  // namespace complaint::check
