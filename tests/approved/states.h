// About twenty states of the form, each with a name: what the approved texts of this folder describe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "support/session.h"

namespace complaint::test {

struct NamedState {
  std::string name;
  Session session;
};

[[nodiscard]] std::size_t state_count();
// Made anew at every call.
[[nodiscard]] NamedState named_state(std::size_t index, const form::Settings& settings);
[[nodiscard]] std::vector<NamedState> named_states(const form::Settings& settings);

// Compares `text` with the file of that name in tests/approved. With COMPLAINT_APPROVE set in the environment the file is written
// instead: read the difference before you commit it.
void check_approved(const std::string& file, const std::string& text);

[[nodiscard]] std::string text_of(const form::Node& node);
[[nodiscard]] std::string text_of(const form::Effect& effect);

}  // namespace complaint::test
