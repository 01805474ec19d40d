#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "json/json_oracle.h"

using complaint::test::nlohmann_outline;
using complaint::test::our_outline;

namespace {

const std::vector<std::string> kPieces = {"{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "\"a\"",
                                          "\"b\"",
                                          "\"\"",
                                          "\"\\u00e9\"",
                                          "\"\\ud83d\\ude00\"",
                                          "\"\\ud83d\"",
                                          "\"\\n\\\"\\/\"",
                                          "\"\xc3\xa9\"",
                                          "\"\xff\"",
                                          "\"\x01\"",
                                          "1",
                                          "-1",
                                          "0",
                                          "-0",
                                          "01",
                                          "1.5",
                                          "1e5",
                                          "1E-3",
                                          "-1.25e+10",
                                          "1.",
                                          ".5",
                                          "1e999",
                                          "20e-1",
                                          "-120.0e-1",
                                          "0.0020E+3",
                                          "1.0",
                                          "100e2",
                                          "12345678901234e1",
                                          "12345678901234e2",
                                          "1e00000000000000000001",
                                          "1e-999",
                                          "123456789012345678",
                                          "18446744073709551616",
                                          "9007199254740993",
                                          "true",
                                          "false",
                                          "null",
                                          "nul",
                                          " ",
                                          "\t",
                                          "\n",
                                          "\r",
                                          "\\",
                                          "\"\\x\"",
                                          "\"\\u12g4\"",
                                          "\x7f"};

std::string value(std::mt19937& random, int depth);

std::string members(std::mt19937& random, int depth, bool named) {
  std::string all;
  for (unsigned count = random() % 4, at = 0; at < count; ++at) {
    if (at > 0) all += ",";
    if (named) all += "\"" + std::string(1, static_cast<char>('a' + random() % 4)) + "\" : ";
    all += value(random, depth - 1);
  }
  return all;
}

std::string value(std::mt19937& random, int depth) {
  if (depth > 0 && random() % 3 == 0) return "{" + members(random, depth, true) + "}";
  if (depth > 0 && random() % 3 == 0) return "[" + members(random, depth, false) + "]";
  return kPieces[6 + random() % (kPieces.size() - 6)];
}

// A well-formed text or nearly so, or a heap of pieces.
std::string text(std::mt19937& random) {
  if (random() % 4 != 0) {
    std::string json = value(random, 4);
    if (random() % 2 == 0 && !json.empty()) json.erase(random() % json.size(), 1);
    return json;
  }
  std::string heap;
  for (unsigned count = random() % 8, at = 0; at < count; ++at) heap += kPieces[random() % kPieces.size()];
  return heap;
}

}  // namespace

TEST_CASE("json reader: reads 200,000 generated texts as nlohmann/json does, or refuses them alike") {
  std::mt19937 random(20261122);
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 200000; ++round) {
    const std::string json = text(random);
    const auto expected = nlohmann_outline(json);
    if (!expected) continue;
    REQUIRE_MESSAGE(our_outline(json) == *expected, json);
    ++(expected == "none" ? refused : accepted);
  }
  MESSAGE("json reader: " << accepted << " texts read alike, " << refused << " refused alike");
  CHECK(accepted > 40000);
  CHECK(refused > 40000);
}

TEST_CASE("json reader: many names in one object, one of them twice") {
  std::string json = "{\"n0\":0";
  for (int at = 1; at < 3000; ++at) json += ",\"n" + std::to_string(at) + "\":0";
  CHECK(our_outline(json + "}") == nlohmann_outline(json + "}"));
  CHECK(our_outline(json + ",\"n1500\":0}") == "none");
}
