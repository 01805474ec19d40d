#include "definition/fit.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace complaint::definition {
namespace {

bool has_options(const Profile& profile, const Question& question) {
  const auto is_offered = [&](const std::string& option) { return offers(profile, question, option); };
  return std::any_of(question.options.begin(), question.options.end(), is_offered);
}

// Tells the keys that the pages of a form would show instead of words.
class WordsCheck {
 public:
  WordsCheck(const Profile& profile, const Catalogue& words, DefinitionProblems& problems)
      : profile_(profile), words_(words), problems_(problems) {}

  void check(const Form& form) {
    for (const Page& page : form.pages) {
      need(page.name + ".heading");
      for (const Block& block : page.blocks) check_block(block);
    }
    for (const Question& question : form.questions) check_question(question);
  }

 private:
  void check_block(const Block& block) {
    for (const std::string& item : block.items) need_by_scheme(item);
    if (block.kind == BlockKind::heading || block.kind == BlockKind::text || block.kind == BlockKind::notice ||
        block.kind == BlockKind::one_is_enough)
      need_by_scheme(block.name);
  }

  void check_question(const Question& question) {
    if (question.kind == Kind::national_id) return;  // words of the package's, by the number
    need("label." + question.name);
    for (const std::string& option : question.options) need("label." + question.name + '.' + option);
    const bool can_lack = question.is_required || question.group != Question::kNoGroup;
    if (!can_lack || (question.validator != nullptr && has("problem." + std::string(question.validator->name) + ".required")))
      return;
    need("problem." + question.name + ".required");
  }

  [[nodiscard]] bool has(const std::string& key) const { return words_.has(key) || words_.has(key + '.' + scheme()); }
  [[nodiscard]] std::string scheme() const { return std::string(scheme_name(profile_)); }

  void need(const std::string& key) {
    if (!words_.has(key)) problems_.push_back({"/words", "lack \"" + key + '"'});
  }

  void need_by_scheme(const std::string& key) {
    if (!has(key)) need(key);
  }

  const Profile& profile_;
  const Catalogue& words_;
  DefinitionProblems& problems_;
};

void check_clause(const Form& form, const Catalogue& words, DefinitionProblems& problems) {
  const std::string own = form.name + '.';
  if (!words.has(own + "personal_data.clause")) return;
  for (const char* key : {"consent.version", "consent.digest"})
    if (!words.has(own + key)) problems.push_back({"/words", "lack \"" + own + key + "\", which their own clause needs"});
}

}  // namespace

DefinitionProblems misfits_of_profile(const Form& form, const Profile& profile) {
  DefinitionProblems problems;
  for (const Question& question : form.questions)
    if (!question.options.empty() && !has_options(profile, question))
      problems.push_back({'/' + question.narrowed_by, "have no option of " + question.name});
  return problems;
}

DefinitionProblems misfits_of_words(const Form& form, const Profile& profile, const Catalogue& words) {
  DefinitionProblems problems;
  const std::vector<std::string_view> languages(profile.rules.languages.begin(), profile.rules.languages.end());
  if (std::find(languages.begin(), languages.end(), words.language) == languages.end())
    problems.push_back({"/language", none_of(languages) + ", the profile's languages"});
  WordsCheck(profile, words, problems).check(form);
  check_clause(form, words, problems);
  return problems;
}

}  // namespace complaint::definition
