// The shapes of payload/tokens.h as members of a JSON Schema.
#pragma once

#include <string_view>

namespace complaint::payload {

inline constexpr std::string_view kTimestamp =
    R"("pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?Z$")";
inline constexpr std::string_view kUuid = R"("pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")";
inline constexpr std::string_view kVersion = R"("pattern":"^[A-Za-z0-9._-]{1,20}$")";
inline constexpr std::string_view kDigest = R"("pattern":"^sha-256=:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=:$")";

}  // namespace complaint::payload
