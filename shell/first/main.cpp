// complaint-first FOLDER: the first pages of every form, country and language, as FOLDER/FORM-PROFILE-LANGUAGE.json.
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "assets/embedded.h"
#include "assets/library.h"
#include "definition/catalogue.h"
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
  const auto reading = complaint::definition::read_catalogue(locale.bytes);
  if (!reading.ok()) return false;
  const std::string language(locale.name.substr(kLocales.size(), locale.name.size() - kLocales.size() - kEnd.size()));
  const complaint::assets::Library& library = complaint::assets::embedded_library();
  for (const auto& table : library.forms) {
    const auto model = std::make_shared<const complaint::form::FormModel>(table.form());
    for (const auto& profile : library.profiles) {
      const std::string path = folder + "/" + table.form().name + "-" + profile.rules.profile + "-" + language + ".json";
      if (!write_file(path, complaint::wire::write_first_pages(model, profile, reading.catalogue))) return false;
    }
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
