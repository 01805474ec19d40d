// The table of members and the JSON Schema say the same of the structure.
#include "complaint/members.h"

#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "assets/embedded.h"
#include "complaint/sample.h"

using namespace complaint;
using nlohmann::json;

struct Described {
  std::string type;
  bool required = false;
  bool closed = false;  // no other members

  friend bool operator==(const Described&, const Described&) = default;
};

namespace {

using Structure = std::map<std::string, Described>;

const json& schema() {
  static const json kSchema = json::parse(assets::embedded_file("schema/complaint-v1.schema.json"), nullptr, false);
  return kSchema;
}

// The definition a schema refers to, or itself.
const json& resolved(const json& part) {
  const auto reference = part.find("$ref");
  if (reference == part.end()) return part;
  return schema()[json::json_pointer(reference->get<std::string>().substr(1))];
}

void describe(const json& part, const std::string& pointer, bool required, Structure& structure) {
  const json& own = resolved(part);
  const bool closed = own.contains("additionalProperties") && own["additionalProperties"] == false;
  structure[pointer] = {own.value("type", ""), required, closed};
  if (!own.contains("properties")) return;
  std::set<std::string> names;
  if (own.contains("required")) names = own["required"].get<std::set<std::string>>();
  for (const auto& [key, below] : own["properties"].items())
    describe(below, pointer + "/" + key, names.count(key) == 1, structure);
}

std::string name_of_type(MemberType type) {
  switch (type) {
    case MemberType::integer: return "integer";
    case MemberType::boolean: return "boolean";
    case MemberType::string: return "string";
    case MemberType::object: return "object";
  }
  return "";
}

// Presence as it is when nothing else is known of the payload.
Structure structure_of_table() {
  const CheckContext context = test::sample_context();
  const Scope nothing{context, &context.profiles.front(), {}};
  Structure structure;
  for (const Member& member : payload_members())
    structure[std::string(member.pointer)] = {name_of_type(member.type), member.presence(nothing) == Presence::required,
                                              member.type == MemberType::object};
  return structure;
}

}  // namespace

TEST_CASE("members: the JSON Schema has the same members, of the same types, as much required and as closed") {
  Structure described;
  describe(schema(), "", true, described);
  const Structure table = structure_of_table();
  REQUIRE(table.size() == kMemberCount);
  CHECK(described.size() == table.size());
  for (const auto& row : table) {
    CAPTURE(row.first);
    REQUIRE(described.count(row.first) == 1);
    CHECK(described[row.first].type == row.second.type);
    CHECK(described[row.first].required == row.second.required);
    CHECK(described[row.first].closed == row.second.closed);
  }
}

TEST_CASE("members: every object stands before its members and ends behind them") {
  const auto members = payload_members();
  CHECK(end_of(0) == kMemberCount);
  for (std::size_t at = 0; at < kMemberCount; ++at)
    for (std::size_t other = 0; other < kMemberCount; ++other) {
      const std::string start = std::string(members[at].pointer) + "/";
      CHECK(members[other].pointer.starts_with(start) == (other > at && other < end_of(at)));
    }
}

TEST_CASE("members: a member is found below its own object only, whatever is likely") {
  const auto members = payload_members();
  for (std::size_t likely = 0; likely <= kMemberCount; ++likely) {
    CHECK(members[member_below(0, "kind", likely)].pointer == "/kind");
    CHECK(member_below(0, "name", likely) == kMemberCount);
    CHECK(member_below(0, "", likely) == kMemberCount);
  }
  CHECK(members[kProfileMember].pointer == "/profile");
}

TEST_CASE("members: every key is written once in the schema's own order") {
  std::vector<std::string> written;
  const auto collect = [&written](const auto& self, const nlohmann::ordered_json& object, const std::string& pointer) -> void {
    written.push_back(pointer);
    if (!object.is_object()) return;
    for (const auto& [key, below] : object.items()) self(self, below, pointer + "/" + key);
  };
  collect(collect, test::sample_json(), "");
  REQUIRE(written.size() == kMemberCount);
  for (std::size_t at = 0; at < kMemberCount; ++at) CHECK(written[at] == payload_members()[at].pointer);
}
