#include "view/rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "view/text.h"
#include "view/tokens.h"
#include "view/type.h"

namespace complaint::test {
namespace {

using form::Node;
using form::Role;
using view::Placed;
using view::Rect;

constexpr float kTiny = 0.02F;  // of float arithmetic on widths of text

bool there(const Rect& rect) { return rect.width > 0 && rect.height > 0; }

bool within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - kTiny && inner.y >= outer.y - kTiny && inner.x + inner.width <= outer.x + outer.width + kTiny &&
         inner.y + inner.height <= outer.y + outer.height + kTiny;
}

bool overlap(const Rect& a, const Rect& b) {
  return there(a) && there(b) && a.x + a.width > b.x + kTiny && b.x + b.width > a.x + kTiny && a.y + a.height > b.y + kTiny &&
         b.y + b.height > a.y + kTiny;
}

class Inspector {
 public:
  Inspector(const form::Page& page, const view::Layout& layout, const view::Surface& surface, Bench& bench)
      : page_(page), layout_(layout), scale_(surface.text_scale), bench_(bench) {
    // Wider than 40 times the body size the column does not get.
    const float column = std::min(surface.width - 2 * view::kEdge, 40 * view::css_size(view::Type::body, scale_));
    column_ = {view::kEdge, view::kEdge, column, layout.height - 2 * view::kEdge};
    for (std::size_t index = 0; index < page.nodes.size(); ++index) index_[page.nodes[index].id] = index;
  }

  std::vector<std::string> inspect() {
    for (std::size_t index = 0; index < page_.nodes.size(); ++index) {
      check_places(index);
      check_parts(index);
      check_siblings(index);
      check_texts(index);
      check_target(index);
    }
    return std::move(broken_);
  }

 private:
  void expect(bool kept, std::size_t index, const std::string& promise) {
    if (!kept) broken_.push_back(page_.nodes[index].id + " \"" + page_.nodes[index].label + "\": " + promise);
  }

  void check_places(std::size_t index) {
    const Rect& frame = layout_.nodes[index].frame;
    const auto parent = index_.find(page_.nodes[index].parent);
    expect(within(frame, column_), index, "is outside the column");
    if (parent != index_.end()) expect(within(frame, layout_.nodes[parent->second].frame), index, "is outside its parent");
    const bool whole = std::floor(frame.y) == frame.y && std::floor(frame.height) == frame.height;
    expect(whole, index, "is not as high as a whole number of CSS px");
  }

  void check_parts(std::size_t index) {
    const Placed& placed = layout_.nodes[index];
    const Rect* parts[] = {&placed.label, &placed.hint, &placed.problem, &placed.control, &placed.count};
    const bool on_control = page_.nodes[index].role == Role::button;
    for (const Rect* part : parts) {
      expect(!there(*part) || within(*part, placed.frame), index, "has a part outside its frame");
      for (const Rect* other : parts)
        if (part < other && !(on_control && (part == &placed.label || other == &placed.label)))
          expect(!overlap(*part, *other), index, "has parts that overlap");
    }
    if (on_control) expect(within(placed.label, placed.control), index, "has words outside its box");
  }

  void check_siblings(std::size_t index) {
    for (std::size_t other = index + 1; other < page_.nodes.size(); ++other)
      if (page_.nodes[index].parent == page_.nodes[other].parent)
        expect(!overlap(layout_.nodes[index].frame, layout_.nodes[other].frame), index, "overlaps " + page_.nodes[other].id);
  }

  void check_texts(std::size_t index) {
    const Node& node = page_.nodes[index];
    const Placed& placed = layout_.nodes[index];
    check_text(index, node.label, placed.label, label_style(node), view::WhiteSpace::collapse);
    check_text(index, node.hint, placed.hint, body(), view::WhiteSpace::collapse);
    check_text(index, node.count, placed.count, body(), view::WhiteSpace::collapse);
    Rect problem = placed.problem;
    const float indent = body().size + 12;
    check_text(index, node.problem, {problem.x + indent, problem.y, problem.width - indent, problem.height}, strong(),
               view::WhiteSpace::collapse);
    if (node.role == Role::answer) check_text(index, node.value, placed.control, body(), view::WhiteSpace::keep);
    if (node.role == Role::textarea) check_text_area(index, node, placed.control);
  }

  void check_text_area(std::size_t index, const Node& node, const Rect& box) {
    const view::Lines lines = wrapped(node.value, body(), view::WhiteSpace::keep, box.width - 24);
    const auto shown = static_cast<float>(std::max<std::size_t>(lines.count(), static_cast<std::size_t>(node.lines)));
    expect(box.height == shown * body().line + 24, index, "does not grow with its text");
    check_lines(index, lines, body(), box.width - 24);
  }

  // All the words are on lines that fit in the box, and the box is exactly as high as its lines.
  void check_text(std::size_t index, const std::string& words, const Rect& box, const view::Style& style,
                  view::WhiteSpace space) {
    if (words.empty()) return;
    const float slack = box.height <= style.line ? 1.05F : 1;  // a box of one line is as wide as its words, no wider
    const view::Lines lines = wrapped(words, style, space, box.width * slack);
    expect(there(box), index, "shows no words: " + words);
    expect(box.height == static_cast<float>(lines.count()) * style.line, index, "is not as high as its lines: " + words);
    check_lines(index, lines, style, box.width);
  }

  void check_lines(std::size_t index, const view::Lines& lines, const view::Style& style, float width) {
    const view::Typesetter type(bench_.fonts, bench_.breaker);
    for (std::size_t line = 0; line < lines.count(); ++line)
      expect(type.width(lines.line(line), style) <= width + kTiny, index, "cuts \"" + std::string(lines.line(line)) + "\"");
  }

  void check_target(std::size_t index) {
    const Node& node = page_.nodes[index];
    const Placed& placed = layout_.nodes[index];
    const bool framed = node.role == Role::link || node.role == Role::radio || node.role == Role::checkbox;
    const bool boxed = node.role == Role::button || node.role == Role::textbox || node.role == Role::textarea;
    if (!framed && !boxed) return;
    const Rect& target = framed ? placed.frame : placed.control;
    const float least = node.role == Role::link ? 44 : 48;
    expect(target.width >= 44 && target.height >= least, index, "is too small a target");
  }

  view::Lines wrapped(const std::string& words, const view::Style& style, view::WhiteSpace space, float width) {
    return view::Typesetter(bench_.fonts, bench_.breaker).wrap(words, style, space, width);
  }

  view::Style body() const { return style_of(view::Type::body, view::Weight::regular, scale_); }
  view::Style strong() const { return style_of(view::Type::body, view::Weight::semibold, scale_); }

  view::Style label_style(const Node& node) const {
    switch (node.role) {
      case Role::heading: return style_of(view::Type::heading, view::Weight::semibold, scale_);
      case Role::summary: return style_of(view::Type::lead, view::Weight::semibold, scale_);
      case Role::text:
        if (node.emphasis == form::Emphasis::lead) return style_of(view::Type::lead, view::Weight::regular, scale_);
        return node.emphasis == form::Emphasis::strong ? strong() : body();
      case Role::textbox:
      case Role::textarea:
      case Role::radio_group:
      case Role::group:
      case Role::answer:
      case Role::button: return strong();
      default: return body();
    }
  }

  const form::Page& page_;
  const view::Layout& layout_;
  float scale_;
  Bench& bench_;
  Rect column_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_promises(const form::Page& page, const view::Layout& layout, const view::Surface& surface,
                                         Bench& bench) {
  return bench.in_frame([&] { return Inspector(page, layout, surface, bench).inspect(); });
}

}  // namespace complaint::test
