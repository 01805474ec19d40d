#include "form/walk.h"

#include <doctest/doctest.h>

using namespace complaint::test;

TEST_CASE("walk: 400 random walks through three forms, and every promise holds at every step") {
  int sent = 0;
  int waited = 0;
  int refused = 0;
  int steps = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    SeededChoices choices(seed);
    const Report report = walk(choices, 80);
    CHECK_MESSAGE(report.broken.empty(), "seed " << seed << ", step " << report.steps << ": " << report.broken);
    steps += report.steps;
    sent += report.sent ? 1 : 0;
    waited += report.waited ? 1 : 0;
    refused += report.refused ? 1 : 0;
  }
  MESSAGE("walk: " << steps << " steps; " << sent << " walks saw a receipt, " << waited << " waited, " << refused
                   << " were refused");
  CHECK(steps == 400 * 80);
  CHECK(sent == 400);
  CHECK(waited > 60);
  CHECK(refused > 60);
}
