// Times as the receiver writes them.
#pragma once

#include <chrono>
#include <string>

#include "fields/rules.h"

namespace complaint::site {

using Time = std::chrono::system_clock::time_point;

// RFC 3339, UTC, whole seconds: "2026-11-22T12:00:00Z".
[[nodiscard]] std::string timestamp(Time time);

// The day where it comes first on earth (UTC+14), so that nobody's today lies in the future.
[[nodiscard]] fields::Day latest_today(Time time);

}  // namespace complaint::site
