// A country's particulars, read from assets/profiles/NAME.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/catalogue.h"

namespace complaint::assets {

// Nothing when the text is not JSON, or a member is missing, of the wrong type or outside DESIGN part 5's bounds.
[[nodiscard]] std::optional<form::Profile> read_profile(std::string_view json);

// The profiles built into this program (library complaint_embedded).
[[nodiscard]] std::optional<form::Profile> embedded_profile(std::string_view name);
[[nodiscard]] std::vector<std::string> embedded_profile_names();

}  // namespace complaint::assets
