#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "assets/locale.h"
#include "fields/calendar.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

using json = nlohmann::ordered_json;  // the same type everywhere: one instantiation in the module
using Pairs = std::vector<std::pair<std::string, std::string>>;

// A member's text; empty when it is missing or not a string.
std::string text(const json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get_ref<const std::string&>() : std::string();
}

bool truth(const json& object, const char* member, bool otherwise) {
  const auto found = object.find(member);
  return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

// From 0 to a million, more than any device holds; 0 where it is missing or no such number.
int amount(const json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_number_unsigned()) return 0;
  return static_cast<int>(std::min<std::uint64_t>(found->get<std::uint64_t>(), 1'000'000));
}

form::Moment read_moment(const json& object) {
  const auto at = object.find("at");
  if (at == object.end() || !at->is_object()) return {};
  form::Moment moment;
  moment.now = text(*at, "now");
  moment.id = text(*at, "id");
  moment.today = fields::read_iso_day(text(*at, "today")).value_or(fields::Day{});
  return moment;
}

Pairs read_answers(const json& object) {
  Pairs pairs;
  const auto answers = object.find("answers");
  if (answers == object.end() || !answers->is_array()) return pairs;
  for (const json& answer : *answers)
    if (answer.is_array() && answer.size() == 2 && answer[0].is_string() && answer[1].is_string())
      pairs.emplace_back(answer[0].get_ref<const std::string&>(), answer[1].get_ref<const std::string&>());
  return pairs;
}

Pairs read_problems(const json& object) {
  Pairs pairs;
  const auto problems = object.find("problems");
  if (problems == object.end() || !problems->is_array()) return pairs;
  for (const json& problem : *problems)
    if (problem.is_object()) pairs.emplace_back(text(problem, "pointer"), text(problem, "code"));
  return pairs;
}

std::optional<form::Event> read_visit(const json& object) {
  form::event::Visited visited;
  if (!form::page_with_name(text(object, "page"), visited.page)) return std::nullopt;
  return visited;
}

std::optional<form::Event> read_locale(const json& object) {
  const auto locale = object.find("locale");
  if (locale == object.end()) return std::nullopt;
  auto catalogue = assets::read_catalogue(locale->dump(-1, ' ', false, json::error_handler_t::replace));
  if (!catalogue) return std::nullopt;
  return form::event::Relabelled{std::move(*catalogue)};
}

std::optional<form::Event> read_report(const std::string& type, const json& object) {
  using namespace form::event;
  const std::string id = text(object, "complaint");
  if (type == "sending") return Sending{id};
  if (type == "waiting") return Waiting{id, text(object, "since")};
  if (type == "sent") return Sent{id, text(object, "reference"), text(object, "receivedAt")};
  if (type == "refused") return Refused{id, read_problems(object)};
  if (type == "rejected") return Rejected{id};
  if (type == "sessionEnded") return SessionEnded{id};
  return std::nullopt;
}

std::optional<form::Event> read_kind(const json& object) {
  using namespace form::event;
  const std::string type = text(object, "type");
  const std::string node = text(object, "node");
  if (type == "typed") return Typed{node, text(object, "text")};
  if (type == "left") return Left{node};
  if (type == "chosen") return Chosen{node, truth(object, "checked", true)};
  if (type == "pressed") return Pressed{node};
  if (type == "visited") return read_visit(object);
  if (type == "relabelled") return read_locale(object);
  if (type == "prefilled") return Prefilled{text(object, "caseNumber")};
  if (type == "draftFound") return DraftFound{read_answers(object)};
  if (type == "deviceHolds") return DeviceHolds{truth(object, "draft", false), amount(object, "complaints")};
  if (type == "cleared") return Cleared{};
  return read_report(type, object);
}

}  // namespace

std::optional<Message> read_event(std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  auto event = read_kind(object);
  if (!event) return std::nullopt;
  return Message{std::move(*event), read_moment(object)};
}

}  // namespace complaint::wire
