// What holds of every page that the form describes.
#pragma once

#include "form/page.h"

namespace complaint::test {

// Ends the program when the page is not well formed: ids are there and unique, parents come first and are containers, there is
// one heading, links lead to nodes of the page, what can be operated has a name, and all text is UTF-8 where the input was.
void require_well_formed(const form::Page& page);

}  // namespace complaint::test
