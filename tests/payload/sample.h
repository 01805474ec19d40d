// A complaint that is right in every member, and ways to spoil it.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "payload/payload.h"
#include "support/receiver.h"

namespace complaint::test {

using nlohmann::ordered_json;

inline Receiver sample_receiver() {
  definition::Profile nl = *assets::embedded_library().profile_named("nl");
  definition::Profile be = *assets::embedded_library().profile_named("be");
  be.rules.languages = {"nl", "fr", "en"};
  be.rules.case_number = {8, 8, true};
  return {{nl, be}};
}

inline const payload::Table& sample_table() { return *assets::embedded_library().form_named("complaint"); }

struct Sample : payload::Record {
  Sample() {
    id = "5f0c1d2e-1111-4222-8333-444455556666";
    created_at = "2026-11-22T12:00:00Z";
    profile = "nl";
    locale = "en";
    scheme = "bsn";
    answers.resize(sample_table().form().questions.size());
    answer("kind") = "complaint";
    answer("contact.name") = "An de Vries";
    answer("contact.phone") = "+31612345678";
    answer("contact.email") = "An@example.nl";
    answer("case.concerns") = "yes";
    answer("case.number") = "AB-12345";
    answer("case.national_id") = "111222333";
    answer("statement.reason") = "Ik heb al betaald.\nZie de bijlage.";
    answer("statement.error") = "De brief kwam \"te laat\" \\ nooit.";
    answer("incident.date") = "2026-10-01";
    answer("incident.channel") = "other";
    answer("incident.channel_description") = "WhatsApp";
    agreement = {"2026-11-22T11:59:59.123Z", "nl-1", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", "en", true};
  }

  std::string& answer(std::string_view question) { return answers[sample_table().form().question_named(question)]; }
  [[nodiscard]] std::string payload() const { return write_payload(sample_table(), *this); }
};

inline ordered_json sample_json() { return ordered_json::parse(Sample().payload(), nullptr, false); }

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

inline Problems problems_of(std::string_view json, const Receiver& receiver = sample_receiver()) {
  Problems all{};
  for (const payload::PayloadProblem& problem : receiver.check(json))
    all.list.push_back(problem.pointer + " " + std::string(fields::code_of(problem.problem)));
  return all;
}

inline Problems problems_in(const ordered_json& json, const Receiver& receiver = sample_receiver()) {
  return problems_of(std::string_view(json.dump()), receiver);
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
