#include "fuzz/well_formed.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

namespace complaint::test {
namespace {

using form::Node;
using form::Role;

void require(bool truth, const char* what, const Node& node) {
  if (truth) return;
  std::fprintf(stderr, "not well formed: %s (%s)\n", what, node.id.c_str());
  std::abort();
}

bool is_container(Role role) {
  switch (role) {
    case Role::list:
    case Role::radio_group:
    case Role::group:
    case Role::summary:
    case Role::answers:
    case Role::answer: return true;
    default: return false;
  }
}

bool has_words(const Node& node) { return !node.label.empty() || node.role == Role::answers || node.role == Role::list; }

}  // namespace

void require_well_formed(const form::Page& page) {
  std::set<std::string> ids;
  std::set<std::string> containers;
  int headings = 0;
  for (const Node& node : page.nodes) {
    require(!node.id.empty() && ids.insert(node.id).second, "an id that is empty or there twice", node);
    require(node.parent.empty() || containers.contains(node.parent), "a parent that is no container before it", node);
    require(has_words(node), "a node without words", node);
    require(node.problem.empty() || node.invalid, "a problem on a node that is not invalid", node);
    if (is_container(node.role)) containers.insert(node.id);
    if (node.role == Role::heading) ++headings;
  }
  for (const Node& node : page.nodes)
    if (node.target.starts_with("#")) require(ids.contains(node.target.substr(1)), "a link to nowhere", node);
  if (headings != 1 || page.title.empty() || page.language.empty()) std::abort();
}

}  // namespace complaint::test
