// complaint-first FOLDER: the first pages of every country and language, as FOLDER/PROFILE-LANGUAGE.json.
#include <cstdio>
#include <fstream>
#include <string>

#include "assets/embedded.h"
#include "assets/locale.h"
#include "assets/profile.h"
#include "wire/first_pages.h"

namespace {

constexpr std::string_view kLocales = "locales/";
constexpr std::string_view kEnd = ".json";

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::fprintf(stderr, "complaint-first: cannot write %s\n", path.c_str());
  return !file.fail();
}

bool write_language(const std::string& folder, const complaint::assets::EmbeddedFile& locale) {
  const auto catalogue = complaint::assets::read_catalogue(locale.bytes);
  if (!catalogue) return false;
  const std::string language(locale.name.substr(kLocales.size(), locale.name.size() - kLocales.size() - kEnd.size()));
  for (const std::string& name : complaint::assets::embedded_profile_names()) {
    const auto profile = complaint::assets::embedded_profile(name);
    const std::string path = folder + "/" + name + "-" + language + ".json";
    if (!profile || !write_file(path, complaint::wire::write_first_pages(*profile, *catalogue))) return false;
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: complaint-first FOLDER\n", stderr);
    return 2;
  }
  for (const auto& file : complaint::assets::embedded_files())
    if (file.name.starts_with(kLocales) && !write_language(arguments[1], file)) return 1;
  return 0;
}
