// The reader behind json_tree.h. It is our own for speed: most of what a payload's check costs is reading the text. With nlohmann/json's
// events, collected into the same tree, the whole check in Wasm took as long as Ajv's; with this it took 0.6 of that (ARCHITECTURE.md). Tests
// and a fuzzer hold it against nlohmann/json.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "json/json_tree.h"
#include "text/utf8.h"

namespace complaint {
namespace {

constexpr std::size_t kFewKeys = 16;      // so few are compared each with each
constexpr int kExactDigits = 15;          // a whole number of so many digits is exact in a double
constexpr int kFarExponent = 100000;      // greater ones are taken for this one
constexpr int kBeyondDouble = 700;        // powers of ten
constexpr std::size_t kMinCapacity = 64;  // more than a string holds within itself: its bytes stay where they are when moved

// ASCII that stands for itself in a text.
constexpr auto kIsPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// The value of four hexadecimal digits; -1 when they are not.
int hex_of(std::string_view digits) {
  if (digits.size() < 4) return -1;
  int value = 0;
  for (const char digit : digits.substr(0, 4)) {
    if (is_digit(digit)) value = value * 16 + (digit - '0');
    else if (digit >= 'a' && digit <= 'f') value = value * 16 + (digit - 'a' + 10);
    else if (digit >= 'A' && digit <= 'F') value = value * 16 + (digit - 'A' + 10);
    else return -1;
  }
  return value;
}

// What a backslash and this letter stand for; 0: nothing.
char unescaped(char letter) {
  switch (letter) {
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

// "e-1", "E+10" or nothing.
int exponent_of(std::string_view written) {
  int exponent = 0;
  for (const char digit : written)
    if (is_digit(digit)) exponent = std::min(exponent * 10 + (digit - '0'), kFarExponent);
  return written.substr(0, 2).ends_with('-') ? -exponent : exponent;
}

struct Number {
  double value;
  bool is_whole;
};

// The value of a JSON number: exact where it is whole and has at most kExactDigits digits, and good to a few of its last digits elsewhere.
Number number_in(std::string_view written) {
  const std::size_t end = std::min(written.find_first_of("eE"), written.size());
  int exponent = exponent_of(written.substr(end));
  double value = 0;  // of the digits up to the last that is not 0, without the point
  int digits = 0;    // that it has
  int zeros = 0;     // after it
  bool is_fraction = false;
  for (const char byte : written.substr(0, end)) {
    is_fraction = is_fraction || byte == '.';
    if (!is_digit(byte)) continue;
    if (is_fraction) --exponent;
    if (byte == '0') {
      zeros += digits > 0 ? 1 : 0;
      continue;
    }
    digits += zeros + 1;
    for (; zeros > 0; --zeros) value *= 10;
    value = value * 10 + (byte - '0');
  }
  if (digits == 0) return {0, true};
  exponent += zeros;
  for (int steps = std::min(std::abs(exponent), kBeyondDouble); steps > 0; --steps)
    value = exponent > 0 ? value * 10 : value / 10;
  return {written.starts_with('-') ? -value : value, exponent >= 0 && digits + exponent <= kExactDigits};
}

bool all_differ(std::vector<std::string_view>::iterator first, std::vector<std::string_view>::iterator last) {
  if (static_cast<std::size_t>(last - first) <= kFewKeys) {
    for (auto one = first; one != last; ++one)
      if (std::find(one + 1, last, *one) != last) return false;
    return true;
  }
  std::sort(first, last);
  return std::adjacent_find(first, last) == last;
}

}  // namespace

class JsonReader {
 public:
  // No text decodes to more bytes than it is written in, so the decoded strings never move.
  JsonReader(JsonTree& tree, std::string_view json) : tree_(tree), json_(json) {
    tree_.nodes_.reserve(32);  // a complaint has 25 to 30 nodes
    keys_.reserve(32);
    open_.reserve(8);
  }

  bool read_all() {
    skip_space();
    if (!read_value()) return false;
    while (!open_.empty()) {
      skip_space();
      if (!read_on()) return false;
    }
    skip_space();
    return at_ == json_.size();
  }

 private:
  struct Open {
    int node;
    std::size_t first_key;  // where the keys of this object begin in keys_
    char end;
    bool filled;  // has a value already: a comma comes before the next
  };

  [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }

  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  void skip_space() {
    while (at_ < json_.size() && (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t')) ++at_;
  }

  // In the innermost open array or object: its end, or its next value.
  bool read_on() {
    if (take(open_.back().end)) return close();
    if (open_.back().filled) {
      if (!take(',')) return false;
      skip_space();
    }
    open_.back().filled = true;
    return (open_.back().end == ']' || read_key()) && read_value();
  }

  bool read_key() {
    if (!read_string(key_)) return false;
    keys_.push_back(key_);
    skip_space();
    if (!take(':')) return false;
    skip_space();
    return true;
  }

  bool read_value() {
    switch (peek()) {
      case '{': return open(JsonType::object, '}');
      case '[': return open(JsonType::array, ']');
      case '"': {
        std::string_view text;
        return read_string(text) && add(JsonType::string, text);
      }
      case 't': return read_word("true") && add(JsonType::boolean, {}, 1);
      case 'f': return read_word("false") && add(JsonType::boolean);
      case 'n': return read_word("null") && add(JsonType::null);
      default: return read_number();
    }
  }

  bool read_word(std::string_view word) {
    if (json_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  bool add(JsonType type, std::string_view text = {}, double number = 0) {
    tree_.nodes_.push_back({open_.empty() ? -1 : open_.back().node, type, key_, text, number});
    key_ = {};
    return true;
  }

  bool open(JsonType type, char end) {
    ++at_;
    add(type);
    open_.push_back({static_cast<int>(tree_.nodes_.size()) - 1, keys_.size(), end, false});
    tree_.depth_ = std::max(tree_.depth_, static_cast<int>(open_.size()));
    return true;
  }

  bool close() {
    const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(open_.back().first_key);
    const bool differ = all_differ(first, keys_.end());
    keys_.erase(first, keys_.end());
    open_.pop_back();
    return differ;
  }

  // A text without escapes is looked at where it stands; others are decoded into the tree.
  bool read_string(std::string_view& text) {
    if (!take('"')) return false;
    const std::size_t start = at_;
    bool escaped = false;
    bool ascii = true;
    for (; at_ < json_.size(); ++at_) {
      const auto byte = static_cast<unsigned char>(json_[at_]);
      if (kIsPlain[byte]) continue;
      if (byte == '"') break;
      if (byte < 0x20) return false;
      if (byte >= 0x80) ascii = false;
      if (byte == '\\') {
        escaped = true;
        ++at_;
      }
    }
    if (at_ >= json_.size()) return false;
    text = json_.substr(start, at_ - start);
    ++at_;
    return (ascii || text::is_well_formed(text)) && (!escaped || decode(text));
  }

  bool decode(std::string_view& text) {
    if (tree_.strings_.empty()) tree_.strings_.reserve(std::max(json_.size(), kMinCapacity));
    const std::size_t start = tree_.strings_.size();
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '\\') tree_.strings_.push_back(text[at]);
      else if (!decode_escape(text, at)) return false;
    }
    text = std::string_view(tree_.strings_).substr(start);
    return true;
  }

  // `at` is at the backslash, and then at the escape's last byte.
  bool decode_escape(std::string_view text, std::size_t& at) {
    ++at;
    if (text[at] != 'u') {
      const char meant = unescaped(text[at]);
      tree_.strings_.push_back(meant);
      return meant != 0;
    }
    int code = hex_of(text.substr(at + 1));
    at += 4;
    if (code < 0 || (code >= 0xDC00 && code <= 0xDFFF)) return false;
    if (code >= 0xD800 && code <= 0xDBFF) {
      if (text.substr(std::min(at + 1, text.size()), 2) != "\\u") return false;
      const int low = hex_of(text.substr(at + 3));
      if (low < 0xDC00 || low > 0xDFFF) return false;
      code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
      at += 6;
    }
    text::append_code_point(tree_.strings_, static_cast<char32_t>(code));
    return true;
  }

  std::size_t read_digits() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    return at_ - start;
  }

  bool read_number() {
    const std::size_t start = at_;
    take('-');
    const std::size_t first = at_;
    const std::size_t whole = read_digits();
    if (whole == 0 || (whole > 1 && json_[first] == '0')) return false;
    if (take('.') && read_digits() == 0) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (read_digits() == 0) return false;
    }
    const std::string_view written = json_.substr(start, at_ - start);
    const Number number = number_in(written);
    add(JsonType::number, written, number.value);
    tree_.nodes_.back().is_whole = number.is_whole;
    return true;
  }

  JsonTree& tree_;
  std::string_view json_;
  std::size_t at_ = 0;
  std::string_view key_;  // of the member whose value comes next
  std::vector<Open> open_;
  std::vector<std::string_view> keys_;  // of all open objects
};

std::optional<JsonTree> read_json(std::string_view json) {
  JsonTree tree;
  if (!JsonReader(tree, json).read_all()) return std::nullopt;
  return tree;
}

}  // namespace complaint
