#include "json/json_text.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "text/utf8.h"

using namespace complaint;

namespace {

std::string written(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

}  // namespace

TEST_CASE("json text: only what must be escaped is") {
  CHECK(written("") == "\"\"");
  CHECK(written("a/b'<>\u2028\x7F") == "\"a/b'<>\u2028\x7F\"");
  CHECK(written("\"\\\n\r\t") == R"("\"\\\n\r\t")");
  CHECK(written(std::string_view("\0\x1F\b", 3)) == R"("\u0000\u001f\u0008")");
}

TEST_CASE("json text: every code point comes back as it was") {
  int count = 0;
  std::string all;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point)
    if (code_point < 0xD800 || code_point > 0xDFFF) {
      text::append_code_point(all, code_point);
      ++count;
    }
  REQUIRE(count == 1112064);
  const auto json = nlohmann::json::parse(written(all), nullptr, false);
  REQUIRE(json.is_string());
  CHECK((json == all));
}

TEST_CASE("json text: broken pieces become the replacement character") {
  CHECK(written("a\x80"
                "b\xE2\x82") == "\"a\uFFFDb\uFFFD\"");
}
