#include "site/connection.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/span.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <utility>

#include "site/log.h"
#include "site/server.h"

namespace complaint::site {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using boost::system::error_code;
using Response = http::response<http::span_body<const char>>;

constexpr int kSendBuffer = 128 * 1024;          // bytes; the system would copy megabytes for each reader that does not read
constexpr std::size_t kMaxDrained = 16U << 20U;  // bytes
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

// `body`: as much of the body as is sent.
Response make_response(const Answer& answer, std::string_view path, std::string_view body, bool keep_alive) {
  Response response;
  response.version(11);
  response.result(static_cast<unsigned>(answer.status));
  const std::string_view phrase = phrase_of(answer.status);
  response.reason({phrase.data(), phrase.size()});
  for (const auto& [name, value] : security_fields(path)) response.insert(name, value);
  for (const auto& [name, value] : answer.fields) response.insert(name, value);
  if (!answer.type.empty()) response.set(http::field::content_type, answer.type);
  if (answer.status != 304) response.content_length(answer.content().size());
  if (keep_alive) response.set(http::field::keep_alive, "timeout=" + std::to_string(kIdleTime.count() / 1000 - 2));
  if (!keep_alive) response.set(http::field::connection, "close");
  response.body() = {body.data(), body.size()};
  return response;
}

Outcome busy() {
  Answer answer = problem_answer(503, "Too many requests wait for the database. Try again.");
  answer.fields.emplace_back("Retry-After", "2");
  return {std::move(answer)};
}

std::string_view detail_of(int status) {
  if (status == 413) return "The body is larger than 65,536 bytes.";
  return status == 408 ? "The body took too long." : "The body is incomplete or malformed.";
}

}  // namespace

// Every co_await stands in a statement of its own: GCC 12 miscompiles some of those in conditions and arguments.

// An answer and how far it was sent.
struct Connection::Reply {
  Outcome outcome;
  bool is_last = false;  // what follows the request could be part of it
  bool is_head = false;  // the answer has no body
  bool keep_alive = false;
  Response response;
  std::optional<http::response_serializer<http::span_body<const char>>> serializer;  // set: prepared
  error_code error;
};

Connection::Connection(asio::ip::tcp::socket socket, Server& server)
    : socket_(std::move(socket)), server_(server), began_(SteadyClock::now()) {
  error_code error;
  socket_.non_blocking(true, error);  // for what is sent without waiting
  socket_.set_option(asio::ip::tcp::no_delay(true), error);
  socket_.set_option(asio::socket_base::send_buffer_size(kSendBuffer), error);
  const auto endpoint = socket_.remote_endpoint(error);
  if (!error) request_.address = rate_key(endpoint.address());
}

void Connection::enter(Phase phase, std::chrono::milliseconds limit) {
  if (phase_ == Phase::closed) return;
  phase_ = phase;
  is_late_ = false;
  deadline_ = SteadyClock::now() + limit;
  server_.note_progress(*this);
}

void Connection::check_deadline(SteadyClock::time_point now) {
  if (phase_ == Phase::closed || phase_ == Phase::work || now < deadline_) return;
  is_late_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Connection::abort(std::string_view log) {
  if (phase_ == Phase::closed) return;
  if (phase_ != Phase::idle && phase_ != Phase::drain && !log.empty()) log_event(log);
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
}

asio::awaitable<void> Connection::serve() {
  bool is_open = true;
  while (is_open) is_open = co_await serve_request();
  abort({});
}

bool Connection::can_stay_open() const {
  return parser_ && parser_->is_done() && parser_->get().keep_alive() && parser_->get().version() == 11 &&
         responses_ < kMaxResponsesPerConnection && !server_.is_stopping();
}

asio::awaitable<bool> Connection::serve_request() {
  parser_.reset();
  const bool has_come = co_await wait_for_request();
  if (!has_come) co_return false;
  began_ = SteadyClock::now();
  const int refusal = co_await read_head();
  if (refusal < 0) co_return false;
  Reply reply;
  reply.is_head = parser_ && parser_->is_header_done() && parser_->get().method() == http::verb::head;
  if (refusal > 0) refuse(refusal, reply.outcome);
  else co_await fill_reply(reply);
  const bool is_open = co_await respond(reply);
  co_return is_open;
}

asio::awaitable<bool> Connection::wait_for_request() {
  if (!buffer_.empty()) co_return true;
  if (server_.is_stopping()) co_return false;
  enter(Phase::idle, kIdleTime);
  error_code error;
  co_await socket_.async_wait(asio::ip::tcp::socket::wait_read, into(error));
  co_return !error && !is_late_;
}

// The status to refuse the request with; 0: it was read; -1: there is none.
asio::awaitable<int> Connection::read_head() {
  enter(Phase::head, kHeadTime);
  error_code error;
  const std::size_t size =
      co_await asio::async_read_until(socket_, asio::dynamic_buffer(buffer_, kMaxHead), "\r\n\r\n", into(error));
  if (phase_ == Phase::closed) co_return -1;
  if (is_late_) co_return 408;
  if (error == asio::error::not_found) co_return status_of_long_head(buffer_);
  if (error == asio::error::eof) co_return buffer_.empty() ? -1 : 400;
  if (error) co_return -1;
  parser_.emplace();
  const int refusal = parse_head(std::string_view(buffer_).substr(0, size), *parser_);
  buffer_.erase(0, size);
  if (refusal != 0) co_return refusal;
  std::string address = std::move(request_.address);
  request_ = {};
  request_.address = std::move(address);
  co_return read_request(parser_->get(), request_) ? 0 : 400;
}

// 0: the body was read; otherwise the status to refuse the request with.
asio::awaitable<int> Connection::read_body() {
  enter(Phase::body, kBodyTime);
  error_code error;
  if (buffer_.empty() && parser_->get().count(http::field::expect) > 0 && parser_->get().version() == 11) {
    co_await asio::async_write(socket_, asio::buffer(kContinue.data(), kContinue.size()), into(error));
  }
  parser_->body_limit(payload::kMaxPayloadBytes);
  const std::size_t fields = field_count(parser_->get());
  auto buffer = asio::dynamic_buffer(buffer_, payload::kMaxPayloadBytes + kMaxHead);
  if (!error) {
    co_await http::async_read(socket_, buffer, *parser_, into(error));
  }
  if (!error && field_count(parser_->get()) > fields) co_return 400;  // trailers: Beast takes malformed ones too
  if (!error) co_return 0;
  if (is_late_) co_return 408;
  co_return error == http::error::body_limit ? 413 : 400;
}

asio::awaitable<void> Connection::fill_reply(Reply& reply) {
  if (auto answer = server_.routes().without_body(request_)) {
    reply.outcome.answer = *std::move(answer);
    co_return;
  }
  int refusal = 0;
  if (request_.method == "POST") {
    refusal = co_await read_body();
  }
  if (refusal != 0) {
    reply.outcome.answer = problem_answer(refusal, detail_of(refusal));
    reply.is_last = true;
    co_return;
  }
  const auto fault = server_.routes().fault_of(request_);
  if (!fault) {
    reply.outcome.answer = problem_answer(400, "X-Fault is malformed.");
    co_return;
  }
  co_await work(reply, *fault);
}

asio::awaitable<void> Connection::work(Reply& reply, const Fault& fault) {
  enter(Phase::work, {});
  if (fault.delay > 0) {
    asio::steady_timer delay(socket_.get_executor(), std::chrono::milliseconds(fault.delay));
    error_code ignored;
    co_await delay.async_wait(into(ignored));
  }
  const std::function<void()> job = [this, &reply, &fault] { run_job(reply, fault); };
  const bool has_run = co_await server_.work(job);
  if (!has_run) reply.outcome = busy();
}

// On a thread of the database, which also sends what the system takes at once: the client need not wait until the other thread
// gets its turn. Nothing else uses the socket in this phase.
void Connection::run_job(Reply& reply, const Fault& fault) noexcept {
  try {
    reply.outcome = server_.routes().with_body(request_, parser_->get().body(), fault);
  } catch (const std::exception&) {
    reply.outcome = {error_answer(500, "/api/")};
  }
  if (reply.outcome.delivery != Delivery::whole || reply.is_head) return;
  prepare(reply);
  http::write_some(socket_, *reply.serializer, reply.error);
  if (reply.error == asio::error::would_block) reply.error = {};
}

void Connection::prepare(Reply& reply) {
  server_.routes().note_answer(request_, reply.outcome.answer.status, SteadyClock::now() - began_);
  ++responses_;
  reply.keep_alive = !reply.is_last && can_stay_open();
  const std::string_view content = reply.outcome.answer.content();
  const std::size_t sent = reply.outcome.delivery == Delivery::half ? content.size() / 2 : content.size();
  reply.response = make_response(reply.outcome.answer, request_.path, content.substr(0, sent), reply.keep_alive);
  reply.serializer.emplace(reply.response);
}

void Connection::refuse(int status, Outcome& outcome) {
  parser_.reset();
  request_.method = "-";
  request_.path = "/api/";
  outcome.answer = error_answer(status, request_.path);
}

asio::awaitable<bool> Connection::respond(Reply& reply) {
  const Outcome& outcome = reply.outcome;
  if (!reply.serializer) prepare(reply);
  if (phase_ == Phase::closed) co_return false;
  if (outcome.delivery == Delivery::none) {
    socket_.set_option(asio::socket_base::linger(true, 0), reply.error);
    co_return false;
  }
  enter(Phase::write, kWriteTime);
  if (reply.is_head) {
    co_await http::async_write_header(socket_, *reply.serializer, into(reply.error));
  } else if (!reply.error && !reply.serializer->is_done()) {
    co_await http::async_write(socket_, *reply.serializer, into(reply.error));
  }
  if (is_late_) log_event("an answer was not read in time");
  if (reply.error || outcome.delivery == Delivery::half) co_return false;
  if (!reply.keep_alive) {
    co_await drain();
  }
  co_return reply.keep_alive;
}

// What a client still sends is read, or it could lose the answer to the reset that closing would cause.
asio::awaitable<void> Connection::drain() {
  enter(Phase::drain, kDrainTime);
  error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  std::array<char, 16384> discarded;
  std::size_t total = 0;
  while (!error && !is_late_ && total < kMaxDrained) {
    const std::size_t size = co_await socket_.async_read_some(asio::buffer(discarded), into(error));
    total += size;
  }
}

}  // namespace complaint::site
