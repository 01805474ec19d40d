// Lines of a stream, of any bytes.
//
//   shape   a line ends in LF or CR LF, which are left out, or where the stream ends
//   limits  of a longer line than kMaxLineCodePoints the rest is dropped
//   errors  failed() once reading went wrong; the lines before are given first
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace complaint::check {

inline constexpr std::size_t kMaxLineCodePoints = std::size_t{64} << 20;  // bytes

class LineReader {
 public:
  // `before_waiting` runs before each read, which may block: what was answered so far should leave by then.
  LineReader(int file_descriptor, std::function<void()> before_waiting);

  // False when there are no more. The view holds until the next call.
  bool next(std::string_view& line);

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool fill();
  bool give(std::string_view& line);

  int file_descriptor_;
  std::function<void()> before_waiting_;
  std::string chunk_;
  std::size_t used_ = 0;  // bytes of chunk_ already given
  std::string line_;
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace complaint::check
