#include "json/json_tree.h"

#include <algorithm>

namespace complaint {

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
