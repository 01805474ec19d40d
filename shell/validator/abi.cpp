// The checks of src/payload and src/fields as a Wasm module without any host: text goes in by one buffer, numbers and text
// come out. web/validator is the other side of this file.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/library.h"
#include "definition/read_form.h"
#include "fields/registry.h"
#include "json/json_text.h"
#include "payload/payload.h"

#define EXPORT(name) __attribute__((export_name(#name)))

namespace {

using complaint::fields::Day;
using complaint::payload::Accepted;

std::string input;
std::string output;

// Forms and profiles: those built in, and those that the host has added.
complaint::assets::Library& library() {
  static complaint::assets::Library all = complaint::assets::embedded_library();
  return all;
}

const auto& profiles() { return library().profiles; }

std::string_view text_in(std::uint32_t size) { return std::string_view(input).substr(0, size); }

// 20261122 -> 2026-11-22; 0: not known.
Day day_of(std::uint32_t number) {
  return {static_cast<int>(number / 10000), static_cast<int>(number / 100 % 100), static_cast<int>(number % 100)};
}

// -1: all.
Accepted accepted_with(std::int32_t form, std::int32_t profile) {
  Accepted accepted = library().accepted();
  if (form >= 0) accepted.forms = {&library().forms[static_cast<std::size_t>(form)]};
  if (profile >= 0) accepted.profiles = {&profiles()[static_cast<std::size_t>(profile)]};
  return accepted;
}

// `found`: one of the items, or nullptr.
template <typename Item>
std::int32_t number_of(const Item* found, const std::vector<Item>& items) {
  return found == nullptr ? -1 : static_cast<std::int32_t>(found - items.data());
}

// In the place of `known`, the one of the same name, or behind all. Its number.
template <typename Item>
std::int32_t add(std::vector<Item>& items, const Item* known, Item item) {
  const std::int32_t number = known == nullptr ? static_cast<std::int32_t>(items.size()) : number_of(known, items);
  if (known == nullptr) items.push_back(std::move(item));
  else items[static_cast<std::size_t>(number)] = std::move(item);
  return number;
}

}  // namespace

extern "C" {

// Room for `size` bytes; valid until the next call.
EXPORT(validator_input) char* validator_input(std::uint32_t size) {
  if (input.size() < size) input.resize(size);
  return input.data();
}

// Where the last output is, and its size in bytes.
EXPORT(validator_output) const char* validator_output() { return output.data(); }
EXPORT(validator_output_size) std::uint32_t validator_output_size() { return static_cast<std::uint32_t>(output.size()); }

// The number of the profile whose name is the input; -1: there is none.
EXPORT(validator_profile) std::int32_t validator_profile(std::uint32_t size) {
  return number_of(library().profile_named(text_in(size)), profiles());
}

// The number of the form whose name is the input; -1: there is none.
EXPORT(validator_form) std::int32_t validator_form(std::uint32_t size) {
  return number_of(library().form_named(text_in(size)), library().forms);
}

// Input: a form's definition. Its number; -1: the output says what is wrong with it.
EXPORT(validator_add_form) std::int32_t validator_add_form(std::uint32_t size) {
  auto reading = complaint::definition::read_form(text_in(size));
  output = lines_of(reading.problems);
  if (!reading.ok()) return -1;
  complaint::payload::Table table(std::move(reading.form));
  const auto* known = library().form_named(table.form().name);
  return add(library().forms, known, std::move(table));
}

// The same of a profile.
EXPORT(validator_add_profile) std::int32_t validator_add_profile(std::uint32_t size) {
  auto reading = complaint::definition::read_profile(text_in(size));
  output = lines_of(reading.problems);
  if (!reading.ok()) return -1;
  const auto* known = library().profile_named(reading.profile.rules.profile);
  return add(library().profiles, known, std::move(reading.profile));
}

// Added to the number of a field that is judged by the day.
constexpr std::int32_t kDated = 1 << 8;

// The number of the field whose name is the input; -1: there is none.
EXPORT(validator_field_number) std::int32_t validator_field_number(std::uint32_t size) {
  const auto all = complaint::fields::validators();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == text_in(size)) return static_cast<std::int32_t>(i) + (all[i].dated ? kDated : 0);
  return -1;
}

// Input: what was typed. 0: accepted as it is; -1: accepted, the output is the canonical value; else the number of a problem.
EXPORT(validator_field)
std::int32_t validator_field(std::size_t field, std::uint32_t size, std::uint32_t profile, std::uint32_t today) {
  const std::string_view typed = text_in(size);
  auto outcome = complaint::fields::validators()[field % kDated].validate(typed, profiles()[profile].rules, day_of(today));
  if (!outcome.ok()) return static_cast<std::int32_t>(outcome.problem);
  if (outcome.value == typed) return 0;
  output = std::move(outcome.value);
  return -1;
}

// Puts the code of a problem into the output.
EXPORT(validator_code) void validator_code(std::int32_t problem) {
  output = complaint::fields::code_of(static_cast<complaint::fields::Problem>(problem));
}

// Input: a payload; profile -1: the one that it names. 1: accepted; 0: refused, the output is a JSON array of {pointer, code}.
EXPORT(validator_payload)
std::int32_t validator_payload(std::uint32_t size, std::int32_t form, std::int32_t profile, std::uint32_t today) {
  const auto problems = complaint::payload::check_payload(text_in(size), accepted_with(form, profile), day_of(today));
  if (problems.empty()) return 1;
  complaint::JsonWriter json;
  complaint::payload::write_problems(json, problems);
  output = json.take();
  return 0;
}

}  // extern "C"
