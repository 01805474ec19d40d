// A value in a tree: its members by name, and its JSON Pointer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_tree.h"

namespace complaint {

// The tree must outlive it.
struct JsonPlace {
  const JsonTree* tree;
  std::size_t node = 0;
  std::string pointer;  // RFC 6901

  [[nodiscard]] const JsonNode& value() const { return tree->nodes()[node]; }
  [[nodiscard]] bool is(JsonType type) const { return value().type == type; }

  // Of an array or object, in their order; none of anything else.
  [[nodiscard]] std::vector<JsonPlace> children() const;
  // Of an object; nothing: it has no such member, or is none.
  [[nodiscard]] std::optional<JsonPlace> child(std::string_view name) const;

  // The member's value, or `otherwise` where it is missing or of another type.
  [[nodiscard]] std::string text_of(std::string_view name) const;  // empty otherwise
  [[nodiscard]] bool truth_of(std::string_view name, bool otherwise) const;
  [[nodiscard]] double number_of(std::string_view name, double otherwise) const;
};

// "a/b" is written "a~1b" in a JSON Pointer.
[[nodiscard]] std::string escaped_for_pointer(std::string_view name);

}  // namespace complaint
