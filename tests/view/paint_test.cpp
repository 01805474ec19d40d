#include "view/paint.h"

#include <doctest/doctest.h>

#include "view/easel.h"

using namespace complaint;
using namespace complaint::view;
using complaint::test::Easel;
using complaint::test::Picture;

namespace {

constexpr std::uint32_t kInk = 0x1B1F24FF, kBlue = 0x0B5C8AFF, kNone = 0;
constexpr Rect kPlace = {100, 100, 200, 48};

Scene scene_of(std::vector<Mark> marks, float density = 1) { return {640, 480, density, std::move(marks)}; }

Run run_of(std::string_view words, float size = 16) {
  Run run;
  run.rect = {100, 100, 200, size * kImGuiPerCss};
  run.baseline = 100 + size;
  run.size = size;
  run.colour = kInk;
  run.words = words;
  return run;
}

Rect around(const Rect& rect, float by) { return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by}; }

void check_all_within(const Picture& picture, const Rect& box) {
  for (const ImDrawVert& vertex : picture.vertices) {
    const bool inside =
        vertex.pos.x >= box.x && vertex.pos.x <= box.x + box.width && vertex.pos.y >= box.y && vertex.pos.y <= box.y + box.height;
    REQUIRE_MESSAGE(inside, vertex.pos.x << "," << vertex.pos.y);
  }
}

}  // namespace

TEST_CASE("paint: a box and its border stay within it, at any density, but for a softened edge") {
  Easel easel;
  for (const float density : {1.F, 1.25F, 2.F, 3.F, 4.F})
    for (const float radius : {0.F, 8.F, 24.F, 100.F})
      for (const std::uint32_t fill : {kNone, 0xFFFFFFFFU})
        check_all_within(easel.paint(scene_of({Box{kPlace, fill, kInk, 2, radius, 15}}, density)), around(kPlace, 1));
}

TEST_CASE("paint: under a fill that lets something through no border is painted") {
  Easel easel;
  const Picture picture = easel.paint(scene_of({Box{kPlace, 0xFF00001A, kInk, 2, 0, 0}}));
  CHECK(picture.has(0xFF00001A, kPlace));
  CHECK_FALSE(picture.has(kInk, around(kPlace, -4)));
}

TEST_CASE("paint: what is not to be seen is not painted") {
  Easel easel;
  CHECK(easel.paint(scene_of({})).vertices.empty());
  CHECK(easel.paint(scene_of({Box{kPlace, 0xFFFFFF00, 0xFFFFFF00, 1, 8, 15}})).vertices.empty());
  CHECK(easel.paint(scene_of({run_of("")})).vertices.empty());
}

TEST_CASE("paint: a square as round as it can be is a circle, edge by edge") {
  Easel easel;
  const Picture picture = easel.paint(scene_of({Box{{100, 100, 24, 24}, kBlue, kNone, 0, 12, 15}}));
  check_all_within(picture, {99, 99, 26, 26});
  CHECK(picture.vertices.size() > 40);
  CHECK(picture.has(kBlue, {111, 99, 2, 3}));
}

TEST_CASE("paint: a run stands where it is said, its letters as wide as the font has them") {
  Easel easel;
  for (const float size : {16.F, 20.F, 28.F, 32.F, 56.F}) {
    const Run run = run_of("Klacht indienen", size);
    const float width = width_of(easel.fonts, run.words, size, run.weight);
    const Picture picture = easel.paint(scene_of({run}));
    CHECK(picture.vertices.size() == 4 * 14);  // no letter for the space
    check_all_within(picture, around({100, 100, width, size * kImGuiPerCss}, 1));
    CHECK(picture.vertices[picture.vertices.size() - 3].pos.x > 100 + width * 0.97F);
  }
}

TEST_CASE("paint: a run may begin between two pixels, and its baseline is on one") {
  Easel easel;
  Run run = run_of("E");
  const float whole = easel.paint(scene_of({run})).vertices[0].pos.x;
  run.rect.x += 0.4F;
  CHECK(easel.paint(scene_of({run})).vertices[0].pos.x == doctest::Approx(whole + 0.4F));
  const float y = easel.paint(scene_of({run})).vertices[0].pos.y;
  run.baseline += 0.4F;
  CHECK(easel.paint(scene_of({run})).vertices[0].pos.y == doctest::Approx(y));
  CHECK(easel.paint(scene_of({run}, 4)).vertices[0].pos.y != doctest::Approx(y));
}

TEST_CASE("paint: letters stand as far apart as the browser's, and are no wider") {
  Easel easel;
  Run run = run_of("Klacht indienen");
  const float width = width_of(easel.fonts, run.words, run.size, run.weight);
  const Picture plain = easel.paint(scene_of({run}));
  run.advance = width * 1.03F;
  const Picture wide = easel.paint(scene_of({run}));
  REQUIRE(wide.vertices.size() == plain.vertices.size());
  for (std::size_t letter = 0; letter < plain.vertices.size(); letter += 4) {
    const float from = plain.vertices[letter].pos.x - 100;
    CHECK(wide.vertices[letter].pos.x - 100 == doctest::Approx(from * 1.03F));
    CHECK(wide.vertices[letter + 1].pos.x - wide.vertices[letter].pos.x ==
          doctest::Approx(plain.vertices[letter + 1].pos.x - plain.vertices[letter].pos.x));
  }
}

TEST_CASE("paint: an underline is as long as its words, and of its own colour") {
  Easel easel;
  Run run = run_of("link");
  run.underline = 1;
  run.underline_offset = 3;
  run.underline_colour = kBlue;
  const Picture picture = easel.paint(scene_of({run}));
  CHECK(picture.has(kBlue, {100, run.baseline + 3, 1, 2}));
  CHECK(picture.has(kBlue, {299, run.baseline + 3, 2, 2}));
}

TEST_CASE("paint: what the fonts cannot draw is a hole, where the browser shows it") {
  Easel easel;
  for (const char* words : {"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "e\xcc\x81", "tab\there", "soft\xc2\xad", "\xf0\x9f\x98\x80",
                            "\xc3", "\xed\xa0\x80", "\xff"}) {
    const Run run = run_of(words);
    const Picture picture = easel.paint(scene_of({run}));
    CHECK(picture.vertices.empty());
    REQUIRE(picture.holes.size() == 1);
    CHECK(picture.holes[0].x == run.rect.x);
  }
  CHECK(easel.paint(scene_of({run_of("Één euro: \xe2\x82\xac 1")})).holes.empty());
}

TEST_CASE("paint: holes are given as they are said") {
  Easel easel;
  const Picture picture = easel.paint(scene_of({Hole{kPlace}, Box{kPlace, kBlue, kNone, 0, 0, 0}}));
  REQUIRE(picture.holes.size() == 1);
  CHECK(picture.holes[0].width == kPlace.width);
}

TEST_CASE("paint: a sign stands in the middle of its box") {
  Easel easel;
  const Picture picture = easel.paint(scene_of({Sign{{100, 100, 20, 20}, 16, Weight::semibold, kInk, "i"}}));
  REQUIRE(picture.vertices.size() == 4);
  const float middle = (picture.vertices[0].pos.x + picture.vertices[2].pos.x) / 2;
  CHECK(middle > 109);
  CHECK(middle < 111);
}

TEST_CASE("paint: the same scene gives the same picture") {
  Easel easel;
  const Scene scene = scene_of({Box{kPlace, kBlue, kInk, 1, 8, 15}, run_of("Klacht"), Tick{kPlace, kInk}});
  const Picture one = easel.paint(scene), other = easel.paint(scene);
  REQUIRE(one.vertices.size() == other.vertices.size());
  for (std::size_t at = 0; at < one.vertices.size(); ++at) CHECK(one.vertices[at].pos.x == other.vertices[at].pos.x);
}
