// Payload v1: one complaint as JSON text (assets/schema/complaint-v1.schema.json).
//
//   limits  UTF-8, at most 65,536 bytes, nested at most 8 deep
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "complaint/record.h"
#include "fields/problem.h"
#include "fields/rules.h"

namespace complaint {

inline constexpr std::size_t kMaxPayloadBytes = 65536;
inline constexpr int kMaxPayloadDepth = 8;

// Where (RFC 6901 JSON Pointer, "" for the whole) and what.
struct PayloadProblem {
  std::string pointer;
  fields::Problem problem = fields::Problem::none;

  friend bool operator==(const PayloadProblem&, const PayloadProblem&) = default;
};

// What the check needs to know beside the payload.
struct CheckContext {
  std::vector<fields::Rules> profiles;  // the profiles that this receiver takes; others are unknown_choice
  fields::Day today;                    // days after it are in_future
};

// Every problem of the payload, in the order of its members; empty: a complaint that can be stored as it is. Takes any
// bytes; too_large, bad_utf8, too_deep and not_json (in that order) are found before anything else and stand alone.
[[nodiscard]] std::vector<PayloadProblem> check_payload(std::string_view json, const CheckContext& context);

// The record as compact JSON, members in the schema's order, no trailing white space.
[[nodiscard]] std::string write_payload(const Complaint& complaint);

}  // namespace complaint
