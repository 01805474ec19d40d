// Names of months as people write them, in Dutch, English, French and German.
#pragma once

#include <string_view>

namespace complaint::fields {

// 1-12; 0 when it is none. Takes full names and any beginning of three letters or more that names one month only ("okt",
// "sept", "janv"), and mrt, mrz, maerz, jaenner; upper or lower case, with or without accents, with or without a dot at the end.
[[nodiscard]] int month_named(std::string_view word);

}  // namespace complaint::fields
