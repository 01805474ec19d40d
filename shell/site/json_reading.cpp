#include "site/json_reading.h"

#include "complaint/json_tree.h"

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

// Payload v1 has no null and no arrays, and its only number is a whole one.
std::string words_of(const JsonNode& node) {
  switch (node.type) {
    case JsonType::string: return std::string(node.text);
    case JsonType::boolean: return node.number != 0 ? "true" : "false";
    case JsonType::number: return std::to_string(static_cast<long long>(node.number));
    default: return {};
  }
}

}  // namespace

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
