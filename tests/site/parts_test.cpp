#include <doctest/doctest.h>

#include <chrono>
#include <set>
#include <string>

#include "site/answer.h"
#include "site/faults.h"
#include "site/json_reading.h"
#include "site/moment.h"
#include "site/rate.h"
#include "site/received.h"
#include "site/reference.h"
#include "site/static_files.h"

namespace complaint::site {
namespace {

using namespace std::chrono_literals;

Time at(int year, unsigned month, unsigned day, std::chrono::seconds of_day) {
  return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)) + of_day;
}

}  // namespace

TEST_CASE("reference: has its shape and a check character that fits") {
  CHECK(make_reference(2026, {0, 0, 0, 0, 0}) == "AG-2026-222222");
  for (std::uint8_t i = 0; i < 31; ++i) CHECK(is_reference(make_reference(2026, {i, 7, 30, 1, i})));
}

TEST_CASE("reference: every typo of one character and every swap of neighbours is found") {
  const std::string letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  int checked = 0;
  for (const std::string& right : {make_reference(2026, {1, 2, 3, 4, 5}), make_reference(2026, {30, 0, 17, 8, 29})}) {
    for (std::size_t place = 8; place < right.size(); ++place) {
      for (const char letter : letters) {
        std::string typo = right;
        typo[place] = letter;
        CHECK(is_reference(typo) == (typo == right));
        ++checked;
      }
      std::string swapped = right;
      if (place > 8) std::swap(swapped[place - 1], swapped[place]);
      CHECK(is_reference(swapped) == (swapped == right));
    }
  }
  CHECK(checked == 2 * 6 * 31);
  for (const char* wrong :
       {"", "AG-2026-22222", "AG-2026-2222222", "AG-20x6-222222", "BG-2026-222222", "AG-2026-22222L", "ag-2026-222222"}) {
    CHECK_FALSE_MESSAGE(is_reference(wrong), wrong);
  }
}

TEST_CASE("reference: thousands are drawn with hardly a repetition") {
  std::set<std::string> drawn;
  for (int i = 0; i < 2000; ++i) drawn.insert(random_reference(2026).value());
  CHECK(drawn.size() >= 1998);  // one pair is expected in 14 runs; three, in none
}

TEST_CASE("moment: a time is written in UTC, whole seconds") {
  CHECK(timestamp(at(2026, 11, 22, 12h)) == "2026-11-22T12:00:00Z");
  CHECK(timestamp(at(2028, 2, 29, 23h + 59min + 59s) + 999ms) == "2028-02-29T23:59:59Z");
}

TEST_CASE("moment: today is the day that began first on earth") {
  CHECK(latest_today(at(2026, 11, 22, 9h + 59min)) == fields::Day{2026, 11, 22});
  CHECK(latest_today(at(2026, 11, 22, 10h)) == fields::Day{2026, 11, 23});
  CHECK(latest_today(at(2026, 12, 31, 10h)) == fields::Day{2027, 1, 1});
}

TEST_CASE("rate: ten seconds' worth at once, then as the bucket fills") {
  RateLimit limit(60);
  const RateLimit::Clock::time_point start{};
  for (int i = 0; i < 10; ++i) CHECK(limit.take("a", start) == 0);
  CHECK(limit.take("a", start) == 1);
  CHECK(limit.take("b", start) == 0);
  CHECK(limit.take("a", start + 500ms) == 1);
  CHECK(limit.take("a", start + 1s) == 0);
  CHECK(limit.take("a", start + 1s) == 1);
  for (int i = 0; i < 10; ++i) CHECK(limit.take("a", start + 1h) == 0);
  CHECK(limit.take("a", start + 1h) == 1);
}

TEST_CASE("rate: one request in six minutes is waited for that long; zero is no limit") {
  RateLimit slow(1);
  CHECK(slow.take("a", {}) == 0);
  CHECK(slow.take("a", {}) == 60);
  RateLimit none(0);
  for (int i = 0; i < 1000; ++i) CHECK(none.take("a", {}) == 0);
}

TEST_CASE("rate: a million addresses do not fill the memory") {
  RateLimit limit(60);
  for (int i = 0; i < 1000000; ++i) static_cast<void>(limit.take(std::to_string(i), RateLimit::Clock::time_point(1ms * i)));
  CHECK(limit.addresses() <= 10000);
}

TEST_CASE("rate: an IPv4 address counts by itself, an IPv6 address with its /64") {
  const auto key = [](const char* address) { return rate_key(boost::asio::ip::make_address(address)); };
  CHECK(key("192.0.2.1") == "192.0.2.1");
  CHECK(key("::ffff:192.0.2.1") == "192.0.2.1");
  CHECK(key("2001:db8:1:2:3:4:5:6") == key("2001:db8:1:2:ffff::1"));
  CHECK(key("2001:db8:1:2::1") != key("2001:db8:1:3::1"));
}

TEST_CASE("files: types by their ending, hashed names by their shape") {
  CHECK(type_of_file("form.wasm") == "application/wasm");
  CHECK(type_of_file("app.webmanifest") == "application/manifest+json");
  CHECK(type_of_file(".js") == "application/octet-stream");
  CHECK(type_of_file("LICENSE") == "application/octet-stream");
  for (const char* hashed : {"main-5XQ2M7AB.js", "form.0a1b2c3d.wasm", "inter-regular-0123abcd0123.ttf"})
    CHECK_MESSAGE(is_hashed_name(hashed), hashed);
  for (const char* plain : {"index.html", "main.js", "service-worker.js", "main-5XQ2M7A.js", "complaint-business.js",
                            "5XQ2M7AB.js", "a-DOCUMENT.html", ""}) {
    CHECK_FALSE_MESSAGE(is_hashed_name(plain), plain);
  }
  CHECK(is_hashed_path({"complaint-form", "2.0.0-0a1b2c3d4e5f6071", "fonts", "inter-400.ttf"}));
  CHECK(is_hashed_path({"main-5XQ2M7AB.js"}));
  CHECK_FALSE(is_hashed_path({"complaint-form", "2.0.0", "complaint-form.js"}));
  CHECK_FALSE(is_hashed_path({"0a1b2c3d4e5f6071", "define.js"}));
}

TEST_CASE("faults: the field is read item by item") {
  CHECK(read_fault("drop-before") == Fault{FaultKind::drop_before, 0, -1, 0});
  CHECK(read_fault("status=429;retry-after=2") == Fault{FaultKind::status, 429, 2, 0});
  CHECK(read_fault(" delay=300 , status=503 ; after-commit") == Fault{FaultKind::status_after_commit, 503, -1, 300});
  for (const char* wrong :
       {"", ",", "drop", "status", "status=abc", "status=200", "delay=", "after-commit", "drop-before;after-commit", "half=1"}) {
    CHECK_FALSE_MESSAGE(read_fault(wrong).has_value(), wrong);
  }
}

TEST_CASE("faults: a mix gives each of them as often as its share says") {
  FaultMix mix;
  REQUIRE(mix.set(R"({"seed":3,"drop-before":0.25,"500":0.25,"retry-after":7})"));
  int dropped = 0;
  int failed = 0;
  for (int i = 0; i < 4000; ++i) {
    const Fault fault = mix.draw();
    dropped += fault.kind == FaultKind::drop_before ? 1 : 0;
    failed += fault == Fault{FaultKind::status, 500, 7, 0} ? 1 : 0;
  }
  CHECK(dropped > 850);  // 1000 expected, standard deviation 27
  CHECK(dropped < 1150);
  CHECK(failed > 850);
  CHECK(failed < 1150);
  CHECK(mix.counts() == "{\"requests\":4000,\"faults\":{\"500\":" + std::to_string(failed) +
                            ",\"drop-before\":" + std::to_string(dropped) + "}}");
  CHECK_FALSE(mix.set("{\"unknown\":1}"));
  REQUIRE(mix.set("{}"));
  CHECK(mix.draw() == Fault{});
}

TEST_CASE("received: text is made safe for HTML") {
  CHECK(escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

TEST_CASE("received: values of a payload are shown with their path") {
  const auto values = flattened(R"({"a":1,"b":{"c":"<x>","d":{"e":true}}})");
  REQUIRE(values.size() == 3);
  CHECK(values[0] == std::pair<std::string, std::string>("a", "1"));
  CHECK(values[1] == std::pair<std::string, std::string>("b / c", "<x>"));
  CHECK(values[2] == std::pair<std::string, std::string>("b / d / e", "true"));
  CHECK(flattened("nonsense").empty());
}

TEST_CASE("payload: a member's text is that of the outermost object only") {
  CHECK(text_member(R"({"x":{"id":"inner"},"id":"outer"})", "id") == "outer");
  CHECK(text_member(R"({"x":{"id":"inner"}})", "id") == "");
  CHECK(text_member(R"({"id":1})", "id") == "");
  CHECK(text_member("[\"id\"]", "id") == "");
}

TEST_CASE("payload: the canonical text has no white space and no needless escapes") {
  CHECK(canonical_json(" { \"a\" : [ 1 , { } , [ ] ] ,\n\"b\":{\"c\":\"\\u0041 \\/\\n\",\"d\":{\"e\":true}},\"f\":null} ") ==
        R"({"a":[1,{},[]],"b":{"c":"A /\n","d":{"e":true}},"f":null})");
  CHECK(canonical_json("nonsense").empty());
}

TEST_CASE("answer: an error is problem+json below /api/ and a page elsewhere") {
  CHECK(error_answer(404, "/api/x").type == "application/problem+json");
  CHECK(error_answer(404, "/x").type == "text/html; charset=utf-8");
  const Answer answer = problem_answer(422, "Why.", {{"/a\"b", fields::Problem::bad_shape}});
  CHECK(
      answer.body ==
      R"({"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"Why.","problems":[{"pointer":"/a\"b","code":"bad_shape"}]})");
}

}  // namespace complaint::site
