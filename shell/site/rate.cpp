#include "site/rate.h"

#include <algorithm>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <cmath>

namespace complaint::site {
namespace {

constexpr std::size_t kMostAddresses = 10000;

double seconds(RateLimit::Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

}  // namespace

std::string rate_key(const boost::asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const auto v6 = address.to_v6();
  auto bytes = v6.to_bytes();
  if (v6.is_v4_mapped()) return boost::asio::ip::address_v4({bytes[12], bytes[13], bytes[14], bytes[15]}).to_string();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return boost::asio::ip::address_v6(bytes).to_string();
}

RateLimit::RateLimit(int per_minute) : per_second_(per_minute / 60.0), most_(std::max(1.0, per_minute / 6.0)) {}

int RateLimit::take(const std::string& address, Clock::time_point now) {
  if (per_second_ <= 0) return 0;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMostAddresses) make_room(now);
  Bucket& bucket = buckets_.try_emplace(address, Bucket{most_, now}).first->second;
  bucket.tokens = std::min(most_, bucket.tokens + per_second_ * seconds(now - bucket.filled));
  bucket.filled = now;
  if (bucket.tokens < 1) return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / per_second_)));
  bucket.tokens -= 1;
  return 0;
}

std::size_t RateLimit::addresses() {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

// Full buckets are forgotten without loss; when all are in use, so is everything: better generous than out of memory.
void RateLimit::make_room(Clock::time_point now) {
  std::erase_if(buckets_,
                [&](const auto& item) { return item.second.tokens + per_second_ * seconds(now - item.second.filled) >= most_; });
  if (buckets_.size() >= kMostAddresses) buckets_.clear();
}

}  // namespace complaint::site
