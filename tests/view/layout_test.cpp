#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "view/bench.h"
#include "view/pages.h"
#include "view/rules.h"
#include "view/tokens.h"
#include "view/type.h"

namespace complaint::test {
namespace {

using form::Emphasis;
using form::Node;
using form::Page;
using form::Role;
using view::Layout;
using view::Rect;
using view::Surface;

constexpr float kWidths[] = {280, 299.5F, 320, 360, 390, 412, 479, 480, 481, 600, 655, 656, 768, 959, 960, 1024, 1280};
constexpr float kScales[] = {1, 1.1F, 1.25F, 1.5F, 1.75F, 2};

Surface surface_of(float width, float scale = 1) {
  Surface surface;
  surface.width = width;
  surface.text_scale = scale;
  return surface;
}

Page page_of(std::vector<Node> nodes) {
  Page page;
  page.nodes = std::move(nodes);
  return page;
}

bool same(const Rect& a, const Rect& b) { return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height; }

bool same(const Layout& a, const Layout& b) {
  return a.height == b.height && a.native == b.native &&
         std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), [](const auto& one, const auto& other) {
           return same(one.frame, other.frame) && same(one.label, other.label) && same(one.hint, other.hint) &&
                  same(one.problem, other.problem) && same(one.control, other.control) && same(one.count, other.count);
         });
}

int check_everywhere(Bench& bench, const NamedPage& page) {
  int checked = 0;
  for (const float width : kWidths) {
    for (const float scale : kScales) {
      const Surface surface = surface_of(width, scale);
      const Layout layout = bench.lay_out(page.page, surface);
      for (const std::string& broken : broken_promises(page.page, layout, surface, bench))
        FAIL_CHECK(page.name << " at " << width << " px, text * " << scale << ": " << broken);
      ++checked;
    }
  }
  return checked;
}

}  // namespace

TEST_CASE("layout: every role keeps every promise at every width and text size") {
  Bench bench;
  CHECK(check_everywhere(bench, {"every role", page_of_every_role()}) == 17 * 6);
}

TEST_CASE("layout: every page of the form keeps every promise at every width and text size") {
  Bench bench;
  const std::vector<NamedPage> pages = pages_of_the_form();
  REQUIRE(pages.size() == 2 * 2 * (6 * 2 + 2 + 4));
  int checked = 0;
  for (const NamedPage& page : pages) {
    CHECK_MESSAGE(page.page.nodes.size() > 3, page.name << " has next to nothing on it");
    checked += check_everywhere(bench, page);
  }
  CHECK(checked == static_cast<int>(pages.size()) * 17 * 6);
}

TEST_CASE("layout: the page of every role has every role and every emphasis") {
  const Page page = page_of_every_role();
  for (int role = 0; role <= static_cast<int>(Role::status); ++role)
    CHECK(
        std::any_of(page.nodes.begin(), page.nodes.end(), [&](const Node& node) { return static_cast<int>(node.role) == role; }));
  for (int emphasis = 0; emphasis <= static_cast<int>(Emphasis::danger); ++emphasis)
    CHECK(std::any_of(page.nodes.begin(), page.nodes.end(),
                      [&](const Node& node) { return static_cast<int>(node.emphasis) == emphasis; }));
}

TEST_CASE("layout: the same page gives the same layout, in the same and in another context") {
  Bench one;
  const Page page = page_of_every_role();
  const Layout first = one.lay_out(page, surface_of(360, 1.5F));
  CHECK(same(first, one.lay_out(page, surface_of(360, 1.5F))));
  Bench other;
  CHECK(same(first, other.lay_out(page, surface_of(360, 1.5F))));
  CHECK_FALSE(same(first, one.lay_out(page, surface_of(361, 1.5F))));
}

TEST_CASE("layout: a form without nodes is as high as its edges") {
  Bench bench;
  CHECK(bench.lay_out({}, surface_of(360)).height == 2 * view::kEdge);
}

TEST_CASE("layout: the first node stands at the top, also where it would have space above it") {
  Bench bench;
  for (const Role role : {Role::heading, Role::textbox, Role::button, Role::summary})
    CHECK(bench.lay_out(page_of({node_of(role, "a", "Naam")}), surface_of(360)).nodes[0].frame.y == view::kEdge);
}

TEST_CASE("layout: the column is 640 px at most, and grows with the text") {
  Bench bench;
  const Page page = page_of({node_of(Role::textbox, "a", "Naam")});
  CHECK(bench.lay_out(page, surface_of(400)).nodes[0].control.width == 384);
  CHECK(bench.lay_out(page, surface_of(1280)).nodes[0].control.width == 640);
  CHECK(bench.lay_out(page, surface_of(1280, 1.5F)).nodes[0].control.width == 960);
}

TEST_CASE("layout: a textbox is as wide as what it expects, and fills a narrow form") {
  Bench bench;
  Node node = node_of(Role::textbox, "a", "Telefoonnummer");
  node.columns = 20;
  CHECK(bench.lay_out(page_of({node}), surface_of(640)).nodes[0].control.width == 232);
  CHECK(bench.lay_out(page_of({node}), surface_of(360)).nodes[0].control.width == 344);
}

TEST_CASE("layout: day, month and year stand in a row where they fit, and wrap where they do not") {
  Bench bench;
  std::vector<Node> nodes = {node_of(Role::group, "date", "Wanneer?")};
  for (const auto& [label, columns] : {std::pair{"Dag", 2}, std::pair{"Maand", 10}, std::pair{"Jaar", 4}}) {
    nodes.push_back(node_of(Role::textbox, label, label, "date"));
    nodes.back().columns = columns;
  }
  const Layout wide = bench.lay_out(page_of(nodes), surface_of(360));
  CHECK(wide.nodes[1].frame.y == wide.nodes[3].frame.y);
  CHECK(wide.nodes[2].frame.x == wide.nodes[1].frame.x + 64 + 16);
  const Layout large = bench.lay_out(page_of(nodes), surface_of(360, 2));
  CHECK(large.nodes[3].frame.y > large.nodes[1].frame.y);
}

TEST_CASE("layout: buttons stand side by side, and in a narrow form under each other in full width") {
  Bench bench;
  const Page page = page_of({node_of(Role::button, "next", "Volgende"), node_of(Role::button, "back", "Vorige")});
  const Layout wide = bench.lay_out(page, surface_of(640));
  CHECK(wide.nodes[0].frame.y == wide.nodes[1].frame.y);
  CHECK(wide.nodes[1].frame.x == doctest::Approx(wide.nodes[0].frame.x + wide.nodes[0].frame.width + 16));
  const Layout narrow = bench.lay_out(page, surface_of(360));
  CHECK(narrow.nodes[1].frame.y == narrow.nodes[0].frame.y + 48 + 16);
  CHECK(narrow.nodes[1].frame.width == 344);
}

TEST_CASE("layout: controls are 48 px high at 16 px text and 72 px at 32 px") {
  Bench bench;
  const Page page =
      page_of({node_of(Role::textbox, "a", "Naam"), node_of(Role::button, "b", "Volgende"), node_of(Role::checkbox, "c", "Ja")});
  for (const auto& [scale, height] : {std::pair{1.F, 48.F}, std::pair{2.F, 72.F}}) {
    const Layout layout = bench.lay_out(page, surface_of(640, scale));
    CHECK(layout.nodes[0].control.height == height);
    CHECK(layout.nodes[1].control.height == height);
    CHECK(layout.nodes[2].frame.height == height);
  }
}

TEST_CASE("layout: a value longer than anybody may send is the browser's, in a box that scrolls, and no line is asked for") {
  test::Bench bench;
  form::Page page;
  form::Node node;
  node.id = "reason";
  node.role = form::Role::textarea;
  node.value = std::string(20'001, 'a');
  page.nodes.push_back(node);
  const view::Layout layout = bench.lay_out(page, {});
  CHECK((layout.native[0] & view::kNativeControl) != 0);
  CHECK(layout.nodes[0].control.height == doctest::Approx(40 * 24 + 24));
  CHECK(bench.breaker.asked.empty());
  page.nodes[0].value.pop_back();
  CHECK((bench.lay_out(page, {}).native[0] & view::kNativeControl) == 0);
}

TEST_CASE("layout: a status without words takes no room") {
  Bench bench;
  const Page with =
      page_of({node_of(Role::heading, "a", "Klaar"), node_of(Role::status, "s", ""), node_of(Role::text, "b", "En nu?")});
  const Page without = page_of({node_of(Role::heading, "a", "Klaar"), node_of(Role::text, "b", "En nu?")});
  CHECK(bench.lay_out(with, surface_of(360)).height == bench.lay_out(without, surface_of(360)).height);
}

TEST_CASE("layout: a parent that is not on the page, or comes later, or is the node itself, is the page") {
  Bench bench;
  const Page odd = page_of(
      {node_of(Role::text, "a", "Een", "nobody"), node_of(Role::text, "b", "Twee", "c"), node_of(Role::text, "c", "Drie", "c")});
  const Page plain =
      page_of({node_of(Role::text, "a", "Een"), node_of(Role::text, "b", "Twee"), node_of(Role::text, "c", "Drie")});
  CHECK(same(bench.lay_out(odd, surface_of(360)), bench.lay_out(plain, surface_of(360))));
}

TEST_CASE("type: sizes are multiples of 4, so that Dear ImGui's are whole numbers") {
  for (float scale = 0.5F; scale <= 3; scale += 0.01F) {
    for (const view::Type type : {view::Type::body, view::Type::lead, view::Type::heading}) {
      const float size = view::css_size(type, scale);
      CHECK(std::fmod(size, 4.F) == 0);
      CHECK(view::line_height(type, scale) >= size * 1.25F);
    }
  }
  CHECK(view::css_size(view::Type::body, 1) == 16);
  CHECK(view::css_size(view::Type::heading, 1) == 28);
  CHECK(view::line_height(view::Type::heading, 1) == 36);
  CHECK(view::css_size(view::Type::body, 2) == 32);
  CHECK(view::css_size(view::Type::body, 9) == 32);
}

}  // namespace complaint::test
