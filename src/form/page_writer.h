// Writes the nodes of one page: words from the catalogue, values and problems from the state.
#pragma once

#include <string>
#include <string_view>

#include "form/state.h"

namespace complaint::form {

// "bsn" or "rrn": the national number's words go by its scheme ("label.bsn").
[[nodiscard]] std::string_view national_id_name(const Form::State& state);

class PageWriter {
 public:
  explicit PageWriter(const Form::State& state) : state_(state) {}

  // Words under `key` with nothing to fill in.
  [[nodiscard]] std::string say(std::string_view key) const { return state_.words().say(key); }
  [[nodiscard]] const Form::State& state() const { return state_; }

  // The summary (where one is due), the steps and the heading; sets the document's title.
  void head(std::string_view heading_key);

  Node& add(std::string id, Role role, std::string label);
  Node& text(std::string id, std::string label, Emphasis emphasis = Emphasis::normal);
  Node& button(std::string id, std::string_view key, Emphasis emphasis = Emphasis::normal);

  // A field with its label, hint, value and problem, all by its question's key.
  Node& textbox(Field field);
  Node& textarea(Field field);
  void choice(Field field);
  Node& tick(Field field);

  // Opens a container: nodes added until `close` are its children.
  Node& open(std::string id, Role role, std::string label);
  void close() { parent_.clear(); }

  [[nodiscard]] std::string problem_words(Question question) const;
  [[nodiscard]] Page finish();

 private:
  [[nodiscard]] std::string own_problem(Field field) const;
  void write_summary();
  void write_steps();
  [[nodiscard]] std::string title(std::string_view heading_key) const;

  const Form::State& state_;
  std::string parent_;
  Page page_;
};

}  // namespace complaint::form
