#include "json/json_tree.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <string>

using namespace complaint;

namespace {

// The tree written out: type, key and value of each node, with its parent.
std::string outline(std::string_view json) {
  const auto tree = read_json(json);
  if (!tree) return "none";
  std::string all;
  for (const JsonNode& node : tree->nodes()) {
    all += std::to_string(node.parent) + std::string("nbdsao").substr(static_cast<std::size_t>(node.type), 1);
    all.append(node.key).append("=").append(node.text);
    if (node.type == JsonType::boolean) all += node.number == 1 ? '1' : '0';
    all += ' ';
  }
  return all;
}

}  // namespace

TEST_CASE("json tree: nodes stand in the order of the text, each with its parent") {
  CHECK(outline(R"({"a":[1,"x",{"b":null}],"c":true,"d":{}})") == "-1o= 0aa= 1d=1 1s=x 1o= 4nb= 0bc=1 0od= ");
  CHECK(outline("\"abc\"") == "-1s=abc ");
  CHECK(outline("-12") == "-1d=-12 ");
  CHECK(outline(" [ ] ") == "-1a= ");
}

TEST_CASE("json tree: a number is a value where it is whole, however it is written") {
  const auto value_of = [](const char* json) { return read_json(json)->nodes()[0].number; };
  for (const char* two : {"2", "2.0", "2.000000000000000000000", "20e-1", "0.2e1", "0.00002E+5", "200000e-00005"})
    CHECK_MESSAGE(value_of(two) == 2, two);
  CHECK(value_of("-2") == -2);
  CHECK(value_of("999999999999999") == 999999999999999.0);
  CHECK(value_of("1e14") == 1e14);
  CHECK(value_of("0e999999999999") == 0);
  CHECK(value_of("-0.0") == 0);
  for (const char* not_whole :
       {"2.5", "2e-1", "0.5", "1e999", "1e-999", "1e15", "1000000000000000", "1e999999999999999999", "2.0000000000000000001"})
    CHECK_MESSAGE(!read_json(not_whole)->nodes()[0].is_whole, not_whole);
  for (const char* fraction : {"2.5", "0.1", "-1.25e-3", "0.30000000000000004", "12345.678901234567", "1e21", "5e-324", "1e-999"})
    CHECK_MESSAGE(value_of(fraction) == doctest::Approx(std::strtod(fraction, nullptr)).epsilon(1e-14), fraction);
  CHECK(std::isinf(value_of("1e999")));
  CHECK(read_json(" 2.50 ")->nodes()[0].text == "2.50");
}

TEST_CASE("json tree: strings are decoded") {
  CHECK(outline(R"("\u0041\n\"\\\/\ud83d\ude00")") == "-1s=A\n\"\\/\U0001F600 ");
  CHECK(outline(R"({"\u0061":1})") == "-1o= 0da=1 ");
}

TEST_CASE("json tree: strings stay where they are however many there are") {
  std::string json = "[\"first\"";
  for (int at = 0; at < 5000; ++at) json += ",\"value number " + std::to_string(at) + "\"";
  json += "]";
  const auto tree = read_json(json);
  REQUIRE(tree.has_value());
  REQUIRE(tree->nodes().size() == 5002);
  CHECK(tree->nodes()[1].text == "first");
  CHECK(tree->nodes()[5001].text == "value number 4999");
}

TEST_CASE("json tree: a name twice in one object is refused, in two objects it is not") {
  CHECK(outline(R"({"a":1,"b":2,"a":3})") == "none");
  CHECK(outline(R"({"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]})") != "none");
  CHECK(outline(R"({"x":{"a":1},"y":{"a":1}})") != "none");
  CHECK(outline(R"([{"a":[{"b":1,"b":1}]}])") == "none");
}

TEST_CASE("json tree: what is not JSON gives none") {
  for (const char* none : {"",
                           "{",
                           "[1",
                           "tru",
                           "\"a",
                           "\"\\ud800\"",
                           "\"\\udc00\"",
                           "\"\\ud800\\u0041\"",
                           "\"\x01\"",
                           "1 2",
                           "[,]",
                           "{\"a\"}",
                           "{1:2}",
                           "0x1",
                           "1.",
                           ".5",
                           "\xEF\xBB\xBF"
                           "1",
                           "'a'",
                           "// x\n1",
                           "\"\xFF\""})
    CHECK(outline(none) == "none");
  CHECK(outline(std::string_view("1\0", 2)) == "none");
  CHECK(outline(std::string_view("\"a\0b\"", 5)) == "none");
}

TEST_CASE("json tree: it knows its depth, as the brackets tell it") {
  for (const char* json : {"1", "{}", "[[],[[]],{}]", R"({"a":[{"b":"]]["}],"c":[[[[1]]]]})", R"(["[","{"])"})
    CHECK(read_json(json)->depth() == nesting_depth(json, 100));
}

TEST_CASE("json tree: depth is that of brackets outside of strings") {
  CHECK(nesting_depth("1", 8) == 0);
  CHECK(nesting_depth("{}", 8) == 1);
  CHECK(nesting_depth("[[],[[]],{}]", 8) == 3);
  CHECK(nesting_depth(R"(["[[[[[","\"[[[[","\\"])", 8) == 1);
  CHECK(nesting_depth(R"({"\\":[{"a":"]"}]})", 8) == 3);
  CHECK(nesting_depth(std::string(100000, '['), 8) > 8);
  CHECK(nesting_depth("\"\\", 8) == 0);
}
