#include "site/server.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

#include "site/log.h"

namespace complaint::site {
namespace {

namespace asio = boost::asio;

using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kJoinTime{1000};
constexpr std::chrono::milliseconds kAcceptPause{50};  // when the system has no more descriptors

// Numbers the jobs while they last, also when a coroutine is destroyed.
class Counted {
 public:
  Counted(std::size_t& count, prometheus::Gauge& gauge) : count_(count), gauge_(gauge) {
    gauge_.Set(static_cast<double>(++count_));
  }
  ~Counted() { gauge_.Set(static_cast<double>(--count_)); }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  std::size_t& count_;
  prometheus::Gauge& gauge_;
};

asio::awaitable<void> run_job(const std::function<void()>& job) {
  job();
  co_return;
}

}  // namespace

Server::Server(Routes& routes, Metrics& metrics, int threads)
    : routes_(routes), metrics_(metrics), pool_(static_cast<std::size_t>(threads)) {}

Server::~Server() {
  pool_.stop();
  pool_.join();
}

int Server::open(const std::string& host, int port) {
  error_code error;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
  if (error) return 0;
  const tcp::endpoint endpoint(address, static_cast<unsigned short>(port));
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return 0;
  signals_.add(SIGINT, error);
  signals_.add(SIGTERM, error);
  return acceptor_.local_endpoint().port();
}

void Server::run() {
  signals_.async_wait([this](error_code error, int) {
    if (!error) stop();
  });
  asio::co_spawn(context_, accept(), asio::detached);
  clean_hourly();
  check_deadlines();
  context_.run();
  pool_.stop();
  // A database that does not answer must not keep the process: what was not answered is sent again by its form.
  std::thread([] {
    std::this_thread::sleep_for(kJoinTime);
    log_event("ended while the database did not answer");
    std::_Exit(0);
  }).detach();
  pool_.join();
}

asio::awaitable<void> Server::accept() {
  while (!is_stopping_) {
    error_code error;
    tcp::socket socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (is_stopping_) co_return;
    if (!error) {
      admit(std::move(socket));
      continue;
    }
    asio::steady_timer pause(context_, kAcceptPause);
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
}

void Server::admit(tcp::socket socket) {
  if (!make_room()) return log_event("a new connection was closed: all others wait for the database");
  auto connection = std::make_shared<Connection>(std::move(socket), *this);
  connection->position = connections_.insert(connections_.end(), connection);
  metrics_.connections().Set(static_cast<double>(connections_.size()));
  asio::co_spawn(
      context_, [connection] { return connection->serve(); },
      [this, connection](const std::exception_ptr& failure) {
        if (failure) log_event("a connection failed");
        connection->abort({});
        remove(connection);
      });
}

// Closes the connection that made no progress for the longest time. False: all of them wait for an answer of ours.
bool Server::make_room() {
  if (connections_.size() < kMaxConnections) return true;
  const auto is_waiting = [](const auto& connection) { return connection->phase() != Phase::work; };
  const auto longest = std::find_if(connections_.begin(), connections_.end(), is_waiting);
  if (longest == connections_.end()) return false;
  const std::shared_ptr<Connection> connection = *longest;
  connection->abort("a slow request gave way to a new connection");
  remove(connection);
  return true;
}

void Server::remove(const std::shared_ptr<Connection>& connection) {
  if (connection->position == connections_.end()) return;
  connections_.erase(std::exchange(connection->position, connections_.end()));
  metrics_.connections().Set(static_cast<double>(connections_.size()));
  if (is_stopping_ && connections_.empty()) context_.stop();
}

void Server::note_progress(Connection& connection) {
  if (connection.position != connections_.end()) connections_.splice(connections_.end(), connections_, connection.position);
}

asio::awaitable<bool> Server::work(const std::function<void()>& job) {
  if (jobs_ >= kMaxJobs) co_return false;
  const Counted counted(jobs_, metrics_.jobs());
  co_await asio::co_spawn(pool_, run_job(job), asio::use_awaitable);
  co_return true;
}

void Server::check_deadlines() {
  const auto now = SteadyClock::now();
  for (const auto& connection : connections_) connection->check_deadline(now);
  check_timer_.expires_after(kCheckTime);
  check_timer_.async_wait([this](error_code error) {
    if (!error) check_deadlines();
  });
}

void Server::stop() {
  log_event("stopping");
  is_stopping_ = true;
  error_code ignored;
  acceptor_.close(ignored);
  clean_timer_.cancel();
  const auto all = connections_;
  for (const auto& connection : all) {
    if (connection->phase() != Phase::idle) continue;
    connection->abort({});
    remove(connection);
  }
  if (connections_.empty()) context_.stop();
  stop_timer_.expires_after(kStopTime);
  stop_timer_.async_wait([this](error_code error) {
    if (!error) context_.stop();
  });
}

// What is kept too long is removed at the start and every hour.
void Server::clean_hourly() {
  asio::post(pool_, [this] { routes_.clean(); });
  clean_timer_.expires_after(std::chrono::hours(1));
  clean_timer_.async_wait([this](error_code error) {
    if (!error && !is_stopping_) clean_hourly();
  });
}

}  // namespace complaint::site
