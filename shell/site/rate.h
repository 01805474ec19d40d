// How many requests one address may make: a bucket of tokens each, filled at a steady rate (10 seconds' worth at most).
#pragma once

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace complaint::site {

// What counts as one client: an IPv4 address, or the /64 of an IPv6 address, which is what one customer gets.
[[nodiscard]] std::string rate_key(const boost::asio::ip::address& address);

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  // `per_minute` 0: no limit.
  explicit RateLimit(int per_minute);

  // Takes a token: 0. None left: the whole seconds until there is one, at least 1.
  [[nodiscard]] int take(const std::string& address, Clock::time_point now);

  [[nodiscard]] std::size_t addresses();

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;
  };
  void make_room(Clock::time_point now);

  double per_second_;
  double most_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace complaint::site
