// One connection to a client: its socket, what came in and was not used yet, and how long it may take.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "site/head.h"

namespace complaint::site {

using SteadyTime = std::chrono::steady_clock::time_point;

// How long things may take, from when they begin.
inline constexpr std::chrono::milliseconds kIdleTime{10000};   // until the first byte of a request
inline constexpr std::chrono::milliseconds kHeadTime{5000};    // first byte of a request to the end of its head
inline constexpr std::chrono::milliseconds kBodyTime{10000};   // end of the head to the end of the body
inline constexpr std::chrono::milliseconds kWriteTime{20000};  // a whole answer
inline constexpr std::chrono::milliseconds kDrainTime{1000};   // what still comes in after the last answer

enum class Progress {
  waiting,  // for the rest of a request
  ready,    // a request can be answered
  refused,  // `refusal` is the answer; then the connection ends
  ended,    // nothing more will come
};

class Connection {
 public:
  Connection(int socket, std::string address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Takes in what the socket has; never waits.
  Progress receive();
  // The same, judging only what is there already: after an answer, when a client sent its next request ahead.
  Progress begin_next();

  // Throws away what the socket has. False: the other side ended it too, or sends without end.
  bool drain();

  // For the answer: one request's bytes, from memory first, then from the socket, until `deadline`. 0: ended, -1: too late.
  long read(char* to, std::size_t size, SteadyTime deadline);
  // All of it or false.
  bool write(std::string_view bytes, SteadyTime deadline);
  // One try, without waiting: for short last words.
  void write_at_once(std::string_view bytes);

  // Whether the request's body, by the length it named, was read to its end: only then a next one can follow.
  [[nodiscard]] bool is_at_end_of_request() const;

  // Ends the sending side; what is sent already still arrives.
  void end_sending();
  // Makes the closing abrupt: the client sees a reset.
  void reset_on_close();

  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const Head& head() const { return head_; }
  [[nodiscard]] int refusal() const { return refusal_; }
  [[nodiscard]] bool is_idle() const { return buffer_.empty(); }
  [[nodiscard]] SteadyTime deadline() const { return deadline_; }
  void set_deadline(SteadyTime deadline) { deadline_ = deadline; }
  [[nodiscard]] int count_answer() { return ++answers_; }

 private:
  Progress judge(bool ended);
  Progress judge_head(bool ended);

  int socket_;
  std::string address_;
  std::string buffer_;         // of the request under way and maybe the beginning of the next
  std::size_t used_ = 0;       // bytes of buffer_ that the answer has read
  std::size_t taken_ = 0;      // bytes of the request that the answer has read, from memory or socket
  std::size_t head_size_ = 0;  // 0: its end did not come yet
  Head head_;
  int refusal_ = 0;
  SteadyTime deadline_;
  std::size_t drained_ = 0;
  int answers_ = 0;
};

}  // namespace complaint::site
