// The view: computes where everything of a page description goes, and paints it with Dear ImGui's draw lists. It never reads
// input and keeps nothing between two pages but fonts.
//
// Units: CSS pixels; x to the right, y down from the top left corner of the form. Colours: 0xRRGGBB.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "form/page.h"

struct ImDrawList;
struct ImFont;

namespace complaint::view {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

// Where the mirror puts the parts of a node's element. A part that is not there has width 0 and height 0.
struct Placed {
  Rect frame;  // everything of the node; of a container: everything of its children too
  Rect label;  // heading, text, caption, legend, visible label
  Rect hint;
  Rect problem;
  Rect control;  // the box of a textbox, textarea, radio, checkbox, button (with its border); the value of an answer
  Rect count;
};

// Parts whose text the font cannot draw (or draws right to left): painted by the mirror instead. Bits of Native.
enum Native : std::uint32_t { kNativeLabel = 1, kNativeHint = 2, kNativeProblem = 4, kNativeControl = 8, kNativeCount = 16 };

struct Layout {
  std::vector<Placed> nodes;          // one for every node of the page, in its order
  std::vector<std::uint32_t> native;  // bits of Native, one for every node
  float height = 0;                   // of the whole form
};

struct Palette {
  std::uint32_t surface = 0xffffff, text = 0x1b1f24, quiet = 0x4a5560, accent = 0x0b5c8a, on_accent = 0xffffff, border = 0x6b7680,
                field = 0xffffff, tint = 0xeef5fa, error = 0xb3261e, error_tint = 0xfdf1f0, focus = 0x0b5c8a;
};

struct Surface {
  float width = 640;     // of the element
  float text_scale = 1;  // 1 to 2; text of 16 px is drawn at 16 * text_scale
  float radius = 8;
  Palette palette;
};

// What the pointer and the focus are at, by the mirror; empty: nothing.
struct Attention {
  std::string focused;  // its text is left out: the browser shows it
  bool ring = false;    // the focus is to be seen (:focus-visible)
  std::string hovered;
  std::string pressed;
};

enum class Weight { regular, semibold };
enum class WhiteSpace { collapse, keep };  // CSS normal; CSS pre-wrap

// Where the lines of a wrapped text begin: byte offsets, the first is 0. Asked from the browser, so that both painters
// break alike.
class LineBreaker {
 public:
  virtual ~LineBreaker() = default;
  virtual std::vector<std::uint32_t> line_starts(std::string_view text, float css_size, Weight weight, WhiteSpace space,
                                                 float width) = 0;
};

struct Fonts {  // ImGui's; owned by its atlas
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
};

// Breaks lines by Dear ImGui's own widths: for tests and programs without a browser.
class FontLineBreaker final : public LineBreaker {
 public:
  explicit FontLineBreaker(Fonts fonts) : fonts_(fonts) {}
  std::vector<std::uint32_t> line_starts(std::string_view text, float css_size, Weight weight, WhiteSpace space,
                                         float width) override;

 private:
  Fonts fonts_;
};

// Both need a current ImGui context, between NewFrame and EndFrame.
[[nodiscard]] Layout lay_out(const form::Page& page, const Surface& surface, const Fonts& fonts, LineBreaker& breaker);
void paint(const form::Page& page, const Layout& layout, const Surface& surface, const Attention& attention, const Fonts& fonts,
           LineBreaker& breaker, ImDrawList& list);

}  // namespace complaint::view
