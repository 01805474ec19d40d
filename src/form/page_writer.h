// Writes the nodes of one page: words from the catalogue, values and problems from the state.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/state.h"

namespace complaint::form {

class PageWriter {
 public:
  explicit PageWriter(const Form::State& state);

  // Words under `key` with nothing to fill in.
  [[nodiscard]] std::string say(std::string_view key) const { return state_.words().say(key); }
  // The same with {names} filled in.
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& names) const {
    return state_.words().say(key, names);
  }
  [[nodiscard]] const Form::State& state() const { return state_; }
  [[nodiscard]] const ValidationContext& context() const { return context_; }
  [[nodiscard]] const Answers& answers() const { return answers_; }  // none once the complaint has been received

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

  // What the page says is wrong with the answer; empty: nothing.
  [[nodiscard]] std::string shown_problem(Question question) const;
  [[nodiscard]] std::string words_of(fields::Problem problem, Question question) const;
  // What the receiver says is wrong with an answer that is right by our own rules; empty: nothing.
  [[nodiscard]] std::string refusal(Question question) const;
  // The field was left with an answer that is right, as far as the page says: hints may show.
  [[nodiscard]] bool may_hint(Question question) const;
  [[nodiscard]] Page finish();

 private:
  [[nodiscard]] std::string own_problem(Field field) const;
  void write_summary();
  void write_steps();
  [[nodiscard]] std::string title(std::string_view heading_key) const;

  const Form::State& state_;
  ValidationContext context_;
  Answers answers_;
  const Filling* filling_;          // nullptr: nothing can be answered now
  std::vector<Question> problems_;  // in the summary; empty: there is none
  std::string parent_;
  Page page_;
};

}  // namespace complaint::form
