// The members of payload v1: one table that the check walks and that the JSON Schema is compared with.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "complaint/json_tree.h"
#include "complaint/payload.h"

namespace complaint {

inline constexpr std::size_t kMemberCount = 28;  // the root is the first

enum class MemberType { integer, boolean, string, object };
enum class Presence { required, optional, refused };

// What the check of one member may look at: the other members and the rules of the payload's profile.
struct Scope {
  const CheckContext& context;
  const fields::Rules* rules;                          // nullptr: the profile is not known
  std::array<const JsonNode*, kMemberCount> values{};  // by place in the table; null: not there

  // The text of a member that is there and is a string; else empty.
  [[nodiscard]] std::string_view text_at(std::size_t member) const;
};

struct Member {
  std::string_view pointer;
  MemberType type;
  Presence (*presence)(const Scope& scope);
  fields::Problem (*check)(const JsonNode& value, const Scope& scope);  // of a value of the right type

  [[nodiscard]] constexpr std::string_view key() const { return pointer.substr(pointer.rfind('/') + 1); }
};

// The root first, every object before its members, in the schema's order.
[[nodiscard]] std::span<const Member, kMemberCount> payload_members();

// One beyond the last member below `member`; a member that is no object ends at the next one.
[[nodiscard]] std::size_t end_of(std::size_t member);

// The place of the member `key` of the object at `parent`; kMemberCount when it has none. Looks at `likely` first.
[[nodiscard]] std::size_t member_below(std::size_t parent, std::string_view key, std::size_t likely);

// The rules of the profile that the payload names; nullptr where it names none that is known. Then the members that a profile
// decides about are judged only as far as all profiles agree.
[[nodiscard]] const fields::Rules* rules_for(std::string_view profile, const CheckContext& context);

inline constexpr std::size_t kProfileMember = 4;

}  // namespace complaint
