#include "browser_lines.h"

#include "imports.h"

namespace complaint::browser {
namespace {

// A page has some tens of wrapped paragraphs; while somebody types, each key makes a new one.
constexpr std::size_t kMostKnown = 512;

std::vector<std::uint32_t> ask(std::string_view text, float css_size, view::Weight weight, view::WhiteSpace space, float width) {
  std::vector<std::uint32_t> starts(text.size() + 1);
  const int count = browser_line_starts(text.data(), text.size(), css_size, weight == view::Weight::semibold ? 600 : 400,
                                        space == view::WhiteSpace::keep, width, starts.data());
  starts.resize(static_cast<std::size_t>(count));
  return starts;
}

}  // namespace

std::vector<std::uint32_t> BrowserLineBreaker::line_starts(std::string_view text, float css_size, view::Weight weight,
                                                           view::WhiteSpace space, float width) {
  const Question question{std::string(text), css_size, weight, space, width};
  const auto found = known_.find(question);
  if (found != known_.end()) return found->second;
  if (known_.size() >= kMostKnown) known_.clear();
  return known_.emplace(question, ask(text, css_size, weight, space, width)).first->second;
}

}  // namespace complaint::browser
