#include "check/answer.h"

#include "definition/read_form.h"
#include "json/json_text.h"
#include "json/json_tree.h"

namespace complaint::check {
namespace {

using fields::Problem;

// {"ok":true} or {"ok":false}, with more members to come.
JsonWriter begin(bool ok) {
  JsonWriter json;
  json.open_object();
  json.member("ok", ok);
  return json;
}

Answer end(bool ok, JsonWriter& json) {
  json.close_object();
  return {ok, json.take()};
}

Answer answer_no(Problem problem) {
  JsonWriter json = begin(false);
  json.member("code", fields::code_of(problem));
  return end(false, json);
}

}  // namespace

Answer answer_payload(std::string_view line, const payload::Accepted& accepted, const fields::Day& today) {
  const auto problems = payload::check_payload(line, accepted, today);
  if (!problems.empty() && problems.front().problem == Problem::not_json) return answer_no(Problem::not_json);
  JsonWriter json = begin(problems.empty());
  if (!problems.empty()) {
    json.key("problems");
    payload::write_problems(json, problems);
  }
  return end(problems.empty(), json);
}

Answer answer_field(std::string_view line, const fields::Validator& validator, const fields::Rules& rules,
                    const fields::Day& today) {
  const auto tree = read_json(line);
  if (!tree) return answer_no(Problem::not_json);
  const JsonNode& root = tree->nodes().front();
  if (root.type != JsonType::string) return answer_no(Problem::wrong_type);
  const fields::Outcome outcome = validator.validate(root.text, rules, today);
  if (!outcome.ok()) return answer_no(outcome.problem);
  JsonWriter json = begin(true);
  json.member("value", outcome.value);
  return end(true, json);
}

Answer answer_definition(std::string_view file) {
  const auto reading = definition::read_form(file);
  JsonWriter json = begin(reading.ok());
  if (reading.ok()) return end(true, json);
  json.key("problems");
  json.open_array();
  for (const auto& [pointer, words] : reading.problems) json.object({{"pointer", pointer}, {"words", words}});
  json.close_array();
  return end(false, json);
}

}  // namespace complaint::check
