#include "site/log.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "site/moment.h"

namespace complaint::site {
namespace {

// One write a line, so that the lines of several threads do not mix.
void write_line(const std::string& words) {
  const std::string line = timestamp(std::chrono::system_clock::now()) + ' ' + words + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void log_answer(std::string_view method, std::string_view route, int status, std::chrono::steady_clock::duration taken) {
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), "%.1f", std::chrono::duration<double, std::milli>(taken).count());
  write_line(std::string(method) + ' ' + std::string(route) + ' ' + std::to_string(status) + ' ' + number.data());
}

void log_event(std::string_view words) { write_line(std::string(words)); }

}  // namespace complaint::site
