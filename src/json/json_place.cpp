#include "json/json_place.h"

namespace complaint {

std::string escaped_for_pointer(std::string_view name) {
  std::string text;
  for (const char letter : name) {
    if (letter == '~') text += "~0";
    else if (letter == '/') text += "~1";
    else text += letter;
  }
  return text;
}

std::vector<JsonPlace> JsonPlace::children() const {
  std::vector<JsonPlace> all;
  const auto& nodes = tree->nodes();
  const auto self = static_cast<int>(node);
  for (std::size_t at = node + 1; at < nodes.size() && nodes[at].parent >= self; ++at) {
    if (nodes[at].parent != self) continue;
    const std::string name = is(JsonType::array) ? std::to_string(all.size()) : escaped_for_pointer(nodes[at].key);
    all.push_back({tree, at, pointer + '/' + name});
  }
  return all;
}

std::optional<JsonPlace> JsonPlace::child(std::string_view name) const {
  if (!is(JsonType::object)) return std::nullopt;
  const auto& nodes = tree->nodes();
  const auto self = static_cast<int>(node);
  for (std::size_t at = node + 1; at < nodes.size() && nodes[at].parent >= self; ++at)
    if (nodes[at].parent == self && nodes[at].key == name) return JsonPlace{tree, at, pointer + '/' + escaped_for_pointer(name)};
  return std::nullopt;
}

std::string JsonPlace::text_of(std::string_view name) const {
  const auto found = child(name);
  return found && found->is(JsonType::string) ? std::string(found->value().text) : std::string();
}

bool JsonPlace::truth_of(std::string_view name, bool otherwise) const {
  const auto found = child(name);
  return found && found->is(JsonType::boolean) ? found->value().number == 1 : otherwise;
}

double JsonPlace::number_of(std::string_view name, double otherwise) const {
  const auto found = child(name);
  return found && found->is(JsonType::number) ? found->value().number : otherwise;
}

}  // namespace complaint
