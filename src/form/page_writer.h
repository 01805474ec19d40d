// Writes the nodes of one page: words from the catalogue, values and problems from the state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/state.h"

namespace complaint::form {

using NamedValues = std::vector<std::pair<std::string_view, std::string>>;

class PageWriter {
 public:
  explicit PageWriter(const Form::State& state);

  // Words under `key` with nothing to fill in.
  [[nodiscard]] std::string say(std::string_view key) const { return state_.words().say(key); }
  // The same with {names} filled in.
  [[nodiscard]] std::string say(std::string_view key, const NamedValues& names) const { return state_.words().say(key, names); }
  // Words under `key`, or under `key` and the national number that is asked for, where there are such: "needed.case.bsn".
  [[nodiscard]] std::string say_by_scheme(std::string_view key) const { return say(key_by_scheme(key)); }
  // Words under `key`, or under `key` and what was chosen at "/kind", where there are such: "done.heading.objection".
  [[nodiscard]] std::string key_by_kind(std::string_view key) const;

  [[nodiscard]] const Form::State& state() const { return state_; }
  [[nodiscard]] const FormModel& model() const { return state_.model(); }
  [[nodiscard]] const ValidationContext& context() const { return context_; }
  [[nodiscard]] const Answers& answers() const { return answers_; }

  // The summary (where one is due), the steps and the heading; sets the document's title.
  void head(std::string_view heading_key);

  Node& add(std::string id, Role role, std::string label);
  Node& text(std::string id, std::string label, Emphasis emphasis = Emphasis::normal);
  Node& subheading(std::string id, std::string_view key) { return add(std::move(id), Role::subheading, say(key)); }
  Node& button(std::string id, std::string_view key, Emphasis emphasis = Emphasis::normal);

  // A question with its label, hint, value and problem, all by its name.
  void question(std::size_t question);
  // A box: the draft's, the consent's or a question's.
  Node& tick(std::size_t field);

  // Opens a container: nodes added until `close` are its children. They may be containers too.
  Node& open(std::string id, Role role, std::string label);
  void close() { parents_.pop_back(); }

  // How the words of a question begin: its name, or that of the national number.
  [[nodiscard]] std::string_view words_name(std::size_t question) const;
  [[nodiscard]] std::string words_of(fields::Problem problem, std::size_t question) const;
  // What the page says is wrong with the answer; empty: nothing.
  [[nodiscard]] std::string shown_problem(std::size_t question) const;
  // Of a text of several lines: how many code points it may still have, or has too many.
  [[nodiscard]] std::string count_of(std::size_t question) const;
  // What the receiver says is wrong with an answer that is right by our own rules; empty: nothing.
  [[nodiscard]] std::string refusal(std::size_t question) const;
  // That an answer could not be kept and is missing now; empty: it is not.
  [[nodiscard]] std::string withheld(std::size_t question) const;
  [[nodiscard]] Page finish();

 private:
  [[nodiscard]] std::string key_by_scheme(std::string_view key) const;
  // The label, marked where the question may be left open.
  [[nodiscard]] std::string label_of(std::size_t question) const;
  [[nodiscard]] std::string hint_of(std::string_view name) const;  // empty: there is none
  void describe(Node& node, std::size_t question) const;
  void write_text(std::size_t question);
  void write_choice(std::size_t question);
  void write_date(std::size_t question);
  void write_date_part(std::size_t question, Part part);
  [[nodiscard]] std::string key_of(fields::Problem problem, std::size_t question) const;
  void write_hints(std::size_t question);
  void write_email_suggestion(std::size_t question);
  void write_summary();
  void write_steps();
  [[nodiscard]] std::string title(std::string_view heading_key) const;
  // 1 for the first page after the start; 0 for pages that are no step.
  [[nodiscard]] std::size_t step_number() const;
  [[nodiscard]] std::size_t steps() const;  // with the review

  const Form::State& state_;
  ValidationContext context_;
  Answers answers_;
  const Filling* filling_;             // nullptr: nothing can be answered now
  std::vector<std::size_t> problems_;  // questions in the summary; empty: there is none
  std::vector<std::string> parents_;
  Page page_;
};

}  // namespace complaint::form
