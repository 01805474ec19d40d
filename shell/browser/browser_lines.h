// Asks the browser where lines break, once for every text, width and font.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "view/view.h"

namespace complaint::browser {

class BrowserLineBreaker final : public view::LineBreaker {
 public:
  std::vector<std::uint32_t> line_starts(std::string_view text, float css_size, view::Weight weight, view::WhiteSpace space,
                                         float width) override;

  void forget() { known_.clear(); }  // the fonts changed

 private:
  using Question = std::tuple<std::string, float, view::Weight, view::WhiteSpace, float>;

  std::map<Question, std::vector<std::uint32_t>> known_;
};

}  // namespace complaint::browser
