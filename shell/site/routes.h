// What the site answers to a request, apart from how it came: the paths, their methods, limits and faults.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/rules.h"
#include "site/answer.h"
#include "site/complaints.h"
#include "site/faults.h"
#include "site/metrics.h"
#include "site/rate.h"
#include "site/static_files.h"
#include "site/store.h"

namespace complaint::site {

// A request's head, as far as the site looks at it.
struct Request {
  std::string method;  // "-": the head could not be read
  std::string path;    // decoded, without the query
  std::string address;
  std::optional<std::string> host;
  std::string format;    // of the query: "json"
  long long before = 0;  // of the query: the page of what was received that comes before this one
  std::string accept_encoding;
  std::string if_none_match;
  std::optional<std::string> fault;
  PostFields post;
  bool has_body_length = false;  // a length or chunks
  std::size_t body_length = 0;
};

// How much of an answer reaches the client; less than whole only for a fault made on purpose.
enum class Delivery { whole, half, none };

struct Outcome {
  Answer answer;
  Delivery delivery = Delivery::whole;
};

struct Settings {
  payload::Accepted accepted;
  std::vector<std::string> names;  // hosts that requests may be for, beside those of this machine
  bool any_name = false;           // requests for any host are answered; otherwise no page elsewhere can read what is here
  bool shows_received = false;     // to anybody who can reach the port: for the demo
  bool faults = false;
  int rate = 0;       // requests per minute and address; 0: no limit
  int keep_days = 0;  // what is older is removed; 0: nothing is
};

class Routes {
 public:
  Routes(Settings settings, Store& store, StaticFiles& files, Metrics& metrics);

  // The answer, where it needs neither body nor database; nothing: read the body of a POST (at most kMaxPayloadBytes) and call
  // with_body. To be called once for each request, by one thread only.
  [[nodiscard]] std::optional<Answer> without_body(const Request& request);
  // The fault to make of this request; nothing: its field is malformed. The caller waits for fault.delay.
  [[nodiscard]] std::optional<Fault> fault_of(const Request& request);
  // Works with the database, so it may take long. Safe to be called by several threads.
  [[nodiscard]] Outcome with_body(const Request& request, std::string_view body, const Fault& fault);
  // Removes what is older than `keep_days`. Returns how many complaints.
  long long clean();

  // Logs and counts it.
  void note_answer(const Request& request, int status, std::chrono::steady_clock::duration taken);

  // For the log: the site's own paths as they are; "files" for the demo's files.
  [[nodiscard]] static std::string_view route_of(std::string_view path);

 private:
  [[nodiscard]] std::optional<Answer> refuse(const Request& request);
  [[nodiscard]] bool is_for_us(std::string_view host) const;
  [[nodiscard]] bool needs_database(std::string_view path) const;
  [[nodiscard]] Answer health();
  [[nodiscard]] std::optional<Answer> before_post(const Request& request) const;
  [[nodiscard]] Answer received(const Request& request);
  [[nodiscard]] Answer set_faults(std::string_view body);
  [[nodiscard]] Outcome complaint(const Request& request, std::string_view body, const Fault& fault);
  [[nodiscard]] Answer store_complaint(const Request& request, std::string_view body);
  void log_usage();
  void log_failure();
  [[nodiscard]] bool is_post_route(std::string_view path) const;

  Settings settings_;
  Store& store_;
  StaticFiles& files_;
  Metrics& metrics_;
  RateLimit rate_;
  FaultMix mix_;
  std::atomic<int> logged_percent_ = 0;
  std::mutex failure_mutex_;
  std::string logged_failure_;
  std::chrono::steady_clock::time_point failure_logged_at_{};
  std::atomic<unsigned> stored_ = 0;
};

}  // namespace complaint::site
