#include "json/json_oracle.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "json/json_tree.h"

namespace complaint::test {
namespace {

void write_node(std::string& outline, int parent, char type, std::string_view key, std::string_view text) {
  outline += std::to_string(parent) + type;
  outline.append(key).append("=").append(text).append("\n");
}

// The value of a number that is whole. Of one that a double has no room for nothing is said.
std::string figure(std::string_view written, double value) {
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const std::size_t end = std::min(written.find_first_of("eE"), written.size());
  if (std::count_if(written.begin(), written.end(), is_digit) > 15 || written.size() - end > 4) return "long";
  const bool is_whole = std::trunc(value) == value && std::abs(value) < 1e15;
  return is_whole ? std::to_string(static_cast<long long>(value)) : "not whole";
}

// nlohmann's SAX interface.
class Collector {
 public:
  std::string outline;
  bool is_beyond_range = false;  // a number is

  bool null() { return add('n'); }
  bool boolean(bool value) { return add('b', value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return add('d', figure(std::to_string(value), static_cast<double>(value))); }
  bool number_unsigned(std::uint64_t value) { return add('d', figure(std::to_string(value), static_cast<double>(value))); }
  bool number_float(double value, const std::string& written) { return add('d', figure(written, value)); }
  bool string(std::string& value) { return add('s', value); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_array(std::size_t) { return open('a'); }
  bool end_array() { return close(); }
  bool start_object(std::size_t) { return open('o'); }
  bool end_object() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& problem) {
    is_beyond_range = problem.id == 406;
    return false;
  }
  bool key(std::string& name) {
    key_ = name;
    return keys_.back().insert(name).second;
  }

 private:
  bool add(char type, std::string_view text = {}) {
    write_node(outline, open_.empty() ? -1 : open_.back(), type, key_, text);
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

std::string value_of(const JsonNode& node) {
  if (node.type == JsonType::boolean) return node.number == 1 ? "true" : "false";
  return node.type == JsonType::number ? figure(node.text, node.is_whole ? node.number : 0.5) : std::string(node.text);
}

}  // namespace

std::string our_outline(std::string_view json) {
  const auto tree = read_json(json);
  if (!tree) return "none";
  std::string outline;
  for (const JsonNode& node : tree->nodes())
    write_node(outline, node.parent, "nbdsao"[static_cast<int>(node.type)], node.key, value_of(node));
  return outline;
}

std::optional<std::string> nlohmann_outline(std::string_view json) {
  if (json.starts_with("\xEF\xBB\xBF") || json.find('\0') != std::string_view::npos) return "none";
  Collector collector;
  if (nlohmann::json::sax_parse(json.data(), json.data() + json.size(), &collector)) return collector.outline;
  return collector.is_beyond_range ? std::nullopt : std::optional<std::string>("none");
}

}  // namespace complaint::test
