// One client: a coroutine that reads requests and writes answers, each step under a time limit.
#pragma once

#include <utility>  // Boost 1.74's coroutines use std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "site/http_head.h"
#include "site/routes.h"

namespace complaint::site {

using SteadyClock = std::chrono::steady_clock;

// How long each phase may take, from its beginning.
inline constexpr std::chrono::milliseconds kIdleTime{10000};   // until the first byte of a request
inline constexpr std::chrono::milliseconds kHeadTime{5000};    // first byte of a request to the end of its head
inline constexpr std::chrono::milliseconds kBodyTime{10000};   // end of the head to the end of the body
inline constexpr std::chrono::milliseconds kWriteTime{20000};  // a whole answer
inline constexpr std::chrono::milliseconds kDrainTime{1000};   // what still comes in after the last answer
inline constexpr int kMaxResponsesPerConnection = 1000;

enum class Phase { idle, head, body, work, write, drain, closed };

class Server;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Position = std::list<std::shared_ptr<Connection>>::iterator;

  Connection(boost::asio::ip::tcp::socket socket, Server& server);

  // Answers requests until the connection ends.
  boost::asio::awaitable<void> serve();

  // Closes the socket; serve() then ends soon. `log` says why, where a request is cut off by it.
  void abort(std::string_view log);

  // Cancels what the coroutine waits for, if the phase takes too long. To be called again and again: one cancellation can fall
  // between two operations.
  void check_deadline(SteadyClock::time_point now);

  [[nodiscard]] Phase phase() const { return phase_; }

  Position position;  // the server's

 private:
  template <class T>
  using awaitable = boost::asio::awaitable<T>;

  struct Reply;

  void enter(Phase phase, std::chrono::milliseconds limit);

  // These return false if the connection is to be closed.
  awaitable<bool> serve_request();
  awaitable<bool> wait_for_request();
  awaitable<bool> respond(Reply& reply);

  awaitable<int> read_head();
  awaitable<int> read_body();
  awaitable<void> fill_reply(Reply& reply);
  awaitable<void> work(Reply& reply, const Fault& fault);
  void run_job(Reply& reply, const Fault& fault) noexcept;
  void prepare(Reply& reply);
  void refuse(int status, Outcome& outcome);
  awaitable<void> drain();
  [[nodiscard]] bool can_stay_open() const;

  boost::asio::ip::tcp::socket socket_;
  Server& server_;
  Phase phase_ = Phase::idle;
  SteadyClock::time_point deadline_;
  bool is_late_ = false;  // the phase took too long
  int responses_ = 0;
  SteadyClock::time_point began_;
  std::string buffer_;  // received and not parsed yet
  std::optional<RequestParser> parser_;
  Request request_;
};

}  // namespace complaint::site
