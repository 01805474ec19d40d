#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "complaint/members.h"
#include "complaint/payload.h"
#include "text/utf8.h"

namespace complaint {
namespace {

using fields::Problem;

constexpr std::size_t kMostOfAKey = 64;  // code points of an unknown name that a pointer repeats

// What keeps the text from being looked at member by member. The tree already knows the depth of JSON; brackets are counted
// only where it is none. (The parser is not recursive: depth is no danger to it.)
Problem problem_of_text(std::string_view json, std::optional<JsonTree>& tree) {
  if (json.size() > kMaxPayloadBytes) return Problem::too_large;
  if (!text::is_well_formed(json)) return Problem::bad_utf8;
  tree = read_json(json);
  const int depth = tree ? tree->depth() : nesting_depth(json, kMaxPayloadDepth);
  if (depth > kMaxPayloadDepth) return Problem::too_deep;
  return tree ? Problem::none : Problem::not_json;
}

bool has_type(const JsonNode& node, MemberType type) {
  switch (type) {
    case MemberType::integer: return node.type == JsonType::number && std::trunc(node.number) == node.number;
    case MemberType::boolean: return node.type == JsonType::boolean;
    case MemberType::string: return node.type == JsonType::string;
    case MemberType::object: return node.type == JsonType::object;
  }
  return false;
}

std::string pointer_below(std::string_view parent, std::string_view key) {
  std::string pointer(parent);
  pointer += '/';
  for (const char byte : text::first_code_points(key, kMostOfAKey)) {
    if (byte == '~') pointer += "~0";
    else if (byte == '/') pointer += "~1";
    else pointer += byte;
  }
  return pointer;
}

class PayloadCheck {
 public:
  PayloadCheck(const JsonTree& tree, const CheckContext& context)
      : nodes_(tree.nodes()), places_(find_places(nodes_)), scope_{context, rules_for(named_profile(), context), {}} {
    for (std::size_t at = 0; at < nodes_.size(); ++at)
      if (places_[at] < kMemberCount) scope_.values[places_[at]] = &nodes_[at];
  }

  std::vector<PayloadProblem> run() {
    check_member(0);
    return std::move(problems_);
  }

 private:
  static constexpr std::size_t kNowhere = kMemberCount;

  // For every node its place in the table of members.
  static std::vector<std::size_t> find_places(const std::vector<JsonNode>& nodes) {
    std::vector<std::size_t> places(nodes.size(), kNowhere);
    places[0] = 0;
    std::size_t last = 0;
    for (std::size_t at = 1; at < nodes.size(); ++at) {
      const auto parent = static_cast<std::size_t>(nodes[at].parent);
      if (places[parent] == kNowhere || nodes[parent].type != JsonType::object) continue;
      places[at] = member_below(places[parent], nodes[at].key, last + 1);
      if (places[at] != kNowhere) last = places[at];
    }
    return places;
  }

  [[nodiscard]] std::string_view named_profile() const {
    for (std::size_t at = 0; at < nodes_.size(); ++at)
      if (places_[at] == kProfileMember) return nodes_[at].text;
    return {};
  }

  void add(std::size_t member, Problem problem) {
    problems_.push_back({std::string(payload_members()[member].pointer), problem});
  }

  void check_member(std::size_t place) {
    const Member& member = payload_members()[place];
    const JsonNode* value = scope_.values[place];
    const Presence presence = member.presence(scope_);
    if (value == nullptr) {
      if (presence == Presence::required) add(place, Problem::missing);
      return;
    }
    if (presence == Presence::refused) return add(place, Problem::unknown_member);
    if (!has_type(*value, member.type)) return add(place, Problem::wrong_type);
    const Problem problem = member.check(*value, scope_);
    if (problem != Problem::none) add(place, problem);
    if (member.type == MemberType::object) check_object(place, *value);
  }

  void check_object(std::size_t place, const JsonNode& object) {
    for (std::size_t below = place + 1; below < end_of(place); below = end_of(below)) check_member(below);
    const auto index = static_cast<int>(&object - nodes_.data());
    for (std::size_t at = 0; at < nodes_.size(); ++at)
      if (nodes_[at].parent == index && places_[at] == kNowhere)
        problems_.push_back({pointer_below(payload_members()[place].pointer, nodes_[at].key), Problem::unknown_member});
  }

  const std::vector<JsonNode>& nodes_;
  std::vector<std::size_t> places_;
  Scope scope_;
  std::vector<PayloadProblem> problems_;
};

}  // namespace

std::vector<PayloadProblem> check_payload(std::string_view json, const CheckContext& context) {
  std::optional<JsonTree> tree;
  const Problem problem = problem_of_text(json, tree);
  if (problem != Problem::none) return {{"", problem}};
  return PayloadCheck(*tree, context).run();
}

}  // namespace complaint
