// An answer as plain data, whatever carries it, and the header fields that every answer has.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "payload/payload.h"

namespace complaint::site {

using payload::PayloadProblem;

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

struct Answer {
  int status = 200;
  std::string type;  // Content-Type; empty: no body
  std::string body;
  HeaderFields fields;
  std::shared_ptr<const std::string> shared_body{};  // sent instead of `body`: a file that several clients read at once

  [[nodiscard]] std::string_view content() const { return shared_body ? *shared_body : body; }
};

// The reason phrase: "Not Found"; "Unknown" for a status that the site does not use.
[[nodiscard]] std::string_view phrase_of(int status);

// application/problem+json (RFC 9457). `detail` is one sentence, without anything that was sent.
[[nodiscard]] Answer problem_answer(int status, std::string_view detail);

// The same with "problems":[{"pointer":...,"code":...}], also when there are none.
[[nodiscard]] Answer problem_answer(int status, std::string_view detail, const std::vector<PayloadProblem>& problems);

// An error as its reader can use it: problem+json below /api/, a small page elsewhere.
[[nodiscard]] Answer error_answer(int status, std::string_view path);

// The fields of every answer on this path: what a browser may do with it.
[[nodiscard]] const HeaderFields& security_fields(std::string_view path);

// As a JSON string, with its quotes.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace complaint::site
