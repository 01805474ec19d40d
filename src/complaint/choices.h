// The words that payload v1 has for the choices of a record.
#pragma once

#include <optional>
#include <string_view>

#include "complaint/record.h"

namespace complaint {

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view name_of(Channel channel);

[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
[[nodiscard]] std::optional<Channel> channel_named(std::string_view name);
[[nodiscard]] const fields::Validator* scheme_named(std::string_view name);  // of a national number; nullptr: there is none

}  // namespace complaint
