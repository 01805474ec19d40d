#include "definition/json_object.h"

#include <algorithm>

namespace complaint::definition {
void Report::add(std::string_view pointer, std::string_view words) {
  problems_.push_back({std::string(pointer), std::string(words)});
}

JsonObject::JsonObject(const JsonPlace& place, std::span<const std::string_view> known, Report& report)
    : place_(place), report_(report) {
  if (!place.is(JsonType::object)) report.add(place.pointer, "is not an object");
  if (!place.is(JsonType::object)) return;
  for (const JsonPlace& member : place.children())
    if (std::find(known.begin(), known.end(), member.value().key) == known.end()) report.add(member.pointer, "is not known here");
}

std::string JsonObject::pointer_of(std::string_view name) const { return place_.pointer + '/' + escaped_for_pointer(name); }

std::optional<JsonPlace> JsonObject::member(std::string_view name) const {
  auto found = place_.child(name);
  if (!found && place_.is(JsonType::object)) report_.add(place_.pointer, "lacks \"" + std::string(name) + '"');
  return found;
}

std::string JsonObject::text(std::string_view name) const { return member(name) ? text_or(name, {}) : std::string(); }

std::string JsonObject::text_or(std::string_view name, std::string_view otherwise) const {
  const auto found = place_.child(name);
  if (found && found->is(JsonType::string)) return std::string(found->value().text);
  if (found) refuse(name, "is not a text");
  return std::string(otherwise);
}

bool JsonObject::truth_or(std::string_view name, bool otherwise) const {
  const auto found = place_.child(name);
  if (found && found->is(JsonType::boolean)) return found->value().number == 1;
  if (found) refuse(name, "is neither true nor false");
  return otherwise;
}

int JsonObject::number(std::string_view name) const {
  const auto found = member(name);
  if (!found) return 0;
  const double number = found->value().is_whole ? found->value().number : -1;
  if (number >= 0 && number <= 1'000'000) return static_cast<int>(number);
  refuse(name, "is not a whole number from 0 to 1000000");
  return 0;
}

std::vector<JsonPlace> JsonObject::items(std::string_view name) const {
  const auto array = member(name);
  if (!array) return {};
  if (!array->is(JsonType::array)) {
    refuse(name, "is not an array");
    return {};
  }
  std::vector<JsonPlace> all = array->children();
  if (all.empty()) refuse(name, "is empty");
  return all;
}

std::vector<std::string> JsonObject::texts(std::string_view name) const {
  std::vector<std::string> all;
  for (const JsonPlace& item : items(name)) {
    if (item.is(JsonType::string)) all.emplace_back(item.value().text);
    else report_.add(item.pointer, "is not a text");
  }
  return all;
}

std::vector<std::string> JsonObject::text_or_texts(std::string_view name) const {
  const auto found = place_.child(name);
  if (found && found->is(JsonType::string)) return {std::string(found->value().text)};
  return texts(name);
}

}  // namespace complaint::definition
