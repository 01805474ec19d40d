// POST /api/complaints: from what was sent to the answer, without HTTP's machinery.
//
// The answers, by what is wrong first:
//   415  not application/json, or with a content coding
//   400  no Idempotency-Key, or not one quoted string; a digest that is malformed or not the body's; not JSON, not UTF-8, too deep
//   413  more than 65,536 bytes
//   422  the payload has problems; the key is not the payload's id; the id was used for another body
//   201  stored; 200 the same was stored before, with the first reference; 503 could not be stored
// Stored and compared is the canonical text: bodies that differ only in white space and escapes are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/answer.h"
#include "site/moment.h"
#include "site/store.h"

namespace complaint::site {

// Field values; nothing: not sent. More than one of a kind are given as one, joined by ", ".
struct PostFields {
  std::optional<std::string> content_type;
  std::optional<std::string> content_encoding;
  std::optional<std::string> idempotency_key;
  std::optional<std::string> content_digest;
};

// What is wrong before the body is read; nothing: read it.
[[nodiscard]] std::optional<Answer> refuse_before_body(const PostFields& fields);

// `accepted`: the forms and profiles that this site takes.
[[nodiscard]] Answer take_complaint(const PostFields& fields, std::string_view body, const payload::Accepted& accepted, Time now,
                                    Store& store);

}  // namespace complaint::site
