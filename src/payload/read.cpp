#include <optional>

#include "json/json_place.h"
#include "payload/payload.h"

namespace complaint::payload {
namespace {

std::optional<JsonPlace> place_at(const JsonPlace& root, const Table& table, std::size_t member) {
  if (member == 0) return root;
  const auto parent = place_at(root, table, table.members()[member].parent);
  return parent ? parent->child(table.members()[member].key()) : std::nullopt;
}

}  // namespace

std::vector<std::string> read_answers(const Table& table, std::string_view json) {
  std::vector<std::string> answers(table.form().questions.size());
  const auto tree = read_json(json);
  if (!tree) return answers;
  const JsonPlace root{&*tree, 0, {}};
  for (std::size_t question = 0; question < answers.size(); ++question) {
    const Member& member = table.members()[table.member_of(question)];
    const auto place = place_at(root, table, table.member_of(question));
    if (!place) continue;
    if (member.role == Role::object || member.role == Role::tick) answers[question] = "yes";
    else if (member.role == Role::national_id) answers[question] = place->text_of("value");
    else if (place->is(JsonType::string)) answers[question] = place->value().text;
  }
  return answers;
}

}  // namespace complaint::payload
