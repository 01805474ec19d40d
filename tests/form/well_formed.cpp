#include "form/well_formed.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace complaint::test {
namespace {

using form::Node;
using form::Role;

bool is_container(Role role) {
  switch (role) {
    case Role::subheading:
    case Role::list:
    case Role::radio_group:
    case Role::date:
    case Role::group:
    case Role::summary:
    case Role::answers: return true;
    default: return false;
  }
}

bool has_words(const Node& node) { return !node.label.empty() || node.role == Role::answers || node.role == Role::list; }

bool contains(const std::vector<std::string_view>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string broken(const char* what, const Node& node) { return std::string("w: ") + what + " (" + node.id + ")"; }

}  // namespace

std::string not_well_formed(const form::Page& page) {
  std::vector<std::string_view> ids;
  std::vector<std::string_view> containers;
  int headings = 0;
  for (const Node& node : page.nodes) {
    if (node.id.empty() || contains(ids, node.id)) return broken("an id that is empty or there twice", node);
    if (!node.parent.empty() && !contains(containers, node.parent))
      return broken("a parent that is no container before it", node);
    if (!has_words(node)) return broken("a node without words", node);
    if (!node.problem.empty() && !node.invalid) return broken("a problem on a node that is not invalid", node);
    ids.emplace_back(node.id);
    if (is_container(node.role)) containers.emplace_back(node.id);
    if (node.role == Role::heading) ++headings;
  }
  for (const Node& node : page.nodes)
    if (node.target.starts_with("#") && !contains(ids, std::string_view(node.target).substr(1)))
      return broken("a link to nowhere", node);
  if (headings != 1 || page.title.empty() || page.language.empty()) return "w: no heading, title or language";
  return {};
}

}  // namespace complaint::test
