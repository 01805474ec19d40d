#include "assets/library.h"

#include <algorithm>
#include <utility>

#include "definition/fit.h"
#include "definition/read_form.h"

namespace complaint::assets {
namespace {

using definition::DefinitionProblem;

class LibraryReader {
 public:
  explicit LibraryReader(LibraryReading& reading) : reading_(reading) {}

  void read(const EmbeddedFile& file) {
    if (file.name.starts_with("forms/")) read_form(file);
    if (file.name.starts_with("profiles/")) read_profile(file);
  }

 private:
  // True if the file has no problems.
  bool report(const EmbeddedFile& file, std::vector<DefinitionProblem> problems, std::string_view member, std::string_view name) {
    const bool is_its_name = file.name.ends_with("/" + std::string(name) + ".json");
    if (problems.empty() && !is_its_name) problems.push_back({"/" + std::string(member), "is not the name of the file"});
    for (DefinitionProblem& problem : problems) reading_.problems.push_back({std::string(file.name), std::move(problem)});
    return problems.empty();
  }

  void read_form(const EmbeddedFile& file) {
    auto [form, problems] = definition::read_form(file.bytes);
    if (report(file, std::move(problems), "form", form.name)) reading_.library.forms.emplace_back(std::move(form));
  }

  void read_profile(const EmbeddedFile& file) {
    auto [profile, problems] = definition::read_profile(file.bytes);
    auto& profiles = reading_.library.profiles;
    const std::string name = profile.rules.profile;
    if (report(file, std::move(problems), "profile", name))
      profiles.insert(name == "nl" ? profiles.begin() : profiles.end(), std::move(profile));
  }

  LibraryReading& reading_;
};

// Every form is asked in every country.
void report_misfits(LibraryReading& reading) {
  for (const auto& table : reading.library.forms)
    for (const auto& profile : reading.library.profiles)
      for (DefinitionProblem& problem : definition::misfits_of_profile(table.form(), profile))
        reading.problems.push_back({"profiles/" + profile.rules.profile + ".json", std::move(problem)});
}

}  // namespace

const payload::Table* Library::form_named(std::string_view name) const {
  const auto found = std::find_if(forms.begin(), forms.end(), [name](const auto& table) { return table.form().name == name; });
  return found == forms.end() ? nullptr : &*found;
}

const definition::Profile* Library::profile_named(std::string_view name) const {
  const auto is_it = [name](const auto& profile) { return profile.rules.profile == name; };
  const auto found = std::find_if(profiles.begin(), profiles.end(), is_it);
  return found == profiles.end() ? nullptr : &*found;
}

payload::Accepted Library::accepted() const {
  payload::Accepted accepted;
  for (const auto& table : forms) accepted.forms.push_back(&table);
  for (const auto& profile : profiles) accepted.profiles.push_back(&profile);
  return accepted;
}

std::optional<payload::Accepted> Library::accepted(std::span<const std::string> profile_names) const {
  payload::Accepted all = accepted();
  if (profile_names.empty()) return all;
  all.profiles.clear();
  for (const std::string& name : profile_names) {
    const definition::Profile* profile = profile_named(name);
    if (profile == nullptr) return std::nullopt;
    all.profiles.push_back(profile);
  }
  return all;
}

LibraryReading read_library(std::span<const EmbeddedFile> files) {
  LibraryReading reading;
  LibraryReader reader(reading);
  for (const EmbeddedFile& file : files) reader.read(file);
  report_misfits(reading);
  return reading;
}

}  // namespace complaint::assets
