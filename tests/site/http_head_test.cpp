#include "site/http_head.h"

#include <doctest/doctest.h>

#include <string>

namespace complaint::site {
namespace {

struct Head {
  int refusal = 0;
  Request request;
  bool chunked = false;
  bool stays_open = false;
};

Head read_head(const std::string& bytes) {
  RequestParser parser;
  Head head;
  head.refusal = parse_head(bytes, parser);
  if (head.refusal == 0 && !read_request(parser.get(), head.request)) head.refusal = 400;
  if (head.refusal != 0) return head;
  head.chunked = parser.get().chunked();
  head.stays_open = parser.get().keep_alive();
  return head;
}

Head of(const std::string& request_line, const std::string& fields) { return read_head(request_line + "\r\n" + fields + "\r\n"); }
Head with(const std::string& fields) { return of("POST / HTTP/1.1", "Host: localhost\r\n" + fields); }

}  // namespace

TEST_CASE("head: a plain request is well formed and keeps its connection open") {
  const Head head = of("GET / HTTP/1.1", "Host: localhost\r\n");
  CHECK(head.refusal == 0);
  CHECK(head.stays_open);
  CHECK_FALSE(head.request.has_body_length);
  CHECK_FALSE(head.chunked);
}

TEST_CASE("head: says how the body comes") {
  CHECK(with("Content-Length: 12\r\n").request.body_length == 12);
  CHECK(with("content-length:  12  \r\n").request.body_length == 12);
  CHECK(with("Content-Length: 0\r\n").request.has_body_length);
  CHECK(with("Transfer-Encoding: Chunked\r\n").chunked);
  CHECK(with("Expect: 100-Continue\r\n").refusal == 0);
}

TEST_CASE("head: the connection ends after it when the client says so, or is of version 1.0") {
  CHECK_FALSE(with("Connection: close\r\n").stays_open);
  CHECK(with("Connection: keep-alive\r\n").stays_open);
  CHECK_FALSE(of("GET / HTTP/1.0", "").stays_open);
  CHECK(of("GET / HTTP/1.0", "").refusal == 0);
}

TEST_CASE("head: a malformed request line is refused") {
  for (const char* line : {"", "GET", "GET /", "GET  / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "G(T / HTTP/1.1",
                           "GET x HTTP/1.1", "GET / FTP/1.1", "GET /\t HTTP/1.1", "GET /\xc3\xa9 HTTP/1.1", "GET * HTTP/1.1"}) {
    CHECK_MESSAGE(of(line, "Host: localhost\r\n").refusal == 400, line);
  }
  CHECK(of("GET / HTTP/3.0", "Host: localhost\r\n").refusal == 505);
}

TEST_CASE("head: a malformed field is refused") {
  for (const char* fields : {"a\r\n", ": b\r\n", "a b: c\r\n", "a : b\r\n", " a: b\r\n", "a: b\r\n c\r\n", "a: b\rc\r\n",
                             "a: b\nc\r\n", "a: \x7f\r\n"}) {
    CHECK_MESSAGE(with(fields).refusal == 400, fields);
  }
  CHECK(with(std::string("a: b\0c\r\n", 8)).refusal == 400);
  CHECK(with("a: \xc3\xa9\r\n").refusal == 0);
  CHECK(with("a:\r\n").refusal == 0);
}

TEST_CASE("head: a body whose end could be seen in two places is refused") {
  for (const char* fields :
       {"Content-Length: 1\r\nContent-Length: 1\r\n", "Content-Length: 1, 1\r\n", "Content-Length: -1\r\n",
        "Content-Length: +1\r\n", "Content-Length: 1x\r\n", "Content-Length: \r\n", "Content-Length: 0x1\r\n",
        "Content-Length: 18446744073709551616\r\n", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"}) {
    CHECK_MESSAGE(with(fields).refusal == 400, fields);
  }
  CHECK(with("Transfer-Encoding: gzip\r\n").refusal == 501);
  CHECK(with("Transfer-Encoding: gzip, chunked\r\n").refusal == 501);
}

TEST_CASE("head: HTTP/1.1 needs exactly one host") {
  CHECK(of("GET / HTTP/1.1", "").refusal == 400);
  CHECK(of("GET / HTTP/1.1", "Host: a\r\nHost: a\r\n").refusal == 400);
}

TEST_CASE("head: lengths and counts are limited") {
  const auto line = [](std::size_t size) { return "GET /" + std::string(size - 14, 'a') + " HTTP/1.1"; };
  CHECK(of(line(kMaxRequestLine), "Host: a\r\n").refusal == 0);
  CHECK(of(line(kMaxRequestLine + 1), "Host: a\r\n").refusal == 414);
  std::string fields;
  for (std::size_t i = 1; i < kMaxFields; ++i) fields += "a: b\r\n";
  CHECK(with(fields).refusal == 0);
  CHECK(with(fields + "a: b\r\n").refusal == 431);
}

TEST_CASE("head: bytes cut off anywhere are refused, never read beyond") {
  const std::string whole = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n";
  REQUIRE(read_head(whole).refusal == 0);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string part(whole, 0, size);
    CHECK_MESSAGE(read_head(part).refusal == 400, part);
  }
}

TEST_CASE("head: an empty target is refused") {
  CHECK(of("GET  HTTP/1.1", "Host: localhost\r\n").refusal == 400);
  CHECK(of("GET ?a HTTP/1.1", "Host: localhost\r\n").refusal == 400);
}

TEST_CASE("head: an expectation other than 100-continue is refused") {
  CHECK(with("Expect: 200-ok\r\n").refusal == 417);
  CHECK(with("Expect: 100-continue\r\nExpect: 100-continue\r\n").refusal == 417);
}

TEST_CASE("head: a second idempotency key takes the first away, also an empty one") {
  CHECK(with("Idempotency-Key: \"a\"\r\n").request.post.idempotency_key == "\"a\"");
  CHECK_FALSE(with("Idempotency-Key: \"a\"\r\nIdempotency-Key:\r\n").request.post.idempotency_key.has_value());
}

TEST_CASE("head: the target is decoded once, its query apart") {
  const Head head = of("GET /a%2Fb%20?format=json&before=12 HTTP/1.1", "Host: localhost\r\n");
  CHECK(head.request.path == "/a/b ");
  CHECK(head.request.format == "json");
  CHECK(head.request.before == 12);
  for (const char* target : {"/%", "/%2", "/%zz", "/%u002e"})
    CHECK_MESSAGE(of("GET " + std::string(target) + " HTTP/1.1", "Host: localhost\r\n").refusal == 400, target);
}

TEST_CASE("head: one that does not end is refused by what is too long in it") {
  CHECK(status_of_long_head("GET /" + std::string(kMaxHead, 'a')) == 414);
  CHECK(status_of_long_head("GET / HTTP/1.1\r\n" + std::string(kMaxHead, 'a')) == 431);
}

}  // namespace complaint::site
