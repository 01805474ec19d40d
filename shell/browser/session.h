// One form in one page: what the form is, what was last said about it, and how it looks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.h"
#include "painter.h"
#include "view/view.h"

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

  void look_at(Screen screen) { screen_ = std::move(screen); }
  void attend(view::Attention attention) { attention_ = std::move(attention); }

  // 25 floats a node, in the page's order; see README.md.
  const std::vector<float>& lay_out();
  [[nodiscard]] std::size_t nodes() const { return layout_.nodes.size(); }
  [[nodiscard]] const std::vector<float>& places() const { return places_; }
  [[nodiscard]] float height() const { return layout_.height; }
  bool paint() { return painter_.paint(page_, layout_, screen_, attention_); }

  Painter& painter() { return painter_; }

 private:
  std::string answer(const form::Page* before, const std::vector<form::Effect>& effects);
  void forget_pictures();

  form::SharedModel model_;
  std::optional<form::Form> form_;
  form::Page page_;  // as last described, which is as last sent
  Painter painter_;
  Screen screen_;
  view::Attention attention_;
  view::Layout layout_;
  std::vector<float> places_;
  std::string refusal_;
  bool forgets_ = false;
};

}  // namespace complaint::browser
