#include "complaint/json_tree.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace complaint {

using Json = nlohmann::ordered_json;

// Takes the parser's events (nlohmann's SAX interface); false ends the parsing.
class TreeBuilder {
 public:
  // No text decodes to more bytes than it is written in, so the strings never move.
  TreeBuilder(JsonTree& tree, std::size_t size) : tree_(tree) {
    tree_.strings_.reserve(size);
    tree_.nodes_.reserve(32);  // a complaint has 25 to 30 nodes
  }

  bool null() { return add(JsonType::null); }
  bool boolean(bool value) { return add(JsonType::boolean, {}, value ? 1 : 0); }
  bool number_integer(std::int64_t value) { return add(JsonType::number, {}, static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return add(JsonType::number, {}, static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return add(JsonType::number, {}, value); }
  bool string(std::string& value) { return add(JsonType::string, kept(value)); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_array(std::size_t) { return open(JsonType::array); }
  bool end_array() { return close(); }
  bool start_object(std::size_t) { return open(JsonType::object); }
  bool end_object() { return keys_differ() && close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

  bool key(std::string& name) {
    key_ = kept(name);
    keys_.push_back(key_);
    return true;
  }

 private:
  struct Open {
    int node;
    std::size_t first_key;  // where the keys of this object begin in keys_
  };

  std::string_view kept(const std::string& text) {
    const std::size_t start = tree_.strings_.size();
    tree_.strings_.insert(tree_.strings_.end(), text.begin(), text.end());
    return {tree_.strings_.data() + start, text.size()};
  }

  bool add(JsonType type, std::string_view text = {}, double number = 0) {
    tree_.nodes_.push_back({open_.empty() ? -1 : open_.back().node, type, key_, text, number});
    key_ = {};
    return true;
  }

  bool open(JsonType type) {
    add(type);
    open_.push_back({static_cast<int>(tree_.nodes_.size()) - 1, keys_.size()});
    tree_.depth_ = std::max(tree_.depth_, static_cast<int>(open_.size()));
    return true;
  }

  bool close() {
    keys_.resize(open_.back().first_key);
    open_.pop_back();
    return true;
  }

  bool keys_differ() {
    const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(open_.back().first_key);
    std::sort(first, keys_.end());
    return std::adjacent_find(first, keys_.end()) == keys_.end();
  }

  JsonTree& tree_;
  std::string_view key_;                 // of the member whose value comes next
  std::vector<Open> open_;
  std::vector<std::string_view> keys_;   // of all open objects
};

std::optional<JsonTree> read_json(std::string_view json) {
  // The parser would skip a byte order mark and end at U+0000.
  if (json.starts_with("\xEF\xBB\xBF") || json.find('\0') != std::string_view::npos) return std::nullopt;
  JsonTree tree;
  TreeBuilder builder(tree, json.size());
  if (!Json::sax_parse(json.data(), json.data() + json.size(), &builder)) return std::nullopt;
  return tree;
}

int nesting_depth(std::string_view json, int enough) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size() && deepest <= enough; ++at) {
    const char byte = json[at];
    if (byte == '"') in_string = !in_string;
    if (in_string && byte == '\\') ++at;
    if (in_string) continue;
    if (byte == '[' || byte == '{') deepest = std::max(deepest, ++depth);
    if (byte == ']' || byte == '}') --depth;
  }
  return deepest;
}

}  // namespace complaint
