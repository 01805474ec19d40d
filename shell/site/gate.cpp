#include "site/gate.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace complaint::site {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kTick = 100;  // ms between looks at the deadlines

std::string address_of(int socket) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = &reinterpret_cast<const sockaddr_in*>(&peer)->sin_addr;
  if (peer.ss_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6*>(&peer)->sin6_addr;
  const char* written = inet_ntop(peer.ss_family, bytes, text.data(), text.size());
  return written ? written : std::string();
}

}  // namespace

Gate::Gate(Serve serve, Refuse refuse)
    : serve_(std::move(serve)),
      refuse_(std::move(refuse)),
      poll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!ok()) return;
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wake_;
  epoll_ctl(poll_, EPOLL_CTL_ADD, wake_, &event);
  for (int i = 0; i < kWorkers; ++i) workers_.emplace_back([this] { work(); });
  watcher_ = std::thread([this] { watch(); });
}

Gate::~Gate() {
  stop();
  if (poll_ >= 0) close(poll_);
  if (wake_ >= 0) close(wake_);
}

void Gate::admit(int socket) {
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  auto connection = std::make_unique<Connection>(socket, address_of(socket));
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_) returned_.push_back({std::move(connection), After::next_request});
  }
  wake();
}

void Gate::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(stopping_, true)) return;
  }
  wake();
  if (watcher_.joinable()) watcher_.join();
  work_came_.notify_all();
  for (std::thread& worker : workers_) worker.join();
  returned_.clear();
}

void Gate::wake() {
  const std::uint64_t one = 1;
  static_cast<void>(write(wake_, &one, sizeof one) == sizeof one);  // a full counter wakes as well
}

void Gate::watch() {
  std::array<epoll_event, 64> events;
  while (true) {
    const int count = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), kTick);
    for (int i = 0; i < count; ++i) {
      const int socket = events[static_cast<std::size_t>(i)].data.fd;
      if (socket != wake_) look_at(socket);
    }
    take_returned();
    end_late_ones();
    const std::lock_guard lock(mutex_);
    if (stopping_) break;
  }
  waiting_.clear();
  const std::lock_guard lock(mutex_);
  closed_ = true;
}

void Gate::work() {
  while (true) {
    Owned connection;
    {
      std::unique_lock lock(mutex_);
      work_came_.wait(lock, [&] { return !work_.empty() || closed_; });
      if (work_.empty()) return;
      connection = std::move(work_.front());
      work_.pop_front();
    }
    const After after = serve_(*connection);
    {
      const std::lock_guard lock(mutex_);
      --at_work_;
      if (after != After::close_now) returned_.push_back({std::move(connection), after});
    }
    wake();
  }
}

void Gate::take_returned() {
  std::uint64_t count = 0;
  static_cast<void>(read(wake_, &count, sizeof count) > 0);  // only to quiet it
  std::vector<Returned> returned;
  {
    const std::lock_guard lock(mutex_);
    returned.swap(returned_);
  }
  for (Returned& item : returned) {
    if (item.after == After::last_words) {
      item.connection->end_sending();
      item.connection->set_deadline(Clock::now() + kDrainTime);
      wait_on(std::move(item.connection), true);
    } else {
      const Progress progress = item.connection->begin_next();
      settle(std::move(item.connection), progress);
    }
  }
}

void Gate::settle(Owned connection, Progress progress) {
  switch (progress) {
    case Progress::waiting: wait_on(std::move(connection), false); return;
    case Progress::refused: end_with_words(std::move(connection), 0); return;
    case Progress::ended: return;
    case Progress::ready: break;
  }
  if (!hand_to_worker(connection)) end_with_words(std::move(connection), 503);
}

// False, nothing changed: too much is waiting already.
bool Gate::hand_to_worker(Owned& connection) {
  const std::lock_guard lock(mutex_);
  if (at_work_ >= kMostConnections) return false;
  work_.push_back(std::move(connection));
  ++at_work_;
  work_came_.notify_one();
  return true;
}

void Gate::wait_on(Owned connection, bool draining) {
  make_room();
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = connection->socket();
  if (epoll_ctl(poll_, EPOLL_CTL_ADD, event.data.fd, &event) != 0) return;
  waiting_[event.data.fd] = {std::move(connection), draining};
}

Gate::Owned Gate::remove(int socket) {
  const auto found = waiting_.find(socket);
  if (found == waiting_.end()) return nullptr;
  epoll_ctl(poll_, EPOLL_CTL_DEL, socket, nullptr);
  Owned connection = std::move(found->second.connection);
  waiting_.erase(found);
  return connection;
}

void Gate::look_at(int socket) {
  const auto found = waiting_.find(socket);
  if (found == waiting_.end()) return;
  if (found->second.draining) {
    if (!found->second.connection->drain()) remove(socket);
    return;
  }
  const Progress progress = found->second.connection->receive();
  if (progress != Progress::waiting) settle(remove(socket), progress);
}

void Gate::end_late_ones() {
  const SteadyTime now = Clock::now();
  std::vector<int> late;
  for (const auto& [socket, item] : waiting_) {
    if (item.connection->deadline() <= now) late.push_back(socket);
  }
  for (const int socket : late) give_up_on(socket);
}

void Gate::give_up_on(int socket) {
  const bool draining = waiting_[socket].draining;
  Owned connection = remove(socket);
  if (!draining && !connection->is_idle()) end_with_words(std::move(connection), 408);
}

// `status` 0: as the connection was refused.
void Gate::end_with_words(Owned connection, int status) {
  connection->write_at_once(refuse_(status == 0 ? connection->refusal() : status));
  connection->end_sending();
  connection->set_deadline(Clock::now() + kDrainTime);
  wait_on(std::move(connection), true);
}

void Gate::make_room() {
  std::size_t at_work = 0;
  {
    const std::lock_guard lock(mutex_);
    at_work = at_work_;
  }
  while (!waiting_.empty() && waiting_.size() + at_work >= kMostConnections) {
    const auto longest = std::min_element(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) {
      return a.second.connection->deadline() < b.second.connection->deadline();
    });
    remove(longest->first);
  }
}

}  // namespace complaint::site
