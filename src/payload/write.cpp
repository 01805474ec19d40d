#include <string>

#include "payload/payload.h"

namespace complaint::payload {
namespace {

class Writer {
 public:
  Writer(const Table& table, const Record& record) : table_(table), record_(record) {}

  std::string write() {
    write_object(0);
    return json_.take();
  }

 private:
  const std::string& answer_of(const Member& member) const {
    static const std::string kNone;
    return member.question < record_.answers.size() ? record_.answers[member.question] : kNone;
  }

  bool is_written(std::size_t place) const {
    const Member& member = table_.members()[place];
    switch (member.role) {
      case Role::object: return member.question == Member::kNone ? holds_any(place) : answer_of(member) == "yes";
      case Role::consent: return !record_.agreement.at.empty() && record_.agreement.is_consent;
      case Role::notice: return !record_.agreement.at.empty() && !record_.agreement.is_consent;
      case Role::tick: return answer_of(member) == "yes";
      case Role::answer:
      case Role::choice:
      case Role::national_id: return !answer_of(member).empty();
      default: return true;
    }
  }

  bool holds_any(std::size_t place) const {
    const auto& members = table_.members();
    for (std::size_t at = place + 1; at < members[place].end; at = members[at].end)
      if (is_written(at)) return true;
    return false;
  }

  void write_object(std::size_t place) {
    const auto& members = table_.members();
    json_.open_object();
    for (std::size_t at = place + 1; at < members[place].end; at = members[at].end) {
      if (!is_written(at)) continue;
      json_.key(members[at].key());
      if (members[at].type == MemberType::object) write_object(at);
      else write_value(members[at]);
    }
    json_.close_object();
  }

  void write_value(const Member& member) {
    if (member.role == Role::schema_version) json_.number(kSchemaVersion);
    else if (member.type == MemberType::boolean) json_.truth(true);
    else json_.string(text_of(member));
  }

  const std::string& text_of(const Member& member) const {
    switch (member.role) {
      case Role::form: return table_.form().name;
      case Role::id: return record_.id;
      case Role::created_at: return record_.created_at;
      case Role::profile: return record_.profile;
      case Role::locale: return record_.locale;
      case Role::scheme: return record_.scheme;
      case Role::accepted_at:
      case Role::shown_at: return record_.agreement.at;
      case Role::text_version: return record_.agreement.version;
      case Role::text_digest: return record_.agreement.digest;
      case Role::language: return record_.agreement.language;
      default: return answer_of(member);
    }
  }

  const Table& table_;
  const Record& record_;
  JsonWriter json_;
};

}  // namespace

void write_problems(JsonWriter& json, const std::vector<PayloadProblem>& problems) {
  json.open_array();
  for (const auto& [pointer, problem] : problems) json.object({{"pointer", pointer}, {"code", fields::code_of(problem)}});
  json.close_array();
}

std::string write_payload(const Table& table, const Record& record) { return Writer(table, record).write(); }

}  // namespace complaint::payload
