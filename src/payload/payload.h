// Payload v2: what a form sends, as JSON text. Which members it has, the form's definition says (payload/table.h).
//
//   limits  UTF-8, at most 65,536 bytes, nested at most 8 deep
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "definition/profile.h"
#include "fields/problem.h"
#include "json/json_text.h"
#include "payload/table.h"

namespace complaint::payload {

using definition::kMaxPayloadBytes;
inline constexpr int kMaxPayloadDepth = 8;

// Where (RFC 6901 JSON Pointer, "" for the whole) and what.
struct PayloadProblem {
  std::string pointer;
  fields::Problem problem = fields::Problem::none;

  friend bool operator==(const PayloadProblem&, const PayloadProblem&) = default;
};

// What a receiver takes; other forms and profiles are unknown_choice.
struct Accepted {
  std::vector<const Table*> forms;
  std::vector<const definition::Profile*> profiles;
};

// Every problem of the payload, in the order of its members; empty: it can be stored as it is. Days after `today` are in_future
// ({0,0,0}: none are). Takes any bytes; too_large, bad_utf8, too_deep and not_json (in that order) are found before anything else
// and stand alone.
[[nodiscard]] std::vector<PayloadProblem> check_payload(std::string_view json, const Accepted& accepted,
                                                        const fields::Day& today);

// [{"pointer":"/contact/email","code":"bad_shape"}, ...]
void write_problems(JsonWriter& json, const std::vector<PayloadProblem>& problems);

// The text that was agreed to or shown, and when.
struct AgreementRecord {
  std::string at;           // RFC 3339, UTC
  std::string version;      // "nl-1"
  std::string digest;       // RFC 9530: "sha-256=:...:"
  std::string language;     // BCP 47
  bool is_consent = false;  // else a notice
};

// What is written. Every value is canonical.
struct Record {
  std::string id;          // UUID, lower case; also the idempotency key
  std::string created_at;  // RFC 3339, UTC
  std::string profile;
  std::string locale;
  std::string scheme;                // of national numbers: "bsn"
  std::vector<std::string> answers;  // by question; "yes" of a tick or presence; empty: not there
  AgreementRecord agreement;         // empty: none
};

// The answers in a payload, by question, as a record has them. Takes any bytes: what is no payload of the form has none.
[[nodiscard]] std::vector<std::string> read_answers(const Table& table, std::string_view json);

// The record as compact JSON, members in the table's order, no white space.
[[nodiscard]] std::string write_payload(const Table& table, const Record& record);

}  // namespace complaint::payload
