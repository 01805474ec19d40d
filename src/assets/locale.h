// The words of one language, read from assets/locales/NAME.json: {"language":"nl","words":{"key":"text", ...}}.
#pragma once

#include <optional>
#include <string_view>

#include "form/catalogue.h"

namespace complaint::assets {

// Nothing when the text is not JSON or is not of that shape.
[[nodiscard]] std::optional<form::Catalogue> read_catalogue(std::string_view json);

}  // namespace complaint::assets
