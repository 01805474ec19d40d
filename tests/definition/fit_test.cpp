#include "definition/fit.h"

#include "definition/problems.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::definition;
using complaint::test::told;

namespace {

// The noise complaint of somebody else, with one thing changed.
struct Files {
  explicit Files(std::string_view form = "noise", std::string_view profile = "dorp", std::string_view language = "nl")
      : settings(test::settings_of(form, profile, language)) {}

  [[nodiscard]] std::string of_words() const {
    const auto& form = settings.model->form();
    return told(misfits_of_words(form, settings.profile, settings.catalogue.of_form(form.name)));
  }
  [[nodiscard]] std::string of_profile() const { return told(misfits_of_profile(settings.model->form(), settings.profile)); }

  void change(const Words& changes, const char* without = "") {
    Words words = settings.catalogue.words();
    for (const auto& [key, text] : changes) words[key] = text;
    words.erase(without);
    settings.catalogue = Catalogue(settings.catalogue.language, std::move(words));
  }

  form::Settings settings;
};

}  // namespace

TEST_CASE("fit: what comes with the project fits together") {
  for (const char* form : {"complaint", "personal-data"})
    for (const char* profile : {"nl", "be"})
      for (const char* language : {"nl", "en"}) {
        CHECK(Files(form, profile, language).of_words().empty());
        CHECK(Files(form, profile, language).of_profile().empty());
      }
  CHECK(Files().of_words().empty());
}

TEST_CASE("fit: each word of a page that is missing is told") {
  for (const std::string key : {"noise.heading", "noise.intro", "label.noise.kind", "label.noise.kind.music", "label.noise.often",
                                "problem.noise.where.required", "problem.noise.kind.required"}) {
    Files files;
    files.change({}, key.c_str());
    CHECK(files.of_words() == "/words lack \"" + key + "\"");
  }
}

TEST_CASE("fit: a language that the profile has not is told") {
  Files files;
  files.settings.catalogue = Catalogue("en", files.settings.catalogue.words());
  CHECK(files.of_words() == "/language is none of \"nl\", the profile's languages");
}

TEST_CASE("fit: a clause of the form's own needs version and digest of its own") {
  Files files;
  files.change({{"noise.personal_data.clause", "Wij bellen u."}, {"noise.consent.version", "dorp-1"}});
  CHECK(files.of_words() == "/words lack \"noise.consent.digest\", which their own clause needs");
  files.change({{"noise.consent.digest", "x"}});
  CHECK(files.of_words().empty());
}

TEST_CASE("fit: a profile that leaves a choice no option is told") {
  Files files("complaint", "nl");
  files.settings.profile.channels = {"pigeon"};
  CHECK(files.of_profile() == "/channels have no option of incident.channel");
}
