// From answers to the complaint that is submitted.
#pragma once

#include <optional>

#include "form/event.h"
#include "form/state.h"

namespace complaint::form {

// The clause about personal data that the page shows in its present language.
[[nodiscard]] AgreementText agreement_text(const Catalogue& words);

// Consent given to another text than that of `words` lapses. True if it did.
bool lapse_consent(GivenAnswers& answers, const Catalogue& words);

// The answers as a payload. Id and time are those of the last submission if nothing else differs, or else the moment's.
[[nodiscard]] Submission compose(const Form::State& state, const Filling& filling, const Moment& moment);

}  // namespace complaint::form
