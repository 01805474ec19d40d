// What holds of every page that the form describes.
#pragma once

#include <string>

#include "form/page.h"

namespace complaint::test {

// Empty if ids are there and unique, parents come first and are containers, there is one heading, links lead to nodes of the page,
// and what can be operated has a name; or else "w: " and what is wrong.
[[nodiscard]] std::string not_well_formed(const form::Page& page);

}  // namespace complaint::test
