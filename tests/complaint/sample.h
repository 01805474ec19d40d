// A complaint that is right in every member, and ways to spoil it.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "complaint/payload.h"
#include "fields/registry.h"

namespace complaint::test {

using nlohmann::ordered_json;

inline CheckContext sample_context() {
  fields::Rules nl;
  nl.national_id = fields::validator_named("bsn");
  fields::Rules be;
  be.profile = "be";
  be.phone_region = "BE";
  be.national_id = fields::validator_named("rrn");
  be.languages = {"nl", "fr", "en"};
  be.case_number = {8, 8, true};
  return {{nl, be}, {2026, 11, 22}};
}

inline Complaint sample_complaint() {
  Complaint complaint;
  complaint.id = "5f0c1d2e-1111-4222-8333-444455556666";
  complaint.created_at = "2026-11-22T12:00:00Z";
  complaint.profile = "nl";
  complaint.locale = "en";
  complaint.kind = Kind::complaint;
  complaint.name = "An de Vries";
  complaint.phone = "+31612345678";
  complaint.email = "An@example.nl";
  complaint.case_reference = CaseReference{"AB-12345", NationalId{"bsn", "111222333"}};
  complaint.reason = "Ik heb al betaald.\nZie de bijlage.";
  complaint.error = "De brief kwam \"te laat\" \\ nooit.";
  complaint.date = "2026-10-01";
  complaint.channel = Channel::other;
  complaint.channel_description = "WhatsApp";
  complaint.consent_accepted_at = "2026-11-22T11:59:59.123Z";
  complaint.consent_text_version = "nl-1";
  complaint.consent_text_digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
  return complaint;
}

inline ordered_json sample_json() { return ordered_json::parse(write_payload(sample_complaint()), nullptr, false); }

// The problems as "pointer code", in their order.
struct Problems {
  std::vector<std::string> list;

  Problems(std::initializer_list<std::string> problems) : list(problems) {}
  friend bool operator==(const Problems&, const Problems&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Problems& problems) {
    for (const std::string& problem : problems.list) out << problem << "; ";
    return out;
  }
};

inline Problems problems_of(std::string_view json, const CheckContext& context = sample_context()) {
  Problems all{};
  for (const PayloadProblem& problem : check_payload(json, context))
    all.list.push_back(problem.pointer + " " + std::string(fields::code_of(problem.problem)));
  return all;
}

inline Problems problems_in(const ordered_json& json, const CheckContext& context = sample_context()) {
  return problems_of(std::string_view(json.dump()), context);
}

// ordered_json's operator[] for pointers: nlohmann/json 3.11.3 has one that compiles with a warning where libc++ is new.
inline ordered_json& part_of(ordered_json& json, ordered_json::json_pointer pointer) {
  if (pointer.empty()) return json;
  const std::string name = pointer.back();
  pointer.pop_back();
  ordered_json& parent = part_of(json, pointer);
  return parent.is_array() ? parent[name == "-" ? parent.size() : std::stoul(name)] : parent[name];
}

// The sample with another value at `pointer`; text is JSON.
inline ordered_json sample_with(const std::string& pointer, const std::string& json) {
  ordered_json sample = sample_json();
  part_of(sample, ordered_json::json_pointer(pointer)) = ordered_json::parse(json, nullptr, false);
  return sample;
}

inline ordered_json sample_without(const std::string& pointer) {
  ordered_json sample = sample_json();
  const ordered_json::json_pointer at(pointer);
  part_of(sample, at.parent_pointer()).erase(at.back());
  return sample;
}

}  // namespace complaint::test
