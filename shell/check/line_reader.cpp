#include "check/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace complaint::check {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;  // bytes

}  // namespace

LineReader::LineReader(int file_descriptor, std::function<void()> before_waiting)
    : file_descriptor_(file_descriptor), before_waiting_(std::move(before_waiting)) {}

bool LineReader::fill() {
  before_waiting_();
  chunk_.resize(kChunk);
  used_ = 0;
  ssize_t size = 0;
  do size = ::read(file_descriptor_, chunk_.data(), chunk_.size());
  while (size < 0 && errno == EINTR);
  failed_ = size < 0;
  ended_ = size <= 0;
  chunk_.resize(ended_ ? 0 : static_cast<std::size_t>(size));
  return !ended_;
}

bool LineReader::give(std::string_view& line) {
  if (line_.ends_with('\r')) line_.pop_back();
  line = line_;
  return true;
}

bool LineReader::next(std::string_view& line) {
  line_.clear();
  if (ended_) return false;
  for (;;) {
    if (used_ == chunk_.size() && !fill()) return !line_.empty() && give(line);
    const std::size_t end = std::min(chunk_.find('\n', used_), chunk_.size());
    line_.append(chunk_, used_, std::min(end - used_, kMaxLineCodePoints - line_.size()));
    used_ = end;
    if (end == chunk_.size()) continue;
    ++used_;
    return give(line);
  }
}

}  // namespace complaint::check
