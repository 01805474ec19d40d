// A form that can be filled in: its definition, its payload's members and its fields. Made once, shared, never changed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "definition/form_definition.h"
#include "payload/table.h"

namespace complaint::form {

// What a field of a date holds; of every other question there is one field, the whole.
enum class Part { whole, day, month, year, unknown_day };  // the parts as in definition::kDateParts

// "day"; empty: the whole.
[[nodiscard]] std::string_view name_of(Part part);

enum class Control { text, choice, tick };

struct Field {
  std::string node;  // id of its node; of a choice: of the radio group
  Control control = Control::text;
  std::size_t question = 0;  // place; kNoQuestion: of the draft box, whose answer cannot be wrong
  Part part = Part::whole;
};

class FormModel {
 public:
  static constexpr std::size_t kNoQuestion = static_cast<std::size_t>(-1);

  explicit FormModel(definition::Form form);

  [[nodiscard]] const definition::Form& form() const { return table_.form(); }
  [[nodiscard]] const payload::Table& table() const { return table_; }

  // Questions of the definition by their place there, and after them the consent.
  [[nodiscard]] std::size_t questions() const { return form().questions.size() + 1; }
  [[nodiscard]] std::size_t consent() const { return form().questions.size(); }
  [[nodiscard]] bool is_date(std::size_t question) const;
  // "contact.name": id of the node that shows its problem, and its name in the words.
  [[nodiscard]] std::string_view name_of(std::size_t question) const;
  // The question whose answer stands at that JSON Pointer of a payload; kNoQuestion where no answer does ("/locale").
  [[nodiscard]] std::size_t question_at(std::string_view pointer) const;

  // Pages by their place; the review is the one after the last.
  [[nodiscard]] std::size_t review() const { return form().pages.size(); }
  [[nodiscard]] std::size_t page_of(std::size_t question) const;
  [[nodiscard]] std::string_view page_name(std::size_t page) const;  // "review" too

  // In the order of the pages; the draft box and the consent are the last two.
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  [[nodiscard]] std::size_t keep_draft() const { return fields_.size() - 2; }
  [[nodiscard]] std::size_t consent_field() const { return fields_.size() - 1; }
  // Place of the field with that node; fields().size(): there is none.
  [[nodiscard]] std::size_t field_of_node(std::string_view node) const;
  // fields().size(): there is none; of a date there is no whole, and of others no part.
  [[nodiscard]] std::size_t field_of(std::size_t question, Part part = Part::whole) const;

  // The places from `first` up to `last`, which is not one of them.
  struct Range {
    std::size_t first = 0, last = 0;
  };
  [[nodiscard]] Range questions_of(std::size_t page) const;
  [[nodiscard]] Range fields_of(std::size_t question) const;  // of a date there are four, of every other question one

 private:
  payload::Table table_;
  std::vector<Field> fields_;
  std::vector<std::size_t> first_field_;  // by question, the consent's too
  std::vector<Range> ranges_;             // by page, the review's too
};

using SharedModel = std::shared_ptr<const FormModel>;

// A radio button's node is its group's and the option: "kind.objection".
[[nodiscard]] std::string option_node(std::string_view group, std::string_view option);

}  // namespace complaint::form
