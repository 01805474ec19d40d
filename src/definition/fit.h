// What is wrong with files together that are right by themselves.
#pragma once

#include "definition/catalogue.h"
#include "definition/form_definition.h"
#include "definition/problem.h"
#include "definition/profile.h"

namespace complaint::definition {

// Of the profile: a choice of the form that it leaves no option.
[[nodiscard]] DefinitionProblems misfits_of_profile(const Form& form, const Profile& profile);

// Of the words, which are those of the form (Catalogue::of_form): a language that the profile has not, keys that the pages need, and a
// clause about personal data without version and digest of its own.
[[nodiscard]] DefinitionProblems misfits_of_words(const Form& form, const Profile& profile, const Catalogue& words);

}  // namespace complaint::definition
