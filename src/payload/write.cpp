#include <string>

#include "json/json_text.h"
#include "payload/payload.h"

namespace complaint::payload {
namespace {

class Writer {
 public:
  Writer(const Table& table, const Record& record) : table_(table), record_(record) { json_.reserve(1024); }

  std::string write() {
    write_object(0);
    return std::move(json_);
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
    json_ += '{';
    for (std::size_t at = place + 1; at < members[place].end; at = members[at].end) {
      if (!is_written(at)) continue;
      if (json_.back() != '{') json_ += ',';
      append_json_string(json_, members[at].key());
      json_ += ':';
      if (members[at].type == MemberType::object) write_object(at);
      else write_value(members[at]);
    }
    json_ += '}';
  }

  void write_value(const Member& member) {
    if (member.role == Role::schema_version) json_ += std::to_string(kSchemaVersion);
    else if (member.type == MemberType::boolean) json_ += "true";
    else append_json_string(json_, text_of(member));
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
  std::string json_;
};

}  // namespace

std::string write_payload(const Table& table, const Record& record) { return Writer(table, record).write(); }

}  // namespace complaint::payload
