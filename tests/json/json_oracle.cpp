#include "json/json_oracle.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "json/json_tree.h"

namespace complaint::test {
namespace {

void write_node(std::string& outline, int parent, char type, std::string_view key, std::string_view text, double number) {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.17g", number);
  outline += std::to_string(parent) + type;
  outline.append(key).append("=").append(text).append("#").append(digits).append("\n");
}

// nlohmann's SAX interface.
class Collector {
 public:
  std::string outline;

  bool null() { return add('n'); }
  bool boolean(bool value) { return add('b', {}, value ? 1 : 0); }
  bool number_integer(std::int64_t value) { return add('d', {}, static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return add('d', {}, static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return add('d', {}, value); }
  bool string(std::string& value) { return add('s', value); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_array(std::size_t) { return open('a'); }
  bool end_array() { return close(); }
  bool start_object(std::size_t) { return open('o'); }
  bool end_object() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }
  bool key(std::string& name) {
    key_ = name;
    return keys_.back().insert(name).second;
  }

 private:
  bool add(char type, std::string_view text = {}, double number = 0) {
    write_node(outline, open_.empty() ? -1 : open_.back(), type, key_, text, number);
    key_.clear();
    ++count_;
    return true;
  }

  bool open(char type) {
    add(type);
    open_.push_back(count_ - 1);
    keys_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  int count_ = 0;
  std::string key_;
  std::vector<int> open_;
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

std::string our_outline(std::string_view json) {
  const auto tree = read_json(json);
  if (!tree) return "none";
  std::string outline;
  for (const JsonNode& node : tree->nodes())
    write_node(outline, node.parent, "nbdsao"[static_cast<int>(node.type)], node.key, node.text, node.number);
  return outline;
}

std::string nlohmann_outline(std::string_view json) {
  if (json.starts_with("\xEF\xBB\xBF") || json.find('\0') != std::string_view::npos) return "none";
  Collector collector;
  return nlohmann::json::sax_parse(json.data(), json.data() + json.size(), &collector) ? collector.outline : "none";
}

}  // namespace complaint::test
