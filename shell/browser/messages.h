// The message that starts a form; README.md shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/form.h"

namespace complaint::browser {

// Nothing when a part is missing or wrong: `refusal` says which, a line for each problem.
[[nodiscard]] std::optional<form::Settings> read_start(std::string_view json, std::string& refusal);

}  // namespace complaint::browser
