#include "check/answer.h"

#include "json/json_text.h"
#include "json/json_tree.h"

namespace complaint::check {
namespace {

using fields::Problem;
using payload::PayloadProblem;

Answer answer_no(Problem problem) {
  std::string json = R"({"ok":false,"code":)";
  append_json_string(json, fields::code_of(problem));
  return {false, json + '}'};
}

void append_problem(std::string& json, const PayloadProblem& problem) {
  json += R"({"pointer":)";
  append_json_string(json, problem.pointer);
  json += R"(,"code":)";
  append_json_string(json, fields::code_of(problem.problem));
  json += '}';
}

}  // namespace

Answer answer_payload(std::string_view line, const payload::Accepted& accepted, const fields::Day& today) {
  const auto problems = payload::check_payload(line, accepted, today);
  if (problems.empty()) return {true, R"({"ok":true})"};
  if (problems.front().problem == Problem::not_json) return answer_no(Problem::not_json);
  std::string json = R"({"ok":false,"problems":[)";
  for (const PayloadProblem& problem : problems) {
    if (&problem != &problems.front()) json += ',';
    append_problem(json, problem);
  }
  return {false, json + "]}"};
}

Answer answer_field(std::string_view line, const fields::Validator& validator, const fields::Rules& rules,
                    const fields::Day& today) {
  const auto tree = read_json(line);
  if (!tree) return answer_no(Problem::not_json);
  const JsonNode& root = tree->nodes().front();
  if (root.type != JsonType::string) return answer_no(Problem::wrong_type);
  const fields::Outcome outcome = validator.validate(root.text, rules, today);
  if (!outcome.ok()) return answer_no(outcome.problem);
  std::string json = R"({"ok":true,"value":)";
  append_json_string(json, outcome.value);
  return {true, json + '}'};
}

}  // namespace complaint::check
