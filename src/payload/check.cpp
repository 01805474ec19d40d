#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "definition/conditions.h"
#include "fields/registry.h"
#include "json/json_place.h"
#include "json/json_tree.h"
#include "payload/payload.h"
#include "payload/tokens.h"
#include "text/utf8.h"

namespace complaint::payload {
namespace {

using definition::Agreement;
using definition::Kind;
using definition::Profile;
using definition::Question;
using definition::Truth;
using fields::Outcome;
using fields::Problem;

constexpr std::size_t kMaxKeyCodePoints = 64;  // code points of an unknown name that a pointer repeats

// What keeps the text from being looked at member by member. The tree already knows the depth of JSON; brackets are counted
// only where it is none. (The parser is not recursive: depth is no danger to it.)
Problem read_payload(std::string_view json, std::optional<JsonTree>& tree) {
  if (json.size() > kMaxPayloadBytes) return Problem::too_large;
  if (!text::is_well_formed(json)) return Problem::bad_utf8;
  tree = read_json(json);
  const int depth = tree ? tree->depth() : nesting_depth(json, kMaxPayloadDepth);
  if (depth > kMaxPayloadDepth) return Problem::too_deep;
  return tree ? Problem::none : Problem::not_json;
}

// Also of one too great to have a value.
bool is_integer(const JsonNode& node) {
  return node.type == JsonType::number && (node.is_whole || node.text.find_first_of(".eE") == std::string_view::npos);
}

bool has_type(const JsonNode& node, MemberType type) {
  switch (type) {
    case MemberType::integer: return is_integer(node);
    case MemberType::boolean: return node.type == JsonType::boolean;
    case MemberType::string: return node.type == JsonType::string;
    case MemberType::object: return node.type == JsonType::object;
  }
  return false;
}

std::string pointer_below(std::string_view parent, std::string_view key) {
  return std::string(parent) + '/' + escaped_for_pointer(text::first_code_points(key, kMaxKeyCodePoints));
}

// Of a profile that is not known. A canonical phone number begins with "+" and its country: no region is needed to read it.
const fields::Rules kNoRules = [] {
  fields::Rules rules;
  rules.phone_region.clear();
  return rules;
}();

// What every payload has, whatever its form. Made at the start, as kNoRules is: a check keeps no memory.
const Table kEnvelope{definition::Form{}};

enum class Presence { refused, optional, required };  // an object's is the greatest of what stands in it

Presence presence_by(Truth truth) {
  if (truth == Truth::no) return Presence::refused;
  return truth == Truth::yes ? Presence::required : Presence::optional;
}

Problem shape(bool is_right) { return is_right ? Problem::none : Problem::bad_shape; }

template <typename Names>
Problem choice(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) == names.end() ? Problem::unknown_choice : Problem::none;
}

Problem canonical(const Outcome& outcome, std::string_view given) {
  if (!outcome.ok()) return outcome.problem;
  return outcome.value == given ? Problem::none : Problem::not_canonical;
}

Problem check_id(std::string_view id) {
  if (!is_uuid(id)) return Problem::bad_shape;
  return has_upper_case(id) ? Problem::not_canonical : Problem::none;
}

class PayloadCheck {
 public:
  PayloadCheck(const JsonTree& tree, const Accepted& accepted, const fields::Day& today)
      : nodes_(tree.nodes()), accepted_(accepted), today_(today), table_(find_table()), profile_(find_profile()) {
    const std::size_t members = table_.members().size();
    places_ = find_places();
    values_.assign(members, nullptr);
    for (std::size_t at = 0; at < nodes_.size(); ++at)
      if (places_[at] < members) values_[places_[at]] = &nodes_[at];
      else has_unknown_ = true;
    const std::size_t questions = form().questions.size();
    asked_.reserve(questions);
    for (std::size_t at = 0; at < questions; ++at) asked_.push_back(definition::holds(form().questions[at].when, *this));
    find_lacking_groups();
    find_presences();
  }

  std::vector<PayloadProblem> run() {
    check_member(0);
    return std::move(problems_);
  }

  // For conditions (definition/conditions.h), of questions before the one that is looked at.
  [[nodiscard]] std::optional<std::string_view> answer(std::size_t question) const {
    if (asked_[question] == Truth::no) return std::string_view();
    if (asked_[question] == Truth::unknown) return std::nullopt;
    const Question& one = form().questions[question];
    const JsonNode* value = values_[table_.member_of(question)];
    if (one.is_presence || one.kind == Kind::tick) return value == nullptr ? "no" : "yes";
    if (value == nullptr && may_be_missing(question)) return std::string_view();
    const bool is_option =
        value != nullptr && value->type == JsonType::string && choice(value->text, one.options) == Problem::none;
    return is_option ? std::optional(value->text) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::string_view> profile(std::string_view) const {
    return profile_ == nullptr ? std::nullopt : std::optional(definition::scheme_name(*profile_));
  }

  [[nodiscard]] static std::optional<std::string_view> host(std::string_view) { return std::nullopt; }

 private:
  [[nodiscard]] const definition::Form& form() const { return table_.form(); }

  // Where it may not, that is told, and nothing about what depends on it.
  [[nodiscard]] bool may_be_missing(std::size_t question) const {
    const Question& one = form().questions[question];
    if (one.group != Question::kNoGroup || !one.is_required) return true;
    return definition::holds(one.required_when, *this) != Truth::yes;
  }
  [[nodiscard]] std::size_t nowhere() const { return table_.members().size(); }

  // Of a text that stands in the root; empty: it is not there.
  [[nodiscard]] std::string_view text_in_root(std::string_view key) const {
    for (const JsonNode& node : nodes_)
      if (node.parent == 0 && node.key == key && node.type == JsonType::string) return node.text;
    return {};
  }

  // Of a form that is not known, only what every payload has is checked.
  [[nodiscard]] const Table& find_table() const {
    const std::string_view name = text_in_root("form");
    for (const Table* table : accepted_.forms)
      if (table->form().name == name) return *table;
    return kEnvelope;
  }

  // Where it is not known, the members that a profile decides about are judged only as far as all profiles agree.
  [[nodiscard]] const Profile* find_profile() const {
    const std::string_view name = text_in_root("profile");
    for (const Profile* profile : accepted_.profiles)
      if (profile->rules.profile == name) return profile;
    return nullptr;
  }

  [[nodiscard]] bool knows_form() const { return !form().name.empty(); }

  // For every node its place in the table.
  [[nodiscard]] std::vector<std::size_t> find_places() const {
    std::vector<std::size_t> places(nodes_.size(), nowhere());
    places[0] = 0;
    std::size_t last = 0;
    for (std::size_t at = 1; at < nodes_.size(); ++at) {
      const auto parent = static_cast<std::size_t>(nodes_[at].parent);
      if (places[parent] == nowhere() || nodes_[parent].type != JsonType::object) continue;
      places[at] = table_.member_below(places[parent], nodes_[at].key, last + 1);
      if (places[at] != nowhere()) last = places[at];
    }
    return places;
  }

  void add(std::size_t place, Problem problem) { problems_.push_back({table_.members()[place].pointer, problem}); }

  [[nodiscard]] Truth asks_agreement(Agreement agreement) const {
    if (profile_ == nullptr && form().agreement == Agreement::by_profile) return Truth::unknown;
    const Agreement own = profile_ == nullptr ? form().agreement : definition::agreement_of(form(), *profile_);
    return own == agreement ? Truth::yes : Truth::no;
  }

  [[nodiscard]] Presence presence_of_answer(std::size_t question) const {
    if (asked_[question] == Truth::no) return Presence::refused;
    const auto asked = [this](std::size_t other) { return asked_[other]; };
    const bool is_required =
        asked_[question] == Truth::yes && definition::requires_answer(form(), question, *this, asked) == Truth::yes;
    return is_required ? Presence::required : Presence::optional;
  }

  // But of an object of answers, which is there for what stands in it.
  [[nodiscard]] Presence own_presence(const Member& member) const {
    switch (member.role) {
      case Role::object: return asked_[member.question] == Truth::no ? Presence::refused : Presence::optional;
      case Role::answer:
      case Role::choice:
      case Role::tick:
      case Role::national_id: return presence_of_answer(member.question);
      case Role::consent: return presence_by(asks_agreement(Agreement::consent));
      case Role::notice: return presence_by(asks_agreement(Agreement::notice));
      default: return Presence::required;
    }
  }

  // From the last member to the first: objects stand before what is in them.
  void find_presences() {
    const auto& members = table_.members();
    presences_.assign(members.size(), Presence::refused);
    for (const std::size_t place : lacking_groups_) presences_[place] = Presence::required;
    for (std::size_t place = members.size(); place-- > 0;) {
      const Member& member = members[place];
      const bool is_there_for_answers = member.role == Role::object && member.question == Member::kNone;
      if (!is_there_for_answers) presences_[place] = own_presence(member);
      if (place > 0) presences_[member.parent] = std::max(presences_[member.parent], presences_[place]);
    }
  }

  void check_member(std::size_t place) {
    const Member& member = table_.members()[place];
    const JsonNode* value = values_[place];
    const Presence presence = presences_[place];
    if (value == nullptr) {
      if (presence == Presence::required) add(place, Problem::missing);
      return;
    }
    if (presence == Presence::refused) return add(place, Problem::unknown_member);
    if (!has_type(*value, member.type)) return add(place, Problem::wrong_type);
    const Problem problem = problem_of(member, *value);
    if (problem != Problem::none) add(place, problem);
    if (member.type == MemberType::object) check_object(place, *value);
  }

  void check_object(std::size_t place, const JsonNode& object) {
    if (std::find(lacking_groups_.begin(), lacking_groups_.end(), place) != lacking_groups_.end()) add(place, Problem::missing);
    const std::size_t end = table_.members()[place].end;
    for (std::size_t below = place + 1; below < end; below = table_.members()[below].end) check_member(below);
    if (has_unknown_ && (place > 0 || knows_form())) report_unknown(place, static_cast<int>(&object - nodes_.data()));
  }

  void report_unknown(std::size_t place, int object) {
    for (std::size_t at = 0; at < nodes_.size(); ++at)
      if (nodes_[at].parent == object && places_[at] == nowhere())
        problems_.push_back({pointer_below(table_.members()[place].pointer, nodes_[at].key), Problem::unknown_member});
  }

  // Objects where one of a group of questions must be answered, and none is.
  void find_lacking_groups() {
    for (std::size_t group = 0; group < form().groups.size(); ++group) {
      bool is_asked = false;
      bool is_answered = false;
      for (const std::size_t question : form().groups[group]) {
        is_asked = is_asked || asked_[question] == Truth::yes;
        is_answered = is_answered || values_[table_.member_of(question)] != nullptr;
      }
      if (is_asked && !is_answered) lacking_groups_.push_back(table_.object_of_group(group));
    }
  }

  // Of a value of the right type.
  [[nodiscard]] Problem problem_of(const Member& member, const JsonNode& value) const {
    switch (member.role) {
      case Role::schema_version: return value.number == kSchemaVersion ? Problem::none : Problem::unknown_choice;
      case Role::form: return knows_form() ? Problem::none : Problem::unknown_choice;
      case Role::id: return check_id(value.text);
      case Role::profile: return profile_ == nullptr ? Problem::unknown_choice : Problem::none;
      case Role::locale:
      case Role::language: return profile_ == nullptr ? Problem::none : choice(value.text, profile_->rules.languages);
      case Role::answer: return problem_of_text(*form().questions[member.question].validator, value.text);
      case Role::choice: return problem_of_choice(form().questions[member.question], value.text);
      case Role::tick: return value.number == 1 ? Problem::none : Problem::not_canonical;
      case Role::scheme: return problem_of_scheme(value.text);
      case Role::scheme_value: return problem_of_national_id(member.question, value.text);
      case Role::accepted: return value.number == 1 ? Problem::none : Problem::not_accepted;
      case Role::created_at:
      case Role::accepted_at:
      case Role::shown_at: return shape(is_timestamp(value.text));
      case Role::text_version: return shape(is_text_version(value.text));
      case Role::text_digest: return shape(is_sha256_digest(value.text));
      default: return Problem::none;
    }
  }

  [[nodiscard]] Problem problem_of_text(const fields::Validator& validator, std::string_view text) const {
    return canonical(validator.validate(text, profile_ == nullptr ? kNoRules : profile_->rules, today_), text);
  }

  [[nodiscard]] Problem problem_of_choice(const Question& question, std::string_view option) const {
    const Problem problem = choice(option, question.options);
    const bool is_offered = profile_ == nullptr || definition::offers(*profile_, question, option);
    return is_offered ? problem : Problem::unknown_choice;
  }

  [[nodiscard]] Problem problem_of_scheme(std::string_view name) const {
    const fields::Validator* scheme = fields::national_id_named(name);
    const bool is_known = scheme != nullptr && (profile_ == nullptr || scheme == profile_->rules.national_id);
    return is_known ? Problem::none : Problem::unknown_choice;
  }

  // A number of an unknown scheme cannot be judged; the scheme's own problem is told.
  [[nodiscard]] Problem problem_of_national_id(std::size_t question, std::string_view number) const {
    const std::size_t place = table_.member_below(table_.member_of(question), "scheme", table_.member_of(question) + 1);
    const JsonNode* scheme = values_[place];
    if (scheme == nullptr || scheme->type != JsonType::string) return Problem::none;
    const fields::Validator* validator = fields::national_id_named(scheme->text);
    return validator == nullptr ? Problem::none : problem_of_text(*validator, number);
  }

  const std::vector<JsonNode>& nodes_;
  const Accepted& accepted_;
  const fields::Day& today_;
  const Table& table_;
  const Profile* profile_;               // nullptr: it is not known
  std::vector<std::size_t> places_;      // by node
  std::vector<const JsonNode*> values_;  // by place in the table; null: not there
  std::vector<Truth> asked_;             // by question
  std::vector<std::size_t> lacking_groups_;
  std::vector<Presence> presences_;  // by place in the table
  bool has_unknown_ = false;         // there is a node without a place
  std::vector<PayloadProblem> problems_;
};

}  // namespace

std::vector<PayloadProblem> check_payload(std::string_view json, const Accepted& accepted, const fields::Day& today) {
  std::optional<JsonTree> tree;
  const Problem problem = read_payload(json, tree);
  if (problem != Problem::none) return {{"", problem}};
  if (tree->nodes().front().type != JsonType::object) return {{"", Problem::wrong_type}};
  return PayloadCheck(*tree, accepted, today).run();
}

}  // namespace complaint::payload
