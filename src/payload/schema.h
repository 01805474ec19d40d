// The JSON Schema (2020-12) of a form's payload, made from its table. It holds the structure: which members there are, when each must or
// must not be there, and the shape of each value. Checksums, the calendar and canonical forms are beyond it, and what depends on
// an answer that the host may keep from being asked is left open.
#pragma once

#include <string>

#include "definition/catalogue.h"
#include "payload/payload.h"

namespace complaint::payload {

// Of one profile, or of several: then what they disagree about is left open. `words` give the titles, where they have any.
[[nodiscard]] std::string write_schema(const Table& table, const std::vector<const definition::Profile*>& profiles,
                                       const definition::Catalogue& words);

}  // namespace complaint::payload
