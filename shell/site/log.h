// The log, on standard error: time, method, route, status, milliseconds. Never a query, a path that is not the site's own, a
// body or an address: nothing personal.
#pragma once

#include <chrono>
#include <string_view>

namespace complaint::site {

void log_answer(std::string_view method, std::string_view route, int status, std::chrono::steady_clock::duration taken);
void log_event(std::string_view words);

}  // namespace complaint::site
