// When problems show and when they go.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "form/state.h"

namespace complaint::form {

// A whole date that was typed into one part of a date moves to its parts, where that takes nothing else away. True: one did.
bool spread_dates(Filling& filling, std::size_t page, const ValidationContext& context);

// A field was left: its question is judged if it changed since the last time.
void judge_left(Filling& filling, std::size_t field, const ValidationContext& context);

// "Next" or "send" was pressed: judges every question of the page; what is wrong heads it as a summary. True: nothing is wrong. What
// the receiver refused keeps its problem, but is no reason to stay: the person may know better.
bool judge_page(Filling& filling, std::size_t page, const ValidationContext& context);

// Problems that are solved by now, and those of questions that are not asked any more, disappear.
void refresh_problems(Filling& filling, const ValidationContext& context);

// The receiver, or the check before sending, refused the payload: pointer and code of each problem. Shows those of questions that
// are asked, until their answers change. False if there are none.
bool show_refusals(Filling& filling, const std::vector<std::pair<std::string, std::string>>& problems,
                   const ValidationContext& context);

// The first page with a wrong answer; the review if there is none before it.
[[nodiscard]] std::size_t first_page_to_correct(const Filling& filling, const ValidationContext& context);

// The first page, or the first after the one given, with a problem that shows; the review if there is none before it.
[[nodiscard]] std::size_t first_page_with_problem(const Filling& filling, const ValidationContext& context,
                                                  std::optional<std::size_t> after = std::nullopt);

// The questions of a page with a problem that shows, in reading order.
[[nodiscard]] std::vector<std::size_t> shown_problems(const Filling& filling, std::size_t page, const ValidationContext& context);

// True if the page is headed by a summary of those problems.
[[nodiscard]] bool has_summary(const Filling& filling, std::size_t page, const ValidationContext& context);

// The node that has the focus when the person goes to that question.
[[nodiscard]] std::string node_to_correct(std::size_t question, const Answers& answers, const ValidationContext& context);

}  // namespace complaint::form
