#include "site/json_reading.h"

#include "json/json_text.h"
#include "json/json_tree.h"

namespace complaint::site {
namespace {

using Nodes = std::vector<JsonNode>;

std::string path_of(const Nodes& nodes, const JsonNode& node) {
  std::string path(node.key);
  for (int at = node.parent; at > 0; at = nodes[static_cast<std::size_t>(at)].parent) {
    path = std::string(nodes[static_cast<std::size_t>(at)].key) + " / " + path;
  }
  return path;
}

// Payloads have no null and no arrays.
std::string words_of(const JsonNode& node) {
  switch (node.type) {
    case JsonType::string:
    case JsonType::number: return std::string(node.text);
    case JsonType::boolean: return node.number != 0 ? "true" : "false";
    default: return {};
  }
}

bool is_container(const JsonNode& node) { return node.type == JsonType::object || node.type == JsonType::array; }

char closing(const JsonNode& node) { return node.type == JsonType::object ? '}' : ']'; }

void append_value(std::string& json, const JsonNode& node) {
  if (node.type == JsonType::string) append_json_string(json, node.text);
  else if (node.type == JsonType::null) json += "null";
  else if (is_container(node)) json += node.type == JsonType::object ? '{' : '[';
  else json += words_of(node);
}

}  // namespace

std::string canonical_json(std::string_view text) {
  const auto tree = read_json(text);
  if (!tree) return {};
  const Nodes& nodes = tree->nodes();
  std::string json;
  std::vector<int> open;  // containers around the place that is written
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    for (; !open.empty() && open.back() != nodes[at].parent; open.pop_back())
      json += closing(nodes[static_cast<std::size_t>(open.back())]);
    if (!open.empty() && json.back() != '{' && json.back() != '[') json += ',';
    if (!open.empty() && nodes[static_cast<std::size_t>(open.back())].type == JsonType::object) {
      append_json_string(json, nodes[at].key);
      json += ':';
    }
    append_value(json, nodes[at]);
    if (is_container(nodes[at])) open.push_back(static_cast<int>(at));
  }
  for (; !open.empty(); open.pop_back()) json += closing(nodes[static_cast<std::size_t>(open.back())]);
  return json;
}

std::string text_member(std::string_view json, std::string_view name) {
  const auto tree = read_json(json);
  if (!tree) return {};
  for (const JsonNode& node : tree->nodes()) {
    if (node.parent == 0 && node.key == name && node.type == JsonType::string) return std::string(node.text);
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> flattened(std::string_view json) {
  std::vector<std::pair<std::string, std::string>> values;
  const auto tree = read_json(json);
  if (!tree) return values;
  for (const JsonNode& node : tree->nodes()) {
    if (node.type != JsonType::object) values.emplace_back(path_of(tree->nodes(), node), words_of(node));
  }
  return values;
}

}  // namespace complaint::site
