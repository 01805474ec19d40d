#include "complaint/members.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "complaint/choices.h"
#include "complaint/tokens.h"
#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/line.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/registry.h"
#include "fields/statement.h"

namespace complaint {
namespace {

using fields::Outcome;
using fields::Problem;

Problem choice(bool known) { return known ? Problem::none : Problem::unknown_choice; }
Problem shape(bool right) { return right ? Problem::none : Problem::bad_shape; }

Problem canonical(const Outcome& outcome, std::string_view given) {
  if (!outcome.ok()) return outcome.problem;
  return outcome.value == given ? Problem::none : Problem::not_canonical;
}

Presence always(const Scope&) { return Presence::required; }
Presence maybe(const Scope&) { return Presence::optional; }
Presence for_complaints(const Scope& scope);
Presence for_other_channels(const Scope& scope);

Problem any(const JsonNode&, const Scope&) { return Problem::none; }

Problem check_version(const JsonNode& value, const Scope&) { return choice(value.number == 1); }

Problem check_id(const JsonNode& value, const Scope&) {
  if (!is_uuid(value.text)) return Problem::bad_shape;
  return has_upper_case(value.text) ? Problem::not_canonical : Problem::none;
}

Problem check_timestamp(const JsonNode& value, const Scope&) { return shape(is_timestamp(value.text)); }

Problem check_profile(const JsonNode& value, const Scope& scope) {
  const auto& profiles = scope.context.profiles;
  return choice(std::any_of(profiles.begin(), profiles.end(),
                            [&value](const fields::Rules& rules) { return rules.profile == value.text; }));
}

Problem check_locale(const JsonNode& value, const Scope& scope) {
  if (scope.rules == nullptr) return Problem::none;
  const auto& languages = scope.rules->languages;
  return choice(std::find(languages.begin(), languages.end(), value.text) != languages.end());
}

Problem check_kind(const JsonNode& value, const Scope&) { return choice(kind_named(value.text).has_value()); }

Problem check_name(const JsonNode& value, const Scope&) { return canonical(fields::validate_name(value.text), value.text); }

Problem check_phone(const JsonNode& value, const Scope& scope) {
  // A canonical number begins with "+" and its country: no region is needed to read it.
  return canonical(fields::validate_phone(value.text, scope.rules == nullptr ? "" : scope.rules->phone_region), value.text);
}

Problem check_email(const JsonNode& value, const Scope&) { return canonical(fields::validate_email(value.text), value.text); }

Problem check_case(const JsonNode&, const Scope& scope);

Problem check_case_number(const JsonNode& value, const Scope& scope) {
  const fields::CaseNumberRule rule = scope.rules == nullptr ? fields::CaseNumberRule() : scope.rules->case_number;
  return canonical(fields::validate_case_number(value.text, rule), value.text);
}

Problem check_scheme(const JsonNode& value, const Scope& scope) {
  const fields::Validator* scheme = scheme_named(value.text);
  return choice(scheme != nullptr && (scope.rules == nullptr || scheme == scope.rules->national_id));
}

Problem check_national_id(const JsonNode& value, const Scope& scope);

Problem check_statement(const JsonNode& value, const Scope&) {
  return canonical(fields::validate_statement(value.text), value.text);
}

Problem check_date(const JsonNode& value, const Scope& scope) {
  return canonical(fields::validate_date(value.text, scope.context.today), value.text);
}

Problem check_channel(const JsonNode& value, const Scope&) { return choice(channel_named(value.text).has_value()); }

Problem check_line(const JsonNode& value, const Scope&) { return canonical(fields::validate_line(value.text), value.text); }

Problem check_accepted(const JsonNode& value, const Scope&) { return value.number == 1 ? Problem::none : Problem::not_accepted; }

Problem check_text_version(const JsonNode& value, const Scope&) { return shape(is_text_version(value.text)); }
Problem check_text_digest(const JsonNode& value, const Scope&) { return shape(is_sha256_digest(value.text)); }

constexpr Member kMembers[] = {
    {"", MemberType::object, always, any},
    {"/schemaVersion", MemberType::integer, always, check_version},
    {"/id", MemberType::string, always, check_id},
    {"/createdAt", MemberType::string, always, check_timestamp},
    {"/profile", MemberType::string, always, check_profile},
    {"/locale", MemberType::string, always, check_locale},
    {"/kind", MemberType::string, always, check_kind},
    {"/contact", MemberType::object, always, any},
    {"/contact/name", MemberType::string, always, check_name},
    {"/contact/phone", MemberType::string, always, check_phone},
    {"/contact/email", MemberType::string, always, check_email},
    {"/case", MemberType::object, maybe, check_case},
    {"/case/caseNumber", MemberType::string, maybe, check_case_number},
    {"/case/nationalId", MemberType::object, maybe, any},
    {"/case/nationalId/scheme", MemberType::string, always, check_scheme},
    {"/case/nationalId/value", MemberType::string, always, check_national_id},
    {"/statement", MemberType::object, always, any},
    {"/statement/reason", MemberType::string, always, check_statement},
    {"/statement/error", MemberType::string, for_complaints, check_statement},
    {"/incident", MemberType::object, always, any},
    {"/incident/date", MemberType::string, always, check_date},
    {"/incident/channel", MemberType::string, always, check_channel},
    {"/incident/channelDescription", MemberType::string, for_other_channels, check_line},
    {"/consent", MemberType::object, always, any},
    {"/consent/accepted", MemberType::boolean, always, check_accepted},
    {"/consent/acceptedAt", MemberType::string, always, check_timestamp},
    {"/consent/textVersion", MemberType::string, always, check_text_version},
    {"/consent/textDigest", MemberType::string, always, check_text_digest},
};
static_assert(std::size(kMembers) == kMemberCount);

constexpr std::size_t place_of(std::string_view pointer) {
  std::size_t at = 0;
  while (kMembers[at].pointer != pointer) ++at;
  return at;
}
static_assert(place_of("/profile") == kProfileMember);

constexpr bool is_below(std::string_view pointer, std::string_view parent) {
  return pointer.size() > parent.size() && pointer.starts_with(parent) && pointer[parent.size()] == '/';
}

struct Place {
  std::size_t parent = kMemberCount;
  std::size_t end = 0;
};

constexpr auto kPlaces = [] {
  std::array<Place, kMemberCount> places{};
  for (std::size_t at = 0; at < kMemberCount; ++at) {
    std::size_t end = at + 1;
    while (end < kMemberCount && is_below(kMembers[end].pointer, kMembers[at].pointer)) places[end++].parent = at;
    places[at].end = end;
  }
  return places;
}();

Presence for_complaints(const Scope& scope) {
  const bool needed = kind_named(scope.text_at(place_of("/kind"))) == Kind::complaint;
  return needed ? Presence::required : Presence::optional;
}

Presence for_other_channels(const Scope& scope) {
  const auto channel = channel_named(scope.text_at(place_of("/incident/channel")));
  if (!channel) return Presence::optional;
  return channel == Channel::other ? Presence::required : Presence::refused;
}

Problem check_case(const JsonNode&, const Scope& scope) {
  const bool number = scope.values[place_of("/case/caseNumber")] != nullptr;
  const bool national_id = scope.values[place_of("/case/nationalId")] != nullptr;
  return number || national_id ? Problem::none : Problem::missing;
}

// A number of an unknown scheme cannot be judged; the scheme's own problem is told.
Problem check_national_id(const JsonNode& value, const Scope& scope) {
  const fields::Validator* scheme = scheme_named(scope.text_at(place_of("/case/nationalId/scheme")));
  if (scheme == nullptr) return Problem::none;
  return canonical(scheme->validate(value.text, {}, scope.context.today), value.text);
}

}  // namespace

std::string_view Scope::text_at(std::size_t member) const {
  return values[member] != nullptr && values[member]->type == JsonType::string ? values[member]->text : std::string_view{};
}

std::span<const Member, kMemberCount> payload_members() { return kMembers; }

std::size_t end_of(std::size_t member) { return kPlaces[member].end; }

std::size_t member_below(std::size_t parent, std::string_view key, std::size_t likely) {
  const auto is_it = [parent, key](std::size_t at) { return kPlaces[at].parent == parent && kMembers[at].key() == key; };
  if (likely < kMemberCount && is_it(likely)) return likely;
  for (std::size_t at = parent + 1; at < kPlaces[parent].end; ++at)
    if (is_it(at)) return at;
  return kMemberCount;
}

const fields::Rules* rules_for(std::string_view profile, const CheckContext& context) {
  for (const fields::Rules& rules : context.profiles)
    if (rules.profile == profile) return &rules;
  return nullptr;
}

}  // namespace complaint
