// The members of a form's payload: one table, made from the definition, by which it is written and checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "definition/form_definition.h"

namespace complaint::payload {

inline constexpr int kSchemaVersion = 2;

enum class MemberType { integer, boolean, string, object };

// What stands in a member.
enum class Role {
  root,
  schema_version,
  form,
  id,
  created_at,
  profile,
  locale,
  object,       // answers
  answer,       // text or date
  choice,       // an option
  tick,         // true
  national_id,  // object of the next two
  scheme,
  scheme_value,
  consent,  // object of accepted to language
  notice,   // object of shown_at to language
  accepted,
  accepted_at,
  shown_at,
  text_version,
  text_digest,
  language,
};

struct Member {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::string pointer;     // RFC 6901
  std::size_t key_at = 0;  // where the last part of the pointer begins
  MemberType type = MemberType::string;
  Role role = Role::object;
  std::size_t question = kNone;  // whose answer it is; of an object: whose "yes" says that it is there
  std::size_t parent = kNone;    // place of the object that it stands in
  std::size_t end = 0;           // place of the first member that is not within this one

  [[nodiscard]] std::string_view key() const { return std::string_view(pointer).substr(key_at); }
};

class Table {
 public:
  // The order is that of payloads: what every payload has first, then the answers in the order of their questions, the agreement last.
  explicit Table(definition::Form form);

  [[nodiscard]] const definition::Form& form() const { return form_; }
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }  // the root first, objects before what is in them
  [[nodiscard]] std::size_t member_of(std::size_t question) const { return member_of_[question]; }

  // Place of the member `key` of the object at `parent`; members().size(): it has none. Looks at `likely` first.
  [[nodiscard]] std::size_t member_below(std::size_t parent, std::string_view key, std::size_t likely) const;

  // The object of the group's first question, where it is said that none of them is answered.
  [[nodiscard]] std::size_t object_of_group(std::size_t group) const;

 private:
  definition::Form form_;
  std::vector<Member> members_;
  std::vector<std::size_t> member_of_;  // by question
};

}  // namespace complaint::payload
