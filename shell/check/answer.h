// The answers of complaint-check, one line of JSON each, without the line break.
#pragma once

#include <string>
#include <string_view>

#include "fields/registry.h"
#include "payload/payload.h"

namespace complaint::check {

struct Answer {
  bool ok = false;
  std::string json;
};

// `line`: a payload. {"ok":true}, {"ok":false,"problems":[...]}, or {"ok":false,"code":"not_json"}.
[[nodiscard]] Answer answer_payload(std::string_view line, const payload::Accepted& accepted, const fields::Day& today);

// `line`: a JSON string, what was typed into a field. {"ok":true,"value":...} or {"ok":false,"code":...}; a line that
// is not JSON (broken UTF-8 and lone surrogates are not either): not_json, another value than a string: wrong_type.
[[nodiscard]] Answer answer_field(std::string_view line, const fields::Validator& validator, const fields::Rules& rules,
                                  const fields::Day& today);

// `file`: a form's definition, whole. {"ok":true} or {"ok":false,"problems":[{"pointer":"/pages/0/blocks/1/type","words":"..."}]}.
[[nodiscard]] Answer answer_definition(std::string_view file);

}  // namespace complaint::check
