// Pages to lay out: one that holds every role with long words, and those of the form itself.
#pragma once

#include <string>
#include <vector>

#include "form/page.h"

namespace complaint::test {

struct NamedPage {
  std::string name;
  form::Page page;
};

// Every role, every emphasis, hints, problems and long answers; words as a German page would have them.
[[nodiscard]] form::Page page_of_every_role();

// Every page of the form in each profile and language: empty, with every problem, with what an earlier visit left, and after
// sending.
[[nodiscard]] std::vector<NamedPage> pages_of_the_form();

[[nodiscard]] form::Node node_of(form::Role role, std::string id, std::string label, std::string parent = {});

}  // namespace complaint::test
