#include "site/server.h"

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

#include "site/log.h"

namespace complaint::site {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostAnswersPerConnection = 1000;

// A connection as the library wants to see it, for one request.
class RequestStream final : public httplib::Stream {
 public:
  explicit RequestStream(Connection& connection) : connection_(connection), read_until_(Clock::now() + kBodyTime) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return !failed_; }

  ssize_t read(char* to, size_t size) override { return connection_.read(to, size, read_until_); }

  // The library writes the head in one call and the body in others.
  ssize_t write(const char* bytes, size_t size) override {
    if (delivery == Delivery::none || failed_) return -1;
    const bool cuts = delivery == Delivery::half && std::exchange(wrote_head_, true);
    failed_ = !connection_.write({bytes, cuts ? size / 2 : size}, Clock::now() + kWriteTime) || cuts;
    return failed_ ? -1 : static_cast<ssize_t>(size);
  }

  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = connection_.address();
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  // The library only compares it with the size of a select() set, which is not used here.
  socket_t socket() const override { return INVALID_SOCKET; }

  Delivery delivery = Delivery::whole;

 private:
  Connection& connection_;
  SteadyTime read_until_;
  bool wrote_head_ = false;
  bool failed_ = false;
};

// What this thread is answering: the library's handlers are not told.
struct Exchange {
  Connection& connection;
  RequestStream stream;
  SteadyTime began = Clock::now();
  std::string accept_encoding;

  explicit Exchange(Connection& c) : connection(c), stream(c) {}
};
thread_local Exchange* exchange = nullptr;

// The library's own threads are not wanted: taking a socket over is done at once.
class AtOnce final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

// Several fields of one name are one list (RFC 9110, 5.3).
std::optional<std::string> field(const httplib::Request& request, const char* name) {
  const size_t count = request.get_header_value_count(name);
  if (count == 0) return std::nullopt;
  std::string all = request.get_header_value(name, 0);
  for (size_t i = 1; i < count; ++i) all += ", " + request.get_header_value(name, i);
  return all;
}

Request as_request(const httplib::Request& from) {
  const Head& head = exchange->connection.head();
  Request request;
  request.method = from.method;
  request.path = from.path;
  request.address = from.remote_addr;
  request.host = field(from, "Host");
  request.format = from.get_param_value("format");
  request.accept_encoding = exchange->accept_encoding;
  request.if_none_match = field(from, "If-None-Match").value_or("");
  request.fault = field(from, "X-Fault");
  request.post = {field(from, "Content-Type"), field(from, "Content-Encoding"), field(from, "Idempotency-Key"),
                  field(from, "Content-Digest")};
  request.has_body_length = head.has_length || head.chunked;
  request.body_length = head.content_length;
  return request;
}

void put(const Answer& answer, httplib::Response& to) {
  to.status = answer.status;
  to.headers.clear();
  for (const auto& [name, value] : answer.fields) to.headers.emplace(name, value);
  to.body = answer.body;
  if (!answer.type.empty()) to.headers.emplace("Content-Type", answer.type);
}

void keep_from_library(httplib::Request& request) {
  exchange->accept_encoding = field(request, "Accept-Encoding").value_or("");
  request.headers.erase("Accept-Encoding");
  request.headers.erase("Range");
  request.ranges.clear();
}

// The last hand on every answer, the library's own too.
void finish(const httplib::Request& request, httplib::Response& answer) {
  for (const auto& [name, value] : security_fields(request.path)) answer.headers.emplace(name, value);
  answer.headers.erase("Accept-Ranges");
  if (exchange->connection.is_at_end_of_request()) return;
  answer.headers.erase("Keep-Alive");
  answer.headers.erase("Connection");
  answer.headers.emplace("Connection", "close");
}

}  // namespace

HttpServer::HttpServer(Routes& routes)
    : routes_(routes),
      gate_([this](Connection& connection) { return serve(connection); },
            [](int status) { return as_bytes(error_answer(status, "/api/")); }) {
  new_task_queue = [] { return new AtOnce; };
  set_payload_max_length(kMaxPayloadBytes);
  set_tcp_nodelay(true);
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(kIdleTime).count() - 2);  // told to clients
  set_keep_alive_max_count(kMostAnswersPerConnection);
  // Not the library's choice, SO_REUSEPORT: two sites on one port would share its requests silently.
  set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  set_handlers();
}

void HttpServer::set_handlers() {
  set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) { return answer_without_body(from, to); });
  for (const char* path : {"/api/complaints", "/faults"}) {
    Post(path, [this](const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& reader) {
      answer_with_body(from, to, reader);
    });
  }
  set_error_handler([](const httplib::Request& from, httplib::Response& to) {
    if (to.body.empty()) put(error_answer(to.status, from.path), to);
  });
  set_exception_handler([](const httplib::Request& from, httplib::Response& to, const std::exception_ptr&) {
    put(error_answer(500, from.path), to);
  });
  set_post_routing_handler(finish);
  set_expect_100_continue_handler([this](const httplib::Request& from, httplib::Response& to) {
    const auto answer = routes_.without_body(as_request(from));
    if (!answer) return 100;
    put(*answer, to);
    return to.status;
  });
  set_logger([](const httplib::Request& from, const httplib::Response& to) {
    log_answer(from.method, Routes::route_of(from.path), to.status, Clock::now() - exchange->began);
  });
}

httplib::Server::HandlerResponse HttpServer::answer_without_body(const httplib::Request& from, httplib::Response& to) {
  const auto answer = routes_.without_body(as_request(from));
  if (!answer) return HandlerResponse::Unhandled;
  put(*answer, to);
  return HandlerResponse::Handled;
}

void HttpServer::answer_with_body(const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& reader) {
  std::string body;
  bool too_large = false;
  const bool complete = reader([&](const char* bytes, size_t size) {
    too_large = body.size() + size > kMaxPayloadBytes;
    if (!too_large) body.append(bytes, size);
    return !too_large;
  });
  if (too_large) return put(problem_answer(413, "The body is larger than 65,536 bytes."), to);
  if (!complete) return put(problem_answer(400, "The body is incomplete."), to);
  const Outcome outcome = routes_.with_body(as_request(from), body);
  put(outcome.answer, to);
  exchange->stream.delivery = outcome.delivery;
}

int HttpServer::open(const std::string& host, int port) {
  if (!gate_.ok()) return 0;
  const int opened = port == 0 ? bind_to_any_port(host) : (bind_to_port(host, port) ? port : 0);
  // The library asks for a queue of 5 connections; a burst of clients needs more.
  if (opened > 0) ::listen(svr_sock_, SOMAXCONN);
  return opened > 0 ? opened : 0;
}

bool HttpServer::run() {
  const bool ended_well = listen_after_bind();
  gate_.stop();
  return ended_well;
}

void HttpServer::wait_until_ready() const {
  while (!is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

bool HttpServer::process_and_close_socket(socket_t socket) {
  gate_.admit(socket);
  return true;
}

After HttpServer::serve(Connection& connection) {
  Exchange now(connection);
  exchange = &now;
  const bool last =
      !connection.head().stays_open || connection.head().chunked || connection.count_answer() >= kMostAnswersPerConnection;
  bool closed = false;
  const bool written = process_request(now.stream, last, closed, keep_from_library);
  exchange = nullptr;
  if (now.stream.delivery == Delivery::none) connection.reset_on_close();
  if (!written || now.stream.delivery != Delivery::whole) return After::close_now;
  return last || closed || !connection.is_at_end_of_request() ? After::last_words : After::next_request;
}

}  // namespace complaint::site
