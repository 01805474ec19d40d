// The receiver on the network: one thread runs every connection (Boost.Asio), others work with the database.
#pragma once

#include "site/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <atomic>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include "site/routes.h"

namespace complaint::site {

inline constexpr std::size_t kMaxConnections = 512;
inline constexpr std::size_t kMaxJobs = 256;                 // waiting for the database or at work with it
inline constexpr std::chrono::milliseconds kStopTime{2000};  // what is still under way then is cut off
inline constexpr std::chrono::milliseconds kCheckTime{200};  // between two looks whether a phase took too long

class Server {
 public:
  Server(Routes& routes, Metrics& metrics, int threads);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Returns the port; 0: it could not be had. `port` 0 takes any free one.
  [[nodiscard]] int open(const std::string& host, int port);

  // Serves until SIGINT or SIGTERM; requests that have been received are answered first.
  void run();

  // For connections.
  [[nodiscard]] Routes& routes() { return routes_; }
  [[nodiscard]] bool is_stopping() const { return is_stopping_; }
  void note_progress(Connection& connection);
  // Runs the job, which must not throw, on a thread of the database. False: it was not run, too many wait.
  boost::asio::awaitable<bool> work(const std::function<void()>& job);

 private:
  boost::asio::awaitable<void> accept();
  void admit(boost::asio::ip::tcp::socket socket);
  [[nodiscard]] bool make_room();
  void remove(const std::shared_ptr<Connection>& connection);
  void stop();
  void check_deadlines();
  void clean_hourly();

  Routes& routes_;
  Metrics& metrics_;
  std::size_t jobs_ = 0;
  std::atomic<bool> is_stopping_ = false;
  boost::asio::io_context context_{1};
  boost::asio::ip::tcp::acceptor acceptor_{context_};
  boost::asio::signal_set signals_{context_};
  boost::asio::steady_timer stop_timer_{context_};
  boost::asio::steady_timer check_timer_{context_};
  boost::asio::steady_timer clean_timer_{context_};
  std::list<std::shared_ptr<Connection>> connections_;  // those that made no progress for the longest time come first
  boost::asio::thread_pool pool_;                       // last: its threads end before anything else goes
};

}  // namespace complaint::site
