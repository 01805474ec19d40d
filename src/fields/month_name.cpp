#include "fields/month_name.h"

#include <string>

#include "text/utf8.h"

namespace complaint::fields {
namespace {

struct MonthName {
  std::string_view name;  // lower case, without accents
  int month;
};

constexpr MonthName kNames[] = {
    {"januari", 1},   {"january", 1},   {"janvier", 1},   {"januar", 1},    {"janner", 1},   {"jaenner", 1},  {"februari", 2},
    {"february", 2},  {"fevrier", 2},   {"februar", 2},   {"maart", 3},     {"march", 3},    {"mars", 3},     {"marz", 3},
    {"maerz", 3},     {"april", 4},     {"avril", 4},     {"mei", 5},       {"may", 5},      {"mai", 5},      {"juni", 6},
    {"june", 6},      {"juin", 6},      {"juli", 7},      {"july", 7},      {"juillet", 7},  {"augustus", 8}, {"august", 8},
    {"aout", 8},      {"september", 9}, {"septembre", 9}, {"oktober", 10},  {"october", 10}, {"octobre", 10}, {"november", 11},
    {"novembre", 11}, {"december", 12}, {"decembre", 12}, {"dezember", 12},
};

// Abbreviations that are not how the name begins.
constexpr MonthName kContractions[] = {{"mrt", 3}, {"mrz", 3}};

constexpr std::size_t kLongestName = 9;  // code points, accents as marks of their own aside
constexpr std::size_t kShortestName = 3;

char without_accent(char32_t code_point) {
  switch (code_point) {
    case 0xC9:
    case 0xE9: return 'e';  // É é
    case 0xC4:
    case 0xE4: return 'a';  // Ä ä
    case 0xDB:
    case 0xFB: return 'u';  // Û û
    default: break;
  }
  const char32_t lower = code_point | 0x20;
  return lower >= 'a' && lower <= 'z' && code_point < 0x80 ? static_cast<char>(lower) : '\0';
}

// Lower case without accents; empty when the word holds anything but letters of month names.
std::string plain(std::string_view word) {
  std::string letters;
  while (!word.empty() && letters.size() <= kLongestName) {
    const text::CodePoint next = text::first_code_point(word);
    word.remove_prefix(next.size);
    if (next.value >= 0x300 && next.value <= 0x36F) continue;  // an accent as a mark of its own
    const char letter = without_accent(next.value);
    if (letter == '\0') return {};
    letters += letter;
  }
  return letters;
}

}  // namespace

int month_named(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  const std::string letters = plain(word);
  if (letters.size() < kShortestName) return 0;
  for (const MonthName& contraction : kContractions)
    if (contraction.name == letters) return contraction.month;
  int found = 0;
  for (const MonthName& month : kNames) {
    if (!month.name.starts_with(letters)) continue;
    if (found != 0 && found != month.month) return 0;
    found = month.month;
  }
  return found;
}

}  // namespace complaint::fields
