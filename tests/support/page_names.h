// Names of the pages of the complaint form.
#pragma once

namespace complaint::test::pages {

inline constexpr char start[] = "start";
inline constexpr char contact[] = "contact";
inline constexpr char case_file[] = "case";
inline constexpr char statement[] = "statement";
inline constexpr char incident[] = "incident";
inline constexpr char review[] = "review";
inline constexpr char done[] = "done";

}  // namespace complaint::test::pages
