// The small JSON messages of the C ABI that do not belong to the form; README.md shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/form.h"
#include "painter.h"
#include "view/view.h"

namespace complaint::browser {

// Nothing when a part is missing or wrong: `refusal` says which, a line for each problem.
[[nodiscard]] std::optional<form::Settings> read_start(std::string_view json, std::string& refusal);

// Members that are missing or of the wrong type keep their defaults.
[[nodiscard]] Screen read_screen(std::string_view json);
[[nodiscard]] view::Attention read_attention(std::string_view json);

}  // namespace complaint::browser
