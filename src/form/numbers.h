// Numbers as a language writes them.
#pragma once

#include <string>

#include "definition/catalogue.h"

namespace complaint::form {

// 4000 -> "4.000" in Dutch; the separator is the catalogue's "number.separator".
[[nodiscard]] std::string grouped(int number, const definition::Catalogue& words);

}  // namespace complaint::form
