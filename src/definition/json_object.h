// Members of a JSON object in a file that somebody wrote: what is missing, of another type or unknown becomes a problem.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "definition/problem.h"
#include "json/json_place.h"

namespace complaint::definition {

// Takes what is wrong with a file.
class Report {
 public:
  explicit Report(DefinitionProblems& problems) : problems_(problems) {}

  void add(std::string_view pointer, std::string_view words);

 private:
  DefinitionProblems& problems_;
};

class JsonObject {
 public:
  // A value that is no object is a problem, and has no members. `known`: the names that members may have.
  JsonObject(const JsonPlace& place, std::span<const std::string_view> known, Report& report);

  [[nodiscard]] bool has(std::string_view name) const { return place_.child(name).has_value(); }
  [[nodiscard]] std::string pointer_of(std::string_view name) const;

  // Those with `otherwise` give it for a missing member; for the others a missing member is a problem, and gives nothing or zero.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::string text_or(std::string_view name, std::string_view otherwise) const;
  [[nodiscard]] bool truth_or(std::string_view name, bool otherwise) const;
  [[nodiscard]] int number(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;          // an array of texts, at least one
  [[nodiscard]] std::vector<std::string> text_or_texts(std::string_view name) const;  // one text stands for an array of it
  [[nodiscard]] std::vector<JsonPlace> items(std::string_view name) const;            // of an array, at least one
  [[nodiscard]] std::optional<JsonPlace> member(std::string_view name) const;

  // A member that nothing reads may be missing; else it is a text.
  void expect_text(std::string_view name) const { static_cast<void>(text_or(name, {})); }

  void refuse(std::string_view name, std::string_view words) const { report_.add(pointer_of(name), words); }

 private:
  JsonPlace place_;
  Report& report_;
};

// What `read` makes of a file's text. That it is no JSON is the only problem then.
template <typename Reading>
Reading read_text(std::string_view json, Reading (*read)(const JsonPlace& file)) {
  if (const auto tree = read_json(json)) return read({&*tree, 0, {}});
  Reading reading;
  reading.problems.push_back({"", "is not JSON"});
  return reading;
}

}  // namespace complaint::definition
