#include "view/scene.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

#include "view/easel.h"

using namespace complaint;
using namespace complaint::view;
using complaint::test::Written;

namespace {

constexpr Rect kSome = {1, 2, 30, 40};

Written begun() { return Written().number(640).number(480).number(2); }

Written with_every_mark() {
  Written scene = begun();
  scene.whole(0).rect(kSome).whole(0x11223344).whole(0x55667788).number(1).number(8).whole(10);
  scene.whole(1).rect(kSome).whole(0x11223344).number(3).number(2).number(8);
  scene.whole(2).rect(kSome).number(20).number(31).number(16).whole(600).whole(0x1).number(1).number(3).whole(0x2).text("Één");
  scene.whole(3).rect(kSome).number(16).whole(400).whole(0x3).text("!");
  scene.whole(4).rect(kSome).whole(0x4);
  scene.whole(5).rect(kSome);
  scene.whole(6).rect(kSome);
  return scene;
}

}  // namespace

TEST_CASE("scene: every mark is read as it was written") {
  const Written written = with_every_mark();
  const auto scene = written.read();
  REQUIRE(scene);
  CHECK(scene->width == 640);
  CHECK(scene->density == 2);
  REQUIRE(scene->marks.size() == 7);
  const auto& box = std::get<Box>(scene->marks[0]);
  CHECK(box.rect.height == 40);
  CHECK(box.fill == 0x11223344);
  CHECK(box.border == 0x55667788);
  CHECK(box.thickness == 1);
  CHECK(box.radius == 8);
  CHECK(box.corners == 10);
  CHECK(std::get<Ring>(scene->marks[1]).offset == 2);
  const auto& run = std::get<Run>(scene->marks[2]);
  CHECK(run.baseline == 20);
  CHECK(run.advance == 31);
  CHECK(run.weight == Weight::semibold);
  CHECK(run.underline_offset == 3);
  CHECK(run.underline_colour == 2);
  CHECK(run.words == "Één");
  CHECK(std::get<Sign>(scene->marks[3]).words == "!");
  CHECK(std::get<Sign>(scene->marks[3]).weight == Weight::regular);
  CHECK(std::get<Tick>(scene->marks[4]).colour == 4);
  CHECK(std::get<Hole>(scene->marks[5]).rect.x == 1);
  CHECK(std::get<Clip>(scene->marks[6]).rect.y == 2);
}

TEST_CASE("scene: one that is cut off anywhere is none, but between two marks") {
  const Written whole = with_every_mark();
  int read = 0;
  for (std::size_t size = 0; size < whole.numbers.size(); ++size) {
    Written part = whole;
    part.numbers.resize(size);
    read += part.read() ? 1 : 0;
  }
  CHECK(read == 7);  // after the head, and after each mark but the last
}

TEST_CASE("scene: what is absurd is refused") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const float wrong : {nan, std::numeric_limits<float>::infinity(), 1e9F}) {
    CHECK_FALSE(Written().number(wrong).number(480).number(1).read());
    CHECK_FALSE(begun().whole(5).rect({wrong, 0, 1, 1}).read());
  }
  CHECK_FALSE(Written().number(0).number(480).number(1).read());
  for (const float density : {0.0F, 1e-27F, 17.0F}) CHECK_FALSE(Written().number(640).number(480).number(density).read());
  CHECK_FALSE(begun().whole(7).rect(kSome).read());
  Written beyond = begun();
  beyond.whole(3).rect(kSome).number(16).whole(400).whole(0).whole(0).whole(1);
  CHECK_FALSE(beyond.read());
  for (const float size : {0.4F, 257.0F}) {
    Written font = begun();
    font.whole(3).rect(kSome).number(size).whole(400).whole(0).text("!");
    CHECK_FALSE(font.read());
  }
}

TEST_CASE("scene: any numbers are a scene or none, and none is painted outside of memory") {
  test::Easel easel;
  std::mt19937 random(20261127);
  int painted = 0;
  for (int round = 0; round < 20'000; ++round) {
    Written scene = with_every_mark();
    for (auto count = random() % 4; count > 0; --count) {
      auto& number = scene.numbers[random() % scene.numbers.size()];
      number = random() % 2 == 0 ? static_cast<std::uint32_t>(random()) : static_cast<std::uint32_t>(random() % 9);
    }
    if (const auto read = scene.read(); read) {
      ++painted;
      if (painted <= 500) CHECK(easel.paint(*read).vertices.size() < 1'000'000);
    }
  }
  CHECK(painted > 500);
}
