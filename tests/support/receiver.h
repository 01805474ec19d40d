// A receiver of the forms that come with the project.
#pragma once

#include <string_view>
#include <vector>

#include "assets/library.h"
#include "payload/payload.h"

namespace complaint::test {

struct Receiver {
  std::vector<definition::Profile> profiles = assets::embedded_library().profiles;
  fields::Day today = {2026, 11, 22};

  [[nodiscard]] std::vector<payload::PayloadProblem> check(std::string_view json) const {
    payload::Accepted accepted = assets::embedded_library().accepted();
    accepted.profiles.clear();
    for (const auto& profile : profiles) accepted.profiles.push_back(&profile);
    return payload::check_payload(json, accepted, today);
  }
};

}  // namespace complaint::test
