// Classes of code points that the validators ask for. None of them holds kIllFormed.
#pragma once

namespace complaint::text {

[[nodiscard]] bool is_control(char32_t code_point);         // C0, DEL and C1 (category Cc)
[[nodiscard]] bool is_bidi_control(char32_t code_point);    // overrides, embeddings, isolates: U+202A-202E, U+2066-2069
[[nodiscard]] bool is_noncharacter(char32_t code_point);    // U+FDD0-FDEF, and the last two of every plane
[[nodiscard]] bool is_letter(char32_t code_point);          // any script (categories L*)
[[nodiscard]] bool is_combining_mark(char32_t code_point);  // categories M*

}  // namespace complaint::text
