#include "payload/schema.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "definition/conditions.h"
#include "fields/registry.h"
#include "payload/token_shapes.h"

namespace complaint::payload {
namespace {

using definition::Agreement;
using definition::Condition;
using definition::Conditions;
using definition::Kind;
using definition::Profile;
using definition::Question;
using definition::Subject;
using definition::Truth;
using Profiles = std::vector<const Profile*>;
using Wishes = std::vector<Conditions>;  // one of them holds
std::string_view first_part(std::string_view pointer) { return pointer.substr(1, pointer.find('/', 1) - 1); }
std::string_view other_parts(std::string_view pointer) {
  const std::size_t next = pointer.find('/', 1);
  return next == std::string_view::npos ? std::string_view() : pointer.substr(next);
}

// When a question is asked: what the answers decide, and the rest as far as the profiles tell.
struct Asking {
  Truth settings = Truth::yes;
  Conditions answers;
};

class SchemaWriter {
 public:
  SchemaWriter(const Table& table, const Profiles& profiles, const definition::Catalogue& words)
      : table_(table), profiles_(profiles), words_(words) {
    for (const Question& question : form().questions) asking_.push_back(asking(question.when));  // of earlier ones, then
  }

  std::string write() {
    json_.open_object();
    json_.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.member("$id", "urn:complaint-form:schema:" + form().name + "-v" + std::to_string(kSchemaVersion));
    write_object(0);
    if (const std::string rules = written_rules(); rules != "[]") json_.members("\"allOf\":" + rules);
    json_.close_object();
    return json_.take();
  }

 private:
  std::string written_rules() {
    JsonWriter whole = std::exchange(json_, JsonWriter());
    json_.open_array();
    for (std::size_t question = 0; question < form().questions.size(); ++question) write_rules(question);
    for (const auto& group : form().groups) write_group(group);
    for (std::size_t place = 1; place < table_.members().size(); ++place) write_container(place);
    json_.close_array();
    std::string rules = json_.take();
    json_ = std::move(whole);
    return rules;
  }

  [[nodiscard]] const definition::Form& form() const { return table_.form(); }

  // No and yes where all profiles say so. What a host lets the form ask no payload tells.
  [[nodiscard]] Truth holds(const Condition& condition) const {
    if (condition.subject == Subject::host) return Truth::unknown;
    std::optional<bool> all;
    for (const Profile* profile : profiles_) {
      const auto& values = condition.values;
      const bool is_one = std::find(values.begin(), values.end(), definition::scheme_name(*profile)) != values.end();
      if (all && *all != (is_one != condition.is_not)) return Truth::unknown;
      all = is_one != condition.is_not;
    }
    return all.value_or(true) ? Truth::yes : Truth::no;
  }

  [[nodiscard]] Asking asking(const Conditions& conditions) const {
    Asking asking;
    for (const Condition& condition : conditions) {
      const bool is_answer = condition.subject == Subject::answer;
      if (is_answer && asking_[condition.question].settings != Truth::unknown) {
        asking.answers.push_back(condition);
        continue;
      }
      const Truth truth = is_answer ? Truth::unknown : holds(condition);
      if (truth == Truth::no || asking.settings == Truth::yes) asking.settings = truth;
    }
    return asking;
  }

  [[nodiscard]] bool is_never(std::size_t question) const { return asking_[question].settings == Truth::no; }

  // Nothing: the question need not be answered, whatever the answers are.
  [[nodiscard]] std::optional<Conditions> required_when(std::size_t question) const {
    const Question& one = form().questions[question];
    Conditions all = asking_[question].answers;
    if (asking_[question].settings != Truth::yes || one.is_presence) return std::nullopt;
    if (one.group != Question::kNoGroup) {
      for (const std::size_t other : form().groups[one.group])
        if (other != question && !is_never(other)) return std::nullopt;  // write_group
      return all;
    }
    const Asking required = asking(one.required_when);
    if (!one.is_required || required.settings != Truth::yes) return std::nullopt;
    all.insert(all.end(), required.answers.begin(), required.answers.end());
    return all;
  }

  [[nodiscard]] Truth asks(Agreement agreement) const {
    std::set<bool> all;
    for (const Profile* profile : profiles_) all.insert(definition::agreement_of(form(), *profile) == agreement);
    if (all.size() > 1) return Truth::unknown;
    return all.contains(true) ? Truth::yes : Truth::no;
  }

  // Whether the member is there in every payload (yes), in none (no) or in some.
  [[nodiscard]] Truth presence(std::size_t place) const {
    const Member& member = table_.members()[place];
    switch (member.role) {
      case Role::object: return presence_of_object(place);
      case Role::answer:
      case Role::choice:
      case Role::tick:
      case Role::national_id: {
        if (is_never(member.question)) return Truth::no;
        const auto when = required_when(member.question);
        return when && when->empty() ? Truth::yes : Truth::unknown;
      }
      case Role::consent: return asks(Agreement::consent);
      case Role::notice: return asks(Agreement::notice);
      default: return Truth::yes;
    }
  }

  [[nodiscard]] Truth presence_of_object(std::size_t place) const {
    const Member& member = table_.members()[place];
    if (member.question != Member::kNone) return is_never(member.question) ? Truth::no : Truth::unknown;
    Truth all = Truth::no;
    for (std::size_t at = place + 1; at < member.end; at = table_.members()[at].end) {
      const Truth one = presence(at);
      if (one == Truth::yes) return one;
      if (one == Truth::unknown) all = one;
    }
    return all;
  }

  // Its members, those that are always there as required.
  void write_object(std::size_t place) {
    const auto& members = table_.members();
    json_.member("type", "object");
    json_.member("additionalProperties", false);
    json_.key("required");
    json_.open_array();
    for (std::size_t at = place + 1; at < members[place].end; at = members[at].end)
      if (presence(at) == Truth::yes) json_.string(members[at].key());
    json_.close_array();
    json_.key("properties");
    json_.open_object();
    for (std::size_t at = place + 1; at < members[place].end; at = members[at].end) {
      if (presence(at) == Truth::no) continue;
      json_.key(members[at].key());
      json_.open_object();
      write_title(members[at]);
      if (members[at].type == MemberType::object) write_object(at);
      else write_value(members[at]);
      json_.close_object();
    }
    json_.close_object();
  }

  void write_title(const Member& member) {
    if (member.question == Member::kNone) return;
    const std::string key = "label." + form().questions[member.question].name;
    if (words_.has(key) && member.role != Role::scheme && member.role != Role::scheme_value)
      json_.member("title", words_.say(key));
  }

  void write_value(const Member& member) {
    if (member.type == MemberType::string) json_.member("type", "string");
    switch (member.role) {
      case Role::schema_version: return json_.member("const", kSchemaVersion);
      case Role::form: return json_.member("const", form().name);
      case Role::tick:
      case Role::accepted: return json_.member("const", true);
      case Role::id: return json_.members(kUuid);
      case Role::created_at:
      case Role::accepted_at:
      case Role::shown_at: return json_.members(kTimestamp);
      case Role::text_version: return json_.members(kVersion);
      case Role::text_digest: return json_.members(kDigest);
      case Role::answer: return json_.members(form().questions[member.question].validator->shape);
      case Role::choice: return write_enum(options(form().questions[member.question]));
      case Role::profile:
      case Role::locale:
      case Role::language:
      case Role::scheme: return write_enum(names(member.role));
      case Role::scheme_value: return write_scheme_values();
      default: return;
    }
  }

  void write_enum(const std::vector<std::string>& names) {
    json_.key("enum");
    json_.open_array();
    for (const std::string& name : names) json_.string(name);
    json_.close_array();
  }

  [[nodiscard]] std::vector<std::string> options(const Question& question) const {
    std::vector<std::string> all;
    for (const std::string& option : question.options) {
      const auto is_offered = [&](const Profile* profile) { return definition::offers(*profile, question, option); };
      if (std::any_of(profiles_.begin(), profiles_.end(), is_offered)) all.push_back(option);
    }
    return all;
  }

  [[nodiscard]] std::vector<std::string> names(Role role) const {
    std::vector<std::string> all;
    for (const Profile* profile : profiles_) {
      const fields::Rules& rules = profile->rules;
      if (role == Role::profile) all.push_back(rules.profile);
      else if (role != Role::scheme) all.insert(all.end(), rules.languages.begin(), rules.languages.end());
      else if (rules.national_id != nullptr) all.emplace_back(rules.national_id->name);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void write_scheme_values() {
    json_.key("anyOf");
    json_.open_array();
    for (const std::string& scheme : names(Role::scheme)) {
      json_.open_object();
      json_.members(fields::national_id_named(scheme)->shape);
      json_.close_object();
    }
    json_.close_array();
  }

  // {"required":["case"],"properties":{"case":{... {"required":["caseNumber"]}}}}, with what must hold of the last.
  template <typename Leaf>
  void write_path(std::string_view pointer, bool must_be_there, const Leaf& leaf) {
    const std::string_view key = first_part(pointer);
    json_.open_object();
    json_.member("type", "object");
    if (must_be_there) {
      json_.key("required");
      json_.open_array();
      json_.string(key);
      json_.close_array();
    }
    json_.key("properties");
    json_.open_object();
    json_.key(key);
    if (const std::string_view rest = other_parts(pointer); !rest.empty()) write_path(rest, must_be_there, leaf);
    else leaf();
    json_.close_object();
    json_.close_object();
  }

  void write_there(std::string_view pointer) { write_fixed(pointer, true); }
  void write_absent(std::string_view pointer) { write_fixed(pointer, false); }
  void write_fixed(std::string_view pointer, bool is_there) {
    write_path(pointer, is_there, [this, is_there] { json_.truth(is_there); });
  }

  template <typename Write>
  void write_not(const Write& write) {
    json_.open_object();
    json_.key("not");
    write();
    json_.close_object();
  }

  void write_condition(const Condition& condition) {
    const Question& question = form().questions[condition.question];
    const auto has = [&condition](std::string_view value) {
      return std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
    };
    if (question.is_presence || question.kind == Kind::tick) {
      return write_tick(condition.question, has("yes") != condition.is_not, has("no") != condition.is_not, condition.is_not);
    }
    const auto write_is = [&] {
      write_path(question.pointer, true, [&] {
        json_.open_object();
        write_enum(condition.values);
        json_.close_object();
      });
    };
    if (condition.is_not) write_not(write_is);
    else write_is();
  }

  // Whether it is ticked, is not, or is not asked at all.
  void write_tick(std::size_t question, bool if_there, bool if_absent, bool if_unasked) {
    const auto there = [&] { write_there(form().questions[question].pointer); };
    const auto not_there = [&] { write_not(there); };
    const Asking& asked = asking_[question];
    if (is_never(question)) return json_.truth(if_unasked);
    if (asked.answers.empty() || if_absent == if_unasked) {
      if (if_there == if_absent) return json_.truth(if_there);
      return if_there ? there() : not_there();
    }
    const auto is_asked = [&] { write_all(asked.answers); };
    const auto other = [&] { return if_absent ? is_asked() : write_not(is_asked); };
    if (if_there) return write_list("anyOf", std::array{0, 1}, [&](int at) { at == 0 ? there() : other(); });
    write_list("allOf", std::array{0, 1}, [&](int at) { at == 0 ? not_there() : other(); });
  }

  void write_all(const Conditions& conditions) {
    if (conditions.size() == 1) return write_condition(conditions.front());
    write_list("allOf", conditions, [this](const Condition& condition) { write_condition(condition); });
  }

  void write_any(const Wishes& wishes) {
    if (wishes.size() == 1) return write_all(wishes.front());
    write_list("anyOf", wishes, [this](const Conditions& conditions) { write_all(conditions); });
  }

  template <typename Items, typename Write>
  void write_list(std::string_view name, const Items& items, const Write& write) {
    json_.open_object();
    json_.key(name);
    json_.open_array();
    for (const auto& item : items) write(item);
    json_.close_array();
    json_.close_object();
  }

  template <typename If, typename Then>
  void write_rule(const If& condition, std::string_view branch, const Then& consequence) {
    json_.open_object();
    json_.key("if");
    condition();
    json_.key(branch);
    consequence();
    json_.close_object();
  }

  // Required, and refused, by other answers.
  void write_rules(std::size_t question) {
    const std::string& pointer = form().questions[question].pointer;
    const Conditions& asked = asking_[question].answers;
    if (is_never(question)) return;
    if (!asked.empty()) write_rule([&] { write_all(asked); }, "else", [&] { write_absent(pointer); });
    const auto required = required_when(question);
    if (required && !required->empty()) write_rule([&] { write_all(*required); }, "then", [&] { write_there(pointer); });
  }

  // One of the group must be answered where one is asked for certain.
  void write_group(const std::vector<std::size_t>& group) {
    std::vector<std::size_t> possible;
    Wishes asked;
    for (const std::size_t question : group) {
      if (!is_never(question)) possible.push_back(question);
      if (asking_[question].settings == Truth::yes) asked.push_back(asking_[question].answers);
    }
    if (asked.empty() || possible.size() < 2) return;
    const auto one = [&] {
      write_list("anyOf", possible, [this](std::size_t question) { write_there(form().questions[question].pointer); });
    };
    const bool is_always = std::any_of(asked.begin(), asked.end(), [](const Conditions& when) { return when.empty(); });
    if (is_always) one();
    else write_rule([&] { write_any(asked); }, "then", one);
  }

  void write_container(std::size_t place) {
    const Member& member = table_.members()[place];
    if (member.role != Role::object || member.question != Member::kNone) return;
    Wishes asked;
    for (std::size_t at = place + 1; at < member.end; ++at) {
      const std::size_t question = table_.members()[at].question;
      if (question != Member::kNone && !is_never(question)) asked.push_back(asking_[question].answers);
    }
    const bool is_open = std::any_of(asked.begin(), asked.end(), [](const Conditions& when) { return when.empty(); });
    if (!asked.empty() && !is_open) write_rule([&] { write_any(asked); }, "else", [&] { write_absent(member.pointer); });
  }

  const Table& table_;
  const Profiles& profiles_;
  const definition::Catalogue& words_;
  std::vector<Asking> asking_;  // by question
  JsonWriter json_;
};

}  // namespace

std::string write_schema(const Table& table, const Profiles& profiles, const definition::Catalogue& words) {
  return SchemaWriter(table, profiles, words).write();
}

}  // namespace complaint::payload
