#include "fields/phone.h"

#include <array>
#include <cstdint>
#include <span>

#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

// What is known of the countries that share it. Written by tools/generate_phone_table.mjs.
struct CountryClass {
  std::uint32_t lengths : 18;  // bit n: national numbers may have n digits
  std::uint32_t start : 8;     // state of an automaton: of the verdict with kFullPattern, of "keeps" without
  std::uint32_t trunk : 4;     // in kTrunks: prefixes of national spelling, in the order in which they are tried
  std::uint32_t flags : 2;
};

constexpr std::uint8_t kFullPattern = 1;   // a number is judged by its digits, not by its length alone
constexpr std::uint8_t kOnlyExcluded = 2;  // every number is toll-free, of shared cost or of premium rate

// Labels of the verdict automaton: kGeneral for what the plan's general pattern takes, and at most one of the others.
constexpr std::uint8_t kGeneral = 1;
constexpr std::uint8_t kReachable = 2;
constexpr std::uint8_t kNotReachable = 4;

constexpr std::uint8_t kThreeDigitGroup = 128;  // entries of kFirstTwo from here on name a group in kGroups

#include "fields/phone_table.inc"

// No number takes more: IDD 2, calling code 3, "(0)" 1, trunk 7, national 17 (31 also keeps shifts by a length defined).
constexpr int kMaxDigits = 31;
constexpr int kNone = -1;

// Digit values of what was typed. Beyond kMaxDigits only `count` goes on, up to kMaxDigits + 1.
struct Digits {
  std::array<std::uint8_t, kMaxDigits + 1> at{};
  int count = 0;
  std::uint32_t bracketed_zeros = 0;  // bit n: digit n was written "(0)"
  bool plus = false;
};

struct Span {
  const std::uint8_t* first;
  int count;
};

struct Number {
  const CountryClass* country = &kClasses[0];
  Span code{};
  Span national{};
  bool bracketed_zero = false;  // national begins with a 0 that was written "(0)"
};

// Bytes of the space, hyphen or dash beyond ASCII that `bytes` begin with; 0: something else is there.
std::size_t wide_separator(std::string_view bytes) {
  const text::CodePoint c = text::first_code_point(bytes);
  const bool hyphen = (c.value >= 0x2010 && c.value <= 0x2015) || c.value == 0x2212;
  return hyphen || text::is_space(c.value) ? c.size : 0;
}

// Reads the typed characters one by one into Digits.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Problem scan(Digits& digits) {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t size = take(at, digits);
      if (size == 0) return Problem::bad_character;
      at += size;
    }
    return digits.count > 0 || digits.plus ? Problem::none : Problem::required;
  }

 private:
  // Bytes taken at `at`; 0: a character that no number has.
  std::size_t take(std::size_t at, Digits& digits) {
    const char c = text_[at];
    if (c >= '0' && c <= '9') return add(static_cast<std::uint8_t>(c - '0'), digits);
    switch (c) {
      case ' ':
      case '-':
      case '.':
      case '/': return 1;
      case '(':
      case '[': opened_ = digits.count; return 1;
      case ')':
      case ']': return close(digits);
      case '+': return add_plus(at, digits);
      default: return wide_separator(text_.substr(at));
    }
  }

  static std::size_t add(std::uint8_t digit, Digits& digits) {
    if (digits.count < kMaxDigits) digits.at[static_cast<std::size_t>(digits.count)] = digit;
    if (digits.count <= kMaxDigits) ++digits.count;
    return 1;
  }

  std::size_t close(Digits& digits) {
    const bool one = opened_ != kNone && opened_ < kMaxDigits && digits.count == opened_ + 1;
    if (one && digits.at[static_cast<std::size_t>(opened_)] == 0) digits.bracketed_zeros |= 1U << opened_;
    opened_ = kNone;
    return 1;
  }

  // `+` stands before the first digit. A key pressed twice gives `++`, which libphonenumber takes too.
  std::size_t add_plus(std::size_t at, Digits& digits) const {
    const bool again = digits.plus && text_[at - 1] == '+';
    if (digits.count > 0 || (digits.plus && !again)) return 0;
    digits.plus = true;
    return 1;
  }

  std::string_view text_;
  int opened_ = kNone;  // number of digits before the bracket that is open
};

Span without_first(Span digits, int count) { return {digits.first + count, digits.count - count}; }

bool begins_with(Span digits, std::string_view prefix) {
  if (digits.count < static_cast<int>(prefix.size())) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (digits.first[i] != prefix[i] - '0') return false;
  return true;
}

// Finite automata over digits; state 0 is the one without hope.
struct Automaton {
  std::span<const std::uint8_t[10]> branches;  // the next state by digit
  const std::uint8_t* only;                    // of the states after those: the next state, whatever the digit
  const std::uint8_t* labels;
};

constexpr Automaton kVerdict{kVerdictBranches, kVerdictOnly, kVerdictLabels};
constexpr Automaton kKeeps{kKeepsBranches, kKeepsOnly, kKeepsLabels};

// Not inlined: its five callers would cost 1 KB in Wasm for no time that can be measured.
[[gnu::noinline]] std::uint8_t label_of(const Automaton& automaton, std::size_t state, Span digits) {
  const std::size_t branching = automaton.branches.size();
  for (int i = 0; i < digits.count; ++i)
    state = state < branching ? automaton.branches[state][digits.first[i]] : automaton.only[state - branching];
  return automaton.labels[state];
}

std::uint8_t verdict_on(const CountryClass& country, Span national) { return label_of(kVerdict, country.start, national); }

bool is_possible(const CountryClass& country, Span national) { return (country.lengths >> national.count & 1U) != 0; }

// Whether the 0 or the trunk prefix that `national` begins with is a part of the number itself. Numbers with a full
// pattern never begin so (the generator makes sure).
bool keeps_prefix(const CountryClass& country, Span national) {
  return (country.flags & kFullPattern) == 0 && label_of(kKeeps, country.start, national) != 0;
}

// How many digits the country's trunk prefix takes of `national`; 0 without one.
int trunk_length(const CountryClass& country, Span national) {
  std::string_view prefixes = kTrunks[country.trunk];
  while (!prefixes.empty()) {
    const std::string_view prefix = prefixes.substr(0, prefixes.find(' '));
    if (begins_with(national, prefix)) return keeps_prefix(country, national) ? 0 : static_cast<int>(prefix.size());
    prefixes.remove_prefix(prefix.size() < prefixes.size() ? prefix.size() + 1 : prefix.size());
  }
  return 0;
}

// As libphonenumber does: the trunk prefix goes if what is left has a possible length.
Span without_trunk(const CountryClass& country, Span national) {
  const Span rest = without_first(national, trunk_length(country, national));
  return is_possible(country, rest) ? rest : national;
}

// The calling code at the beginning of `digits`. False: there is none that is known.
bool read_calling_code(const Digits& typed, Span digits, Number& number) {
  if (digits.count < 3) return false;
  const std::uint8_t* d = digits.first;
  std::uint8_t entry = kFirstTwo[d[0] * 10 + d[1]];
  int length = d[0] == 1 || d[0] == 7 ? 1 : 2;
  if (entry >= kThreeDigitGroup) {
    entry = kGroups[entry - kThreeDigitGroup][d[2]];
    length = 3;
  }
  number.country = &kClasses[entry];
  number.code = {d, length};
  number.national = without_first(digits, length);
  const auto at = number.national.first - typed.at.data();
  number.bracketed_zero = (typed.bracketed_zeros >> at & 1U) != 0;
  return entry != 0;
}

// Belgian and Dutch telephones dial 00 to get abroad; a third 0 means something else.
bool has_exit_code(Span digits) { return begins_with(digits, "00") && !begins_with(digits, "000"); }

// A national number written with its calling code and nothing before it: `31 6 12345678`.
bool has_bare_calling_code(const CountryClass& country, Span digits, std::string_view code) {
  if (!begins_with(digits, code)) return false;
  if (country.lengths >> digits.count == 0) return true;  // too long without it
  if ((verdict_on(country, digits) & kGeneral) != 0) return false;
  const Span rest = without_first(digits, static_cast<int>(code.size()));
  return (verdict_on(country, without_first(rest, trunk_length(country, rest))) & kGeneral) != 0;
}

constexpr std::uint8_t kCodeOfNetherlands[] = {3, 1};
constexpr std::uint8_t kCodeOfBelgium[] = {3, 2};

bool read_national(Span digits, std::string_view region, Number& number) {
  const bool belgian = region == "BE";
  if (!belgian && region != "NL") return false;
  number.country = &kClasses[kFirstTwo[belgian ? 32 : 31]];
  number.code = {belgian ? kCodeOfBelgium : kCodeOfNetherlands, 2};
  number.national = digits;
  if (!has_bare_calling_code(*number.country, digits, belgian ? "32" : "31")) return true;
  const Span rest = without_first(digits, 2);
  number.national = without_first(rest, trunk_length(*number.country, rest));
  return true;
}

// `+00 31` is taken for `00 31`, as libphonenumber does.
bool read_number(const Digits& typed, std::string_view region, Number& number) {
  if (typed.count > kMaxDigits) return false;
  const Span digits{typed.at.data(), typed.count};
  if (has_exit_code(digits)) return read_calling_code(typed, without_first(digits, 2), number);
  return typed.plus ? read_calling_code(typed, digits, number) : read_national(digits, region, number);
}

// Takes away what is written before the national number but does not belong to it. False: more of it is left, so that
// the number could be read in two ways (`+49 00 30 ...`).
bool drop_prefixes(Number& number) {
  const CountryClass& country = *number.country;
  if (number.bracketed_zero && !keeps_prefix(country, number.national)) number.national = without_first(number.national, 1);
  number.national = without_trunk(country, number.national);
  return without_trunk(country, number.national).count == number.national.count;
}

Problem judge(const Number& number) {
  const CountryClass& country = *number.country;
  if ((country.flags & kFullPattern) != 0) {
    const std::uint8_t verdict = verdict_on(country, number.national);
    if ((verdict & kReachable) != 0) return Problem::none;
    return (verdict & kNotReachable) != 0 ? Problem::not_reachable : Problem::bad_shape;
  }
  if (!is_possible(country, number.national)) return Problem::bad_shape;
  return (country.flags & kOnlyExcluded) != 0 ? Problem::not_reachable : Problem::none;
}

std::string e164(const Number& number) {
  std::string text(static_cast<std::size_t>(1 + number.code.count + number.national.count), '+');
  char* out = text.data() + 1;
  for (const Span& part : {number.code, number.national})
    for (int i = 0; i < part.count; ++i) *out++ = static_cast<char>('0' + part.first[i]);
  return text;
}

}  // namespace

Outcome validate_phone(std::string_view typed, std::string_view region) {
  Digits digits;
  if (const Problem problem = Scanner(text::trimmed(typed)).scan(digits); problem != Problem::none) return refused(problem);
  Number number;
  if (!read_number(digits, region, number) || !drop_prefixes(number)) return refused(Problem::bad_shape);
  if (const Problem problem = judge(number); problem != Problem::none) return refused(problem);
  return accepted(e164(number));
}

}  // namespace complaint::fields
