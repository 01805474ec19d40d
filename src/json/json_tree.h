// A JSON text as a flat tree that can be looked through without copying. Its texts look into the JSON text, which must live as
// long as the tree.
//
//   shape   RFC 8259, and no member name twice in one object, no byte order mark, no U+0000 between the tokens
//   limits  the reader takes any depth; who walks the tree by recursion checks nesting_depth first. A lone surrogate
//           (\ud800) is no text and so no JSON here. Whole numbers of at most 15 digits are exact, others to a few of their digits
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complaint {

enum class JsonType { null, boolean, number, string, array, object };

struct JsonNode {
  int parent = -1;  // index of the array or object this stands in; -1 for the root
  JsonType type = JsonType::null;
  std::string_view key;   // name of the member; empty in an array and for the root
  std::string_view text;  // of a string, decoded; of a number, as written
  double number = 0;      // of a number; 1 for true
  bool is_whole = false;  // a number, whole however it is written ("2.0", "20e-1"), of at most 15 digits
};

class JsonTree {
 public:
  JsonTree() = default;
  JsonTree(JsonTree&&) = default;
  JsonTree& operator=(JsonTree&&) = default;
  JsonTree(const JsonTree&) = delete;  // nodes look into strings_
  JsonTree& operator=(const JsonTree&) = delete;

  // In the order of the text; [0] is the root.
  [[nodiscard]] const std::vector<JsonNode>& nodes() const { return nodes_; }

  // How deep arrays and objects nest; 0 for a lone number or string.
  [[nodiscard]] int depth() const { return depth_; }

 private:
  friend class JsonReader;
  std::vector<JsonNode> nodes_;
  std::string strings_;  // decoded texts; never grows beyond what was reserved
  int depth_ = 0;
};

// Nothing when it is not JSON as above.
[[nodiscard]] std::optional<JsonTree> read_json(std::string_view json);

// How deep arrays and objects nest by the brackets outside of strings, also where it is no JSON. A deeper text than `enough`
// may answer any number beyond it.
[[nodiscard]] int nesting_depth(std::string_view json, int enough);

}  // namespace complaint
