#include "site/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "complaint/payload.h"

namespace complaint::site {
namespace {

constexpr std::size_t kPiece = 16384;
// A chunked body of 64 KiB in chunks of one byte takes six times that.
constexpr std::size_t kMostPerRequest = 8 * kMaxPayloadBytes;
constexpr std::size_t kMostDrained = 4 * 1024 * 1024;

using Clock = std::chrono::steady_clock;

// Waits until the socket can be read or written; false when it is too late.
bool wait_for(int socket, short what, SteadyTime deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd wish{socket, what, 0};
    const int count = poll(&wish, 1, static_cast<int>(left));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

Connection::Connection(int socket, std::string address)
    : socket_(socket), address_(std::move(address)), deadline_(Clock::now() + kIdleTime) {}

Connection::~Connection() { close(socket_); }

Progress Connection::receive() {
  std::array<char, kPiece> piece;
  const bool was_idle = is_idle();
  bool ended = false;
  while (buffer_.size() < kMaxHead + kMaxPayloadBytes) {
    const ssize_t count = recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    ended = count == 0 || (count < 0 && !would_block());
    if (count <= 0) break;
    buffer_.append(piece.data(), static_cast<std::size_t>(count));
  }
  if (was_idle && !is_idle()) deadline_ = Clock::now() + kHeadTime;
  return judge(ended);
}

Progress Connection::begin_next() {
  buffer_.erase(0, used_);
  used_ = taken_ = head_size_ = 0;
  head_ = {};
  deadline_ = Clock::now() + (is_idle() ? kIdleTime : kHeadTime);
  return judge(false);
}

Progress Connection::judge(bool ended) {
  if (head_size_ == 0) {
    const Progress progress = judge_head(ended);
    if (progress != Progress::ready) return progress;
  }
  // What the answer reads from the socket itself: chunks, a body that waits for an interim answer, one that is too large.
  const bool reads_itself = head_.chunked || head_.expects_continue || head_.content_length > kMaxPayloadBytes;
  const bool complete = buffer_.size() - head_size_ >= head_.content_length;
  return reads_itself || complete || ended ? Progress::ready : Progress::waiting;
}

// `ready`: the head is there and well formed.
Progress Connection::judge_head(bool ended) {
  const std::size_t end = buffer_.find("\r\n\r\n");
  if (end == std::string::npos || end + 4 > kMaxHead) {
    if (buffer_.size() <= kMaxHead) return ended ? Progress::ended : Progress::waiting;
    refusal_ = buffer_.find("\r\n") > kMaxRequestLine ? 414 : 431;
    return Progress::refused;
  }
  head_size_ = end + 4;
  head_ = read_head(std::string_view(buffer_).substr(0, head_size_));
  refusal_ = head_.refusal;
  deadline_ = Clock::now() + kBodyTime;
  return refusal_ == 0 ? Progress::ready : Progress::refused;
}

bool Connection::drain() {
  std::array<char, kPiece> piece;
  while (drained_ < kMostDrained) {
    const ssize_t count = recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count <= 0) return count < 0 && would_block();
    drained_ += static_cast<std::size_t>(count);
  }
  return false;
}

long Connection::read(char* to, std::size_t size, SteadyTime deadline) {
  if (used_ < buffer_.size()) {
    const std::size_t count = std::min(size, buffer_.size() - used_);
    buffer_.copy(to, count, used_);
    used_ += count;
    taken_ += count;
    return static_cast<long>(count);
  }
  while (taken_ < kMostPerRequest && wait_for(socket_, POLLIN, deadline)) {
    const ssize_t count = recv(socket_, to, size, MSG_DONTWAIT);
    if (count < 0 && would_block()) continue;
    if (count > 0) taken_ += static_cast<std::size_t>(count);
    return count;
  }
  return -1;
}

bool Connection::write(std::string_view bytes, SteadyTime deadline) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (!would_block() || !wait_for(socket_, POLLOUT, deadline)) {
      return false;
    }
  }
  return true;
}

void Connection::write_at_once(std::string_view bytes) {
  // A client that does not read its last words goes without them.
  static_cast<void>(send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) > 0);
}

bool Connection::is_at_end_of_request() const { return !head_.chunked && taken_ == head_size_ + head_.content_length; }

void Connection::end_sending() { shutdown(socket_, SHUT_WR); }

void Connection::reset_on_close() {
  const linger abrupt{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
}

}  // namespace complaint::site
