// Lets connections in, waits for their requests, and gives only whole requests to a few workers: a client that is slow or
// silent takes a little memory and no thread. At the most connections the one that waits longest is closed for a new one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "site/connection.h"

namespace complaint::site {

inline constexpr std::size_t kMostConnections = 512;
inline constexpr int kWorkers = 16;

enum class After {
  next_request,  // the connection stays open
  last_words,    // it ends, after what the client still sends has been taken from the network (or its answer may be lost)
  close_now,
};

class Gate {
 public:
  using Serve = std::function<After(Connection&)>;  // answers one request; called by many threads
  using Refuse = std::function<std::string(int)>;   // the bytes of an answer with that status

  Gate(Serve serve, Refuse refuse);
  ~Gate();  // as stop()
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // False: the system gave no means to wait for sockets.
  [[nodiscard]] bool ok() const { return poll_ >= 0 && wake_ >= 0; }

  // Takes over a socket that is connected.
  void admit(int socket);

  // Answers the requests that are whole, closes everything else.
  void stop();

 private:
  using Owned = std::unique_ptr<Connection>;
  struct Waiting {
    Owned connection;
    bool draining = false;
  };
  struct Returned {
    Owned connection;
    After after = After::next_request;
  };

  void watch();
  void work();
  void wake();
  void take_returned();
  void settle(Owned connection, Progress progress);
  bool hand_to_worker(Owned& connection);
  void wait_on(Owned connection, bool draining);
  void look_at(int socket);
  void give_up_on(int socket);
  void end_late_ones();
  void make_room();
  void end_with_words(Owned connection, int status);
  Owned remove(int socket);

  Serve serve_;
  Refuse refuse_;
  int poll_ = -1;
  int wake_ = -1;
  std::map<int, Waiting> waiting_;  // by socket; the watcher's alone

  std::mutex mutex_;  // of all below
  std::condition_variable work_came_;
  std::deque<Owned> work_;
  std::vector<Returned> returned_;
  std::size_t at_work_ = 0;  // in work_ or with a worker
  bool stopping_ = false;
  bool closed_ = false;

  std::vector<std::thread> workers_;
  std::thread watcher_;
};

}  // namespace complaint::site
