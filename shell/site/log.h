// The log, on standard error, a JSON object a line:
//   {"time":"2026-11-22T12:00:00Z","method":"POST","route":"/api/complaints","status":201,"ms":3.1}
//   {"time":"2026-11-22T12:00:00Z","message":"stopping"}
// Never a query, a path that is not the site's own, a body or an address: nothing personal.
#pragma once

#include <chrono>
#include <string_view>

namespace complaint::site {

void log_answer(std::string_view method, std::string_view route, int status, std::chrono::steady_clock::duration taken);
void log_event(std::string_view words);

}  // namespace complaint::site
