#include "fields/date_words.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

constexpr std::string_view kOrdinalEndings[] = {"e", "de", "ste", "er", "st", "nd", "rd", "th"};

enum class Kind { digit, letter, space, sign, other };

Kind kind_of(char32_t code_point) {
  if (code_point >= '0' && code_point <= '9') return Kind::digit;
  if ((code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z') return Kind::letter;
  if (text::is_space(code_point)) return Kind::space;
  if (code_point == '-' || code_point == '/' || code_point == '.' || code_point == ',') return Kind::sign;
  return code_point >= 0x80 && code_point != text::kIllFormed ? Kind::letter : Kind::other;
}

// Takes the run of one kind of code points off the front of `rest`.
std::string_view take_run(std::string_view& rest, Kind kind) {
  std::size_t end = 0;
  while (end < rest.size()) {
    const text::CodePoint next = text::first_code_point(rest.substr(end));
    if (kind_of(next.value) != kind) break;
    end += next.size;
  }
  const std::string_view run = rest.substr(0, end);
  rest.remove_prefix(end);
  return run;
}

bool is_ordinal_ending(std::string_view word) {
  const auto is_it = [word](std::string_view ending) {
    return std::equal(word.begin(), word.end(), ending.begin(), ending.end(), [](char a, char b) { return (a | 0x20) == b; });
  };
  return std::any_of(std::begin(kOrdinalEndings), std::end(kOrdinalEndings), is_it);
}

// Takes what stands between two words, or after the last one, off the front; false when no date has that there.
bool take_separator(std::string_view& rest) {
  take_run(rest, Kind::space);
  const std::string_view signs = take_run(rest, Kind::sign);
  take_run(rest, Kind::space);
  if (!rest.empty()) return signs.size() <= 1;
  return signs.empty() || signs == "." || signs == ",";
}

bool follows_at_once(std::string_view word, const DateWords& words) {
  if (words.count == 0) return false;
  const std::string_view before = words.word[words.count - 1];
  return before.data() + before.size() == word.data();
}

}  // namespace

bool starts_with_digit(std::string_view word) {
  return !word.empty() && kind_of(static_cast<unsigned char>(word[0])) == Kind::digit;
}

DateWords split_date(std::string_view typed) {
  std::string_view rest = text::trimmed(typed);
  DateWords words;
  while (!rest.empty()) {
    const Kind kind = kind_of(text::first_code_point(rest).value);
    if (kind != Kind::digit && kind != Kind::letter) return {};
    const std::string_view word = take_run(rest, kind);
    if (!follows_at_once(word, words) || !is_ordinal_ending(word)) {
      if (words.count == DateWords::kMost) return {};
      words.word[words.count++] = word;
    }
    if (!take_separator(rest)) return {};
  }
  return words;
}

}  // namespace complaint::fields
