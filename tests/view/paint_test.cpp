#include <doctest/doctest.h>

#include "view/bench.h"
#include "view/colour.h"
#include "view/pages.h"

namespace complaint::test {
namespace {

using form::Emphasis;
using form::Node;
using form::Page;
using form::Role;
using view::Attention;
using view::Layout;
using view::Palette;
using view::Rect;
using view::Surface;

using Vertices = std::vector<ImDrawVert>;

Page page_with(Node node) {
  Page page;
  page.nodes = {std::move(node)};
  return page;
}

Vertices paint(Bench& bench, const Page& page, const Attention& attention = {}) {
  const Surface surface;
  return bench.paint(page, bench.lay_out(page, surface), surface, attention);
}

bool same(const Vertices& a, const Vertices& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t index = 0; index < a.size(); ++index)
    if (a[index].pos.x != b[index].pos.x || a[index].pos.y != b[index].pos.y || a[index].col != b[index].col) return false;
  return true;
}

Node named(Role role, Emphasis emphasis = Emphasis::normal) {
  Node node = node_of(role, "it", "Woorden");
  node.emphasis = emphasis;
  return node;
}

}  // namespace

TEST_CASE("paint: nothing is painted outside the form, at any width, text size and density") {
  Bench bench;
  const Page page = page_of_every_role();
  for (const float width : {280.F, 360.F, 640.F, 1280.F}) {
    for (const float scale : {1.F, 1.5F, 2.F}) {
      for (const float density : {1.F, 1.25F, 2.F, 3.F, 4.F}) {
        Surface surface;
        surface.width = width;
        surface.text_scale = scale;
        const Layout layout = bench.lay_out(page, surface);
        const Vertices vertices = bench.paint(page, layout, surface, {"n0", true, {}, {}}, density);
        CHECK(vertices.size() > 2000);
        for (const ImDrawVert& vertex : vertices) {
          // A softened edge may reach one device pixel further; a single-line value is clipped to its box while drawing.
          const bool inside = vertex.pos.y >= -1 && vertex.pos.y <= layout.height + 1 && vertex.pos.x >= -1;
          REQUIRE_MESSAGE(inside, vertex.pos.x << "," << vertex.pos.y << " at " << width << " * " << scale);
        }
      }
    }
  }
}

TEST_CASE("paint: the same page gives the same picture") {
  Bench bench;
  const Page page = page_of_every_role();
  CHECK(same(paint(bench, page), paint(bench, page)));
}

TEST_CASE("paint: the value of the focused field is left to the browser, and comes back without moving") {
  Bench bench;
  for (const Role role : {Role::textbox, Role::textarea}) {
    Node node = named(role);
    node.value = "Jan de Vries";
    node.lines = 3;
    const Page page = page_with(node);
    const Rect box = bench.lay_out(page, {}).nodes[0].control;
    CHECK(paints_within(paint(bench, page), box, Palette{}.text));
    CHECK_FALSE(paints_within(paint(bench, page, {"it", true, {}, {}}), box, Palette{}.text));
    CHECK(same(paint(bench, page), paint(bench, page, {"other", true, {}, {}})));
  }
}

TEST_CASE("paint: what is typed and what is left of it changes no vertex while the field has the focus") {
  Bench bench;
  Node node = named(Role::textarea);
  node.lines = 3;
  node.count = "Nog 4.000 tekens over";
  const Page before = page_with(node);
  node.value = "Jan de Vries";
  node.count = "Nog 3.988 tekens over";
  const Page after = page_with(node);
  const view::Attention typed_in{"it", true, {}, {}};
  CHECK(same(paint(bench, before, typed_in), paint(bench, after, typed_in)));
  CHECK_FALSE(same(paint(bench, before), paint(bench, after)));
}

TEST_CASE("paint: the words of other roles stay when they have the focus") {
  Bench bench;
  for (const Role role : {Role::heading, Role::summary, Role::button, Role::radio, Role::checkbox, Role::link}) {
    const Page page = page_with(named(role));
    const Vertices plain = paint(bench, page);
    const Vertices focused = paint(bench, page, {"it", false, {}, {}});
    CHECK(same(plain, focused));
  }
}

TEST_CASE("paint: parts that the browser shows are not painted") {
  Bench bench;
  Node node = named(Role::text);
  const Vertices nothing = paint(bench, Page{});
  node.label = "李明";
  CHECK(paint(bench, page_with(node)).size() == nothing.size());
  node.label = "Li Ming";
  CHECK(paint(bench, page_with(node)).size() > nothing.size());
}

TEST_CASE("paint: hovered, pressed and focused can be seen, each in its own way") {
  Bench bench;
  for (const Role role : {Role::textbox, Role::textarea, Role::radio, Role::checkbox, Role::button, Role::link}) {
    for (const Emphasis emphasis : {Emphasis::normal, Emphasis::strong, Emphasis::quiet, Emphasis::danger}) {
      const Page page = page_with(named(role, emphasis));
      const Vertices plain = paint(bench, page);
      const Vertices hovered = paint(bench, page, {{}, false, "it", {}});
      CHECK_FALSE(same(plain, hovered));
      CHECK_FALSE(same(plain, paint(bench, page, {{}, false, {}, "it"})));
      CHECK_FALSE(same(plain, paint(bench, page, {"it", true, {}, {}})));
      const bool has_text_cursor = role == Role::textbox || role == Role::textarea;
      if (!has_text_cursor) CHECK_FALSE(same(hovered, paint(bench, page, {{}, false, {}, "it"})));
    }
  }
}

TEST_CASE("paint: the ring is in the focus colour, outside the box") {
  Bench bench;
  const Page page = page_with(named(Role::textbox));
  Surface surface;
  surface.palette.focus = 0x123456;
  const Layout layout = bench.lay_out(page, surface);
  const Rect box = layout.nodes[0].control;
  const Rect around{box.x - 6, box.y - 6, box.width + 12, box.height + 12};
  const Vertices vertices = bench.paint(page, layout, surface, {"it", true, {}, {}});
  CHECK(paints_within(vertices, around, 0x123456));
  // The ring follows the round corners, so it comes a little into the corners of the rectangle.
  CHECK_FALSE(paints_within(vertices, {box.x + 3, box.y + 3, box.width - 6, box.height - 6}, 0x123456));
}

TEST_CASE("paint: checked choices look different") {
  Bench bench;
  for (const Role role : {Role::radio, Role::checkbox}) {
    Node node = named(role);
    const Vertices empty = paint(bench, page_with(node));
    node.checked = true;
    CHECK_FALSE(same(empty, paint(bench, page_with(node))));
  }
}

TEST_CASE("paint: a problem shows as colour, icon and words") {
  Bench bench;
  Node node = named(Role::textbox);
  node.problem = "Vul uw naam in";
  const Page page = page_with(node);
  const view::Placed placed = bench.lay_out(page, {}).nodes[0];
  const Vertices vertices = paint(bench, page);
  const Rect icon{placed.problem.x, placed.problem.y, 20, placed.problem.height};
  const Rect words{placed.problem.x + 28, placed.problem.y, placed.problem.width - 28, placed.problem.height};
  CHECK(paints_within(vertices, icon, Palette{}.error));
  CHECK(paints_within(vertices, words, Palette{}.error));
  CHECK(paints_within(vertices, placed.control, Palette{}.error));
}

TEST_CASE("paint: only the palette's colours and mixtures of them are used") {
  Bench bench;
  Surface surface;
  Palette& palette = surface.palette;
  for (std::uint32_t* colour :
       {&palette.surface, &palette.text, &palette.quiet, &palette.accent, &palette.on_accent, &palette.border, &palette.field,
        &palette.tint, &palette.error, &palette.error_tint, &palette.focus})
    *colour = 0x336699;
  const Page page = page_of_every_role();
  for (const ImDrawVert& vertex : bench.paint(page, bench.lay_out(page, surface), surface))
    REQUIRE((vertex.col & IM_COL32(0xFF, 0xFF, 0xFF, 0)) == (IM_COL32(0x33, 0x66, 0x99, 0)));
}

TEST_CASE("paint: mixtures lie between their colours") {
  CHECK(view::mix(0x000000, 0xFFFFFF, 0) == 0x000000);
  CHECK(view::mix(0x000000, 0xFFFFFF, 1) == 0xFFFFFF);
  CHECK(view::mix(0x204060, 0x406080, 0.5F) == 0x305070);
}

}  // namespace complaint::test
