#include <algorithm>

#include "definition/catalogue.h"
#include "fields/calendar.h"
#include "json/json_place.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// From 0 to a million, more than any device holds; 0 where it is missing or no such number.
int amount(const JsonPlace& object, std::string_view member) {
  const auto found = object.child(member);
  return found && found->value().is_whole && found->value().number >= 0 ? static_cast<int>(std::min(found->value().number, 1e6))
                                                                        : 0;
}

form::Moment read_moment(const JsonPlace& object) {
  const auto at = object.child("at");
  if (!at) return {};
  form::Moment moment;
  moment.now = at->text_of("now");
  moment.id = at->text_of("id");
  moment.today = fields::read_iso_day(at->text_of("today")).value_or(fields::Day{});
  return moment;
}

std::vector<JsonPlace> items(const JsonPlace& object, std::string_view member) {
  const auto list = object.child(member);
  return list && list->is(JsonType::array) ? list->children() : std::vector<JsonPlace>();
}

Pairs read_answers(const JsonPlace& object) {
  Pairs pairs;
  for (const JsonPlace& item : items(object, "answers")) {
    const auto pair = item.children();
    if (item.is(JsonType::array) && pair.size() == 2 && pair[0].is(JsonType::string) && pair[1].is(JsonType::string))
      pairs.emplace_back(pair[0].value().text, pair[1].value().text);
  }
  return pairs;
}

Pairs read_problems(const JsonPlace& object) {
  Pairs pairs;
  for (const JsonPlace& problem : items(object, "problems"))
    if (problem.is(JsonType::object)) pairs.emplace_back(problem.text_of("pointer"), problem.text_of("code"));
  return pairs;
}

std::optional<form::Event> read_locale(const JsonPlace& object) {
  const auto locale = object.child("locale");
  if (!locale) return std::nullopt;
  auto reading = definition::read_catalogue(*locale);
  if (!reading.ok()) return std::nullopt;
  return form::event::Relabelled{std::move(reading.catalogue)};
}

std::optional<form::Event> read_report(const std::string& type, const JsonPlace& object) {
  using namespace form::event;
  const std::string id = object.text_of("complaint");
  if (type == "sending") return Sending{id};
  if (type == "waiting") return Waiting{id, object.text_of("triedAt"), object.truth_of("kept", true)};
  if (type == "sent") return Sent{id, object.text_of("reference"), object.text_of("receivedAt")};
  if (type == "refused") return Refused{id, read_problems(object)};
  if (type == "rejected") return Rejected{id};
  if (type == "sessionEnded") return SessionEnded{id};
  return std::nullopt;
}

std::optional<form::Event> read_kind(const JsonPlace& object) {
  using namespace form::event;
  const std::string type = object.text_of("type");
  const std::string node = object.text_of("node");
  if (type == "typed") return Typed{node, object.text_of("text")};
  if (type == "left") return Left{node};
  if (type == "chosen") return Chosen{node, object.truth_of("checked", true)};
  if (type == "pressed") return Pressed{node};
  if (type == "visited") return Visited{object.text_of("page")};
  if (type == "relabelled") return read_locale(object);
  if (type == "prefilled")
    return Prefilled{{object.text_of("caseNumber"), object.text_of("name"), object.text_of("phone"), object.text_of("email")}};
  if (type == "draftFound") return DraftFound{read_answers(object)};
  if (type == "restored") return Restored{object.text_of("page"), read_answers(object)};
  if (type == "deviceHolds") return DeviceHolds{object.truth_of("draft", false), amount(object, "complaints")};
  if (type == "cleared") return Cleared{};
  return read_report(type, object);
}

}  // namespace

std::optional<Message> read_event(std::string_view text) {
  const auto tree = read_json(text);
  if (!tree) return std::nullopt;
  const JsonPlace object{&*tree, 0, {}};
  auto event = read_kind(object);
  if (!event) return std::nullopt;
  return Message{std::move(*event), read_moment(object)};
}

}  // namespace complaint::wire
