// Words in a folder of somebody's own, beside the forms and profiles there.
#pragma once

#include <span>
#include <vector>

#include "assets/library.h"

namespace complaint::check {

// What is wrong with locales/NAME.json: by itself, or with the package's words behind it for one of the forms in one of the countries
// that speak it.
[[nodiscard]] std::vector<assets::FileProblem> problems_of_words(std::span<const assets::EmbeddedFile> files,
                                                                 const assets::Library& library);

}  // namespace complaint::check
