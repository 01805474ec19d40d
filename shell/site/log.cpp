#include "site/log.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "site/answer.h"
#include "site/moment.h"

namespace complaint::site {
namespace {

// One write a line, so that the lines of several threads do not mix.
void write_line(const std::string& members) {
  const std::string line = "{\"time\":\"" + timestamp(std::chrono::system_clock::now()) + "\"," + members + "}\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void log_answer(std::string_view method, std::string_view route, int status, std::chrono::steady_clock::duration taken) {
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), "%.1f", std::chrono::duration<double, std::milli>(taken).count());
  write_line("\"method\":" + json_string(method) + ",\"route\":" + json_string(route) + ",\"status\":" + std::to_string(status) +
             ",\"ms\":" + number.data());
}

void log_event(std::string_view words) { write_line("\"message\":" + json_string(words)); }

}  // namespace complaint::site
