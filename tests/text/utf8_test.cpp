#include "text/utf8.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace complaint::text;

namespace {

bool is_surrogate(char32_t code_point) { return code_point >= 0xD800 && code_point <= 0xDFFF; }

std::string encoded(char32_t code_point) {
  std::string bytes;
  append_code_point(bytes, code_point);
  return bytes;
}

// Table 3-7 of the Unicode Standard, written out row by row.
bool is_one_sequence_of_table(const std::string& bytes) {
  struct Row {
    std::vector<std::pair<int, int>> bytes;
  };
  static const std::vector<Row> kTable = {
      {{{0x00, 0x7F}}},
      {{{0xC2, 0xDF}, {0x80, 0xBF}}},
      {{{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
      {{{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
      {{{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
      {{{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
      {{{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
      {{{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
      {{{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
  };
  return std::any_of(kTable.begin(), kTable.end(), [&bytes](const Row& row) {
    if (row.bytes.size() != bytes.size()) return false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const int byte = static_cast<unsigned char>(bytes[at]);
      if (byte < row.bytes[at].first || byte > row.bytes[at].second) return false;
    }
    return true;
  });
}

}  // namespace

TEST_CASE("utf8: every code point is read as it was written") {
  int count = 0;
  int wrong = 0;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (is_surrogate(code_point)) continue;
    const std::string bytes = encoded(code_point);
    const CodePoint first = first_code_point(bytes);
    const CodePoint last = last_code_point("x" + bytes);
    const CodePoint slow = first_of_sequence(bytes);
    const bool right = slow.value == first.value && slow.size == first.size && first.value == code_point &&
                       first.size == bytes.size() && last.value == code_point && last.size == bytes.size() &&
                       is_well_formed(bytes) && count_code_points(bytes) == 1;
    wrong += right ? 0 : 1;
    ++count;
  }
  REQUIRE(count == 0x110000 - 2048);
  CHECK(wrong == 0);
}

TEST_CASE("utf8: of all sequences of one, two and three bytes those of the Unicode table are well formed") {
  int wrong = 0;
  for (int first = 0; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    wrong += (is_well_formed(one) != is_one_sequence_of_table(one)) ? 1 : 0;
    for (int second = 0x80; second < 0xC0; ++second) {
      const std::string two = one + static_cast<char>(second);
      if (first >= 0x80) wrong += (is_well_formed(two) != is_one_sequence_of_table(two)) ? 1 : 0;
      for (int third = 0x80; first >= 0x80 && third < 0xC0; ++third) {
        const std::string three = two + static_cast<char>(third);
        wrong += (is_well_formed(three) != is_one_sequence_of_table(three)) ? 1 : 0;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("utf8: sequences of four bytes are well formed at the bounds of the Unicode table only") {
  int wrong = 0;
  for (int first = 0xEF; first < 256; ++first)
    for (int second = 0x7F; second <= 0xC0; ++second)
      for (const int third : {0x7F, 0x80, 0xBF, 0xC0})
        for (const int fourth : {0x7F, 0x80, 0xBF, 0xC0}) {
          const std::string four = {static_cast<char>(first), static_cast<char>(second), static_cast<char>(third),
                                    static_cast<char>(fourth)};
          // The lead EF begins a sequence of three: the last byte then stands alone.
          const bool right = is_one_sequence_of_table(four) ||
                             (is_one_sequence_of_table(four.substr(0, 3)) && is_one_sequence_of_table(four.substr(3)));
          wrong += is_well_formed(four) != right ? 1 : 0;
        }
  CHECK(wrong == 0);
}

TEST_CASE("utf8: overlong forms, surrogates and what is beyond U+10FFFF are broken") {
  for (const char* broken : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
                             "\xED\xA0\x80", "\xED\xBF\xBF", "\xED\xA0\x80\xED\xB0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                             "\x80", "\xBF", "\xFE", "\xFF", "abc\xE2\x82", "\xE2\x82xyz", "12345678\xC3"}) {
    CAPTURE(std::string(broken));
    CHECK_FALSE(is_well_formed(broken));
  }
}

TEST_CASE("utf8: a broken piece counts as one, as the Unicode Standard recommends") {
  CHECK(count_code_points("\xF1\x80\x80\xE1\x80\xC2"
                          "b\x80") == 5);  // three truncated, b, a stray one
  CHECK(count_code_points("\xF0\x9F\x98") == 1);
  CHECK(count_code_points("\xED\xA0\x80") == 3);
  CHECK(first_code_point("\xF1\x80\x80"
                         "a")
            .size == 3);
  CHECK(first_code_point("\xF1\x80\x80"
                         "a")
            .value == kIllFormed);
}

TEST_CASE("utf8: nothing holds no code point") {
  CHECK(first_code_point("").size == 0);
  CHECK(first_of_sequence("").size == 0);
  CHECK(last_code_point("").size == 0);
  CHECK(count_code_points("") == 0);
  CHECK(is_well_formed(""));
}

TEST_CASE("utf8: the last code point of broken bytes is one byte") {
  CHECK(last_code_point("a\x80").size == 1);
  CHECK(last_code_point("a\x80").value == kIllFormed);
  CHECK(last_code_point("\xE2\x82").value == kIllFormed);
}

TEST_CASE("utf8: text mixed of ASCII and others is counted wherever the others stand") {
  for (std::size_t at = 0; at <= 20; ++at) {
    std::string text(20, 'a');
    text.insert(at, "\xE2\x82\xAC");
    CHECK(count_code_points(text) == 21);
    CHECK(is_well_formed(text));
    text.replace(at, 3, "\xE2\x82");
    CHECK_FALSE(is_well_formed(text));
  }
}

TEST_CASE("utf8: the first code points are cut between code points") {
  CHECK(first_code_points("a\u00e9\u20ac\U0001F600z", 4) == "a\u00e9\u20ac\U0001F600");
  CHECK(first_code_points("abc", 0).empty());
  CHECK(first_code_points("abc", 9) == "abc");
  CHECK(first_code_points("\xC3", 1) == "\xC3");
}

TEST_CASE("utf8: what is no code point is written as the replacement character") {
  for (const char32_t none : {char32_t{0xD800}, char32_t{0xDFFF}, kIllFormed, char32_t{0xFFFFFFFF}})
    CHECK(encoded(none) == "\uFFFD");
}
