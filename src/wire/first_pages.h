// The pages that a person can use before the Wasm module has come, as the module itself will describe them: written at build
// time, shown by web/element/first_pages.ts.
#pragma once

#include <string>

#include "definition/catalogue.h"
#include "definition/profile.h"
#include "form/form_model.h"

namespace complaint::wire {

// {"start": ..., "unanswered": ..., "contact": ..., "simple": ..., "noNationalId": ...}
//   start         the first page, drafts asked about
//   unanswered    the same after "Beginnen" without an answer
//   contact       the page after it
//   simple        how the start page differs when it is painted natively
//   noNationalId  how it differs when the host does not let the form ask for the national number
// All are answers as wire.h has them, without effects; the first three are whole.
[[nodiscard]] std::string write_first_pages(const form::SharedModel& model, const definition::Profile& profile,
                                            const definition::Catalogue& catalogue);

}  // namespace complaint::wire
