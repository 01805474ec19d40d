// One form in one page: what the form is, and what was last said about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.h"

namespace complaint::browser {

class Session {
 public:
  // Answers as src/wire/wire.h; empty: refused, and nothing changed.
  std::string start(std::string_view json);
  std::string update(std::string_view json);

  // Of a payload of this form, as wire::write_draft; empty: nothing was started.
  [[nodiscard]] std::string answers_in(std::string_view payload) const;

  // What is wrong with the files that were not taken; a line for each.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

  // The last update let go of the person's answers, and of all that was made of them.
  [[nodiscard]] bool forgets() const { return forgets_; }

 private:
  std::string answer(const form::Page* before, const std::vector<form::Effect>& effects);

  form::SharedModel model_;
  std::optional<form::Form> form_;
  form::Page page_;  // as last described, which is as last sent
  std::string refusal_;
  bool forgets_ = false;
};

}  // namespace complaint::browser
