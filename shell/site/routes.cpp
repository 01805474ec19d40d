#include "site/routes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "site/http_fields.h"
#include "site/log.h"
#include "site/moment.h"
#include "site/received.h"

namespace complaint::site {
namespace {

constexpr std::string_view kComplaints = "/api/complaints";
constexpr std::string_view kReceived = "/received";
constexpr std::string_view kReceivedStyle = "/received.css";
constexpr std::string_view kFaults = "/faults";
constexpr std::string_view kMetrics = "/metrics";
constexpr std::string_view kHealth = "/healthz";  // the same as "ready"
constexpr std::string_view kLive = "/healthz/live";
constexpr std::string_view kReady = "/healthz/ready";
constexpr unsigned kStoredBetweenLooks = 8;  // complaints, between two looks how full the database is

bool is_read(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

Answer wrong_method(std::string_view path, std::string_view allowed) {
  Answer answer = error_answer(405, path);
  answer.fields.emplace_back("Allow", allowed);
  return answer;
}

// "localhost:8080" -> "localhost"; "[::1]:8080" -> "[::1]".
std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos) return host;
  return host.substr(0, colon);
}

bool is_this_machine(std::string_view host) {
  const std::string_view name = without_port(host);
  const bool below = name.size() > 10 && same_ignoring_case(name.substr(name.size() - 10), ".localhost");
  return below || same_ignoring_case(name, "localhost") || name == "127.0.0.1" || name == "[::1]";
}

Answer status_answer(int status, const char* word) {
  return {status, "application/json", std::string("{\"status\":\"") + word + "\"}", {{"Cache-Control", "no-store"}}};
}

Answer unavailable() {
  Answer answer = problem_answer(503, "The database could not be read.");
  answer.fields.emplace_back("Retry-After", "5");
  return answer;
}

bool stores_nothing(FaultKind kind) { return kind == FaultKind::drop_before || kind == FaultKind::status; }

// What the fault makes of the true answer.
Outcome spoiled(const Fault& fault, Answer answer) {
  switch (fault.kind) {
    case FaultKind::none: return {std::move(answer)};
    case FaultKind::drop_before:
    case FaultKind::drop_after_commit: return {std::move(answer), Delivery::none};
    case FaultKind::status:
    case FaultKind::status_after_commit: return {fault_answer(fault)};
    case FaultKind::garbage: return {{200, "application/json", "{\"reference\":<<<", {{"Cache-Control", "no-store"}}}};
    case FaultKind::half: break;
  }
  return {std::move(answer), Delivery::half};
}

}  // namespace

Routes::Routes(Settings settings, Store& store, StaticFiles& files, Metrics& metrics)
    : settings_(std::move(settings)), store_(store), files_(files), metrics_(metrics), rate_(settings_.rate) {}

std::string_view Routes::route_of(std::string_view path) {
  constexpr std::array kOwn = {kComplaints, kReceived, kReceivedStyle, kFaults, kMetrics, kHealth, kLive, kReady};
  for (const std::string_view own : kOwn) {
    if (path == own) return own;
  }
  return path.substr(0, 5) == "/api/" ? "/api/" : "files";
}

bool Routes::is_post_route(std::string_view path) const { return path == kComplaints || (settings_.faults && path == kFaults); }

bool Routes::is_for_us(std::string_view host) const {
  if (settings_.any_name || is_this_machine(host)) return true;
  const auto is_named = [&](const std::string& name) { return same_ignoring_case(name, without_port(host)); };
  return std::any_of(settings_.names.begin(), settings_.names.end(), is_named);
}

bool Routes::needs_database(std::string_view path) const {
  return path == kHealth || path == kReady || (settings_.shows_received && path == kReceived);
}

void Routes::note_answer(const Request& request, int status, std::chrono::steady_clock::duration taken) {
  const std::string_view route = request.method == "-" ? "-" : route_of(request.path);
  log_answer(request.method, route, status, taken);
  metrics_.note_answer(request.method, route, status, taken);
}

// Files cost little and a page has many; health and metrics are asked for again and again by one address.
std::optional<Answer> Routes::refuse(const Request& request) {
  if (request.host && !is_for_us(*request.host)) return error_answer(421, request.path);
  const std::string_view route = route_of(request.path);
  if (route == "files" || route == kMetrics || route.substr(0, kHealth.size()) == kHealth) return std::nullopt;
  const int seconds = rate_.take(request.address, RateLimit::Clock::now());
  if (seconds == 0) return std::nullopt;
  Answer answer = problem_answer(429, "Too many requests from this address.");
  answer.fields.emplace_back("Retry-After", std::to_string(seconds));
  return answer;
}

std::optional<Answer> Routes::before_post(const Request& request) const {
  if (request.path == kComplaints) {
    if (auto refusal = refuse_before_body(request.post)) return refusal;
  }
  if (!request.has_body_length) return problem_answer(411, "The body needs a length.");
  if (request.body_length > payload::kMaxPayloadBytes) return problem_answer(413, "The body is larger than 65,536 bytes.");
  return std::nullopt;
}

std::optional<Answer> Routes::without_body(const Request& request) {
  if (auto refusal = refuse(request)) return refusal;
  const std::string_view path = request.path;
  if (is_post_route(path)) {
    if (request.method == "POST") return before_post(request);
    if (path == kFaults && is_read(request))
      return Answer{200, "application/json", mix_.counts(), {{"Cache-Control", "no-store"}}};
    return wrong_method(path, path == kFaults ? "GET, HEAD, POST" : "POST");
  }
  if (path.substr(0, 5) == "/api/") return problem_answer(404, "There is nothing here.");
  if (!is_read(request)) return wrong_method(path, "GET, HEAD");
  if (needs_database(path)) return std::nullopt;
  if (path == kLive) return status_answer(200, "live");
  if (path == kMetrics) return Answer{200, "text/plain; version=0.0.4", metrics_.text(), {{"Cache-Control", "no-store"}}};
  if (settings_.shows_received && path == kReceivedStyle) return received_style();
  auto file = files_.find({path, request.accept_encoding, request.if_none_match});
  return file ? std::move(file) : error_answer(404, path);
}

std::optional<Fault> Routes::fault_of(const Request& request) {
  if (!settings_.faults || request.path != kComplaints) return Fault{};
  return request.fault ? read_fault(*request.fault) : mix_.draw();
}

Answer Routes::health() { return store_.is_ready() ? status_answer(200, "ready") : status_answer(503, "not ready"); }

Answer Routes::received(const Request& request) {
  const auto page = store_.page(request.before, kPageLimits);
  if (!page) return unavailable();
  const auto percent = store_.percent_used();
  return request.format == "json" ? received_json(*page, percent) : received_page(*page, percent);
}

Outcome Routes::with_body(const Request& request, std::string_view body, const Fault& fault) {
  if (request.path == kReceived) return {received(request)};
  if (request.path == kHealth || request.path == kReady) return {health()};
  if (request.path == kFaults) return {set_faults(body)};
  return complaint(request, body, fault);
}

Answer Routes::set_faults(std::string_view body) {
  if (!mix_.set(body)) return problem_answer(422, "Not a mix of faults.");
  return {200, "application/json", mix_.counts(), {{"Cache-Control", "no-store"}}};
}

Outcome Routes::complaint(const Request& request, std::string_view body, const Fault& fault) {
  if (stores_nothing(fault.kind)) return spoiled(fault, {});
  return spoiled(fault, store_complaint(request, body));
}

Answer Routes::store_complaint(const Request& request, std::string_view body) {
  const auto take = [&] {
    return take_complaint(request.post, body, settings_.accepted, std::chrono::system_clock::now(), store_);
  };
  Answer answer = take();
  const bool may_be_full = answer.status == 503 && store_.percent_used().value_or(0) >= 50;
  if (may_be_full && clean() > 0) answer = take();
  if (answer.status == 503) log_failure();
  // Not each time: it would wait until another thread has stored.
  if (answer.status == 503 || (answer.status == 201 && stored_++ % kStoredBetweenLooks == 0)) log_usage();
  return answer;
}

long long Routes::clean() {
  log_usage();
  if (settings_.keep_days == 0) return 0;
  const auto now = std::chrono::system_clock::now();
  const long long removed = store_.remove_before(timestamp(now - std::chrono::days(settings_.keep_days)));
  metrics_.removed().Increment(static_cast<double>(removed));
  if (removed > 0)
    log_event(std::to_string(removed) + " complaints removed: older than " + std::to_string(settings_.keep_days) + " days");
  return removed;
}

// A line for each cause, and again after a minute: a database that is down fails every request.
void Routes::log_failure() {
  const std::string error = store_.last_error();
  const std::lock_guard lock(failure_mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (error == logged_failure_ && now - failure_logged_at_ < std::chrono::minutes(1)) return;
  logged_failure_ = error;
  failure_logged_at_ = now;
  log_event("a complaint could not be stored: " + error);
}

// From half full on, each time that a tenth more is used.
void Routes::log_usage() {
  const auto used = store_.percent_used();
  if (!used) return;
  const int percent = *used;
  metrics_.set_database_used(percent);
  const int step = percent < 50 ? 0 : percent / 10 * 10;
  if (logged_percent_.exchange(step) < step) log_event("the database is " + std::to_string(percent) + " % full");
}

}  // namespace complaint::site
