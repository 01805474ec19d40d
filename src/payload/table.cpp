#include "payload/table.h"

#include <algorithm>
#include <utility>

#include "definition/names.h"

namespace complaint::payload {
namespace {

using definition::Agreement;
using definition::Kind;
using definition::Question;

struct Fixed {
  std::string_view pointer;
  MemberType type;
  Role role;
};

constexpr Fixed kEnvelope[] = {
    {"", MemberType::object, Role::root},
    {"/schemaVersion", MemberType::integer, Role::schema_version},
    {"/form", MemberType::string, Role::form},
    {"/id", MemberType::string, Role::id},
    {"/createdAt", MemberType::string, Role::created_at},
    {"/profile", MemberType::string, Role::profile},
    {"/locale", MemberType::string, Role::locale},
};

constexpr Fixed kConsent[] = {
    {"/consent", MemberType::object, Role::consent},
    {"/consent/accepted", MemberType::boolean, Role::accepted},
    {"/consent/acceptedAt", MemberType::string, Role::accepted_at},
    {"/consent/textVersion", MemberType::string, Role::text_version},
    {"/consent/textDigest", MemberType::string, Role::text_digest},
    {"/consent/language", MemberType::string, Role::language},
};

constexpr Fixed kNotice[] = {
    {"/notice", MemberType::object, Role::notice},
    {"/notice/shownAt", MemberType::string, Role::shown_at},
    {"/notice/textVersion", MemberType::string, Role::text_version},
    {"/notice/textDigest", MemberType::string, Role::text_digest},
    {"/notice/language", MemberType::string, Role::language},
};

Role role_of(Kind kind) {
  switch (kind) {
    case Kind::choice: return Role::choice;
    case Kind::tick: return Role::tick;
    case Kind::national_id: return Role::national_id;
    case Kind::text:
    case Kind::date: break;
  }
  return Role::answer;
}

MemberType type_of(Role role) {
  if (role == Role::tick) return MemberType::boolean;
  return role == Role::object || role == Role::national_id ? MemberType::object : MemberType::string;
}

Member made(std::string_view pointer, MemberType type, Role role, std::size_t question = Member::kNone) {
  Member member;
  member.pointer = pointer;
  member.key_at = pointer.rfind('/') + 1;
  member.type = type;
  member.role = role;
  member.question = question;
  return member;
}

std::string_view parent_of(std::string_view pointer) { return pointer.substr(0, pointer.rfind('/')); }

// Puts members in, each behind all that its object has so far; an object that is missing comes first.
class TableWriter {
 public:
  explicit TableWriter(std::vector<Member>& members) : members_(members) {}

  void add(Member member) {
    if (!member.pointer.empty() && place_of(parent_of(member.pointer)) == members_.size())
      add(made(parent_of(member.pointer), MemberType::object, Role::object));
    const std::string_view parent = parent_of(member.pointer);
    std::size_t place = members_.size();
    if (!parent.empty()) {
      place = place_of(parent) + 1;
      while (place < members_.size() && definition::is_within(members_[place].pointer, parent)) ++place;
    }
    members_.insert(members_.begin() + static_cast<std::ptrdiff_t>(place), std::move(member));
  }

  template <typename Members>
  void add_all(const Members& fixed) {
    for (const Fixed& each : fixed) add(made(each.pointer, each.type, each.role));
  }

  void add_answer(const Question& question, std::size_t at) {
    const Role role = question.is_presence ? Role::object : role_of(question.kind);
    const std::size_t there = place_of(question.pointer);
    if (there < members_.size()) {
      members_[there].question = at;  // of an object that earlier answers stand in
      return;
    }
    add(made(question.pointer, type_of(role), role, at));
    if (role != Role::national_id) return;
    add(made(question.pointer + "/scheme", MemberType::string, Role::scheme, at));
    add(made(question.pointer + "/value", MemberType::string, Role::scheme_value, at));
  }

  [[nodiscard]] std::size_t place_of(std::string_view pointer) const {
    const auto is_it = [pointer](const Member& member) { return member.pointer == pointer; };
    return static_cast<std::size_t>(std::find_if(members_.begin(), members_.end(), is_it) - members_.begin());
  }

 private:
  std::vector<Member>& members_;
};

}  // namespace

Table::Table(definition::Form form) : form_(std::move(form)) {
  TableWriter writer(members_);
  writer.add_all(kEnvelope);
  for (std::size_t at = 0; at < form_.questions.size(); ++at) writer.add_answer(form_.questions[at], at);
  const Agreement agreement = form_.agreement;
  if (agreement == Agreement::consent || agreement == Agreement::by_profile) writer.add_all(kConsent);
  if (agreement == Agreement::notice || agreement == Agreement::by_profile) writer.add_all(kNotice);

  for (std::size_t at = 0; at < members_.size(); ++at) {
    std::size_t end = at + 1;
    while (end < members_.size() && definition::is_within(members_[end].pointer, members_[at].pointer))
      members_[end++].parent = at;
    members_[at].end = end;
  }
  for (const Question& question : form_.questions) member_of_.push_back(writer.place_of(question.pointer));
}

std::size_t Table::member_below(std::size_t parent, std::string_view key, std::size_t likely) const {
  const auto is_it = [&](std::size_t at) { return members_[at].parent == parent && members_[at].key() == key; };
  if (likely < members_.size() && is_it(likely)) return likely;
  for (std::size_t at = parent + 1; at < members_[parent].end; ++at)
    if (is_it(at)) return at;
  return members_.size();
}

std::size_t Table::object_of_group(std::size_t group) const { return members_[member_of_[form_.groups[group].front()]].parent; }

}  // namespace complaint::payload
