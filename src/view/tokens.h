// The measures of the look, in CSS px. README.md says how they are used; the mirror's CSS keeps to the same numbers.
// Type sizes and line heights are in type.h.
#pragma once

#include <cstddef>

namespace complaint::view {

// The form and its column.
inline constexpr float kEdge = 8;        // around everything: the focus ring (5) is never cut
inline constexpr float kColumnEms = 40;  // widest column, in body sizes
inline constexpr float kNarrowEms = 30;  // an element less wide is narrow, in body sizes
inline constexpr float kColumnGap = 16;  // between nodes that stand side by side

// Space above a node.
inline constexpr float kAboveHeading = 24;
inline constexpr float kAboveText = 16;
inline constexpr float kAboveTextInGroup = 8;
inline constexpr float kAboveBox = 24;    // notice, summary, answers, status, steps
inline constexpr float kAboveList = 8;    // also a list's second item and later
inline constexpr float kAboveField = 32;  // textbox, textarea, radio group, group
inline constexpr float kAboveFieldInGroup = 16;
inline constexpr float kAboveCheckbox = 16;
inline constexpr float kAboveCheckboxInGroup = 4;
inline constexpr float kAboveButton = 32;
inline constexpr float kAboveNextButton = 16;  // narrow: under another button
inline constexpr float kAboveQuietButton = 8;  // not after a button
inline constexpr float kAboveLink = 8;

// Inside a field.
inline constexpr float kAboveHint = 4;
inline constexpr float kAboveProblem = 8;
inline constexpr float kAboveControl = 8;
inline constexpr float kAboveCount = 4;
inline constexpr float kAboveFirstInSummary = 4;

// Controls.
inline constexpr float kTargetPadding = 12;  // above and below the words of a control, button, radio: 24 + 24 = 48 high
inline constexpr float kInset = 12;          // a control's text from its left border edge
// A longer value, five times what may be sent, is the browser's to show, in a box that scrolls: nobody waits for its lines.
inline constexpr std::size_t kLongestValue = 20'000;  // bytes
inline constexpr std::size_t kLinesOfLongValue = 40;
inline constexpr float kColumnWidthEms = 0.62F;  // of one expected character, in body sizes
inline constexpr float kWidthStep = 8;           // widths of controls are multiples of it
inline constexpr float kSmallestControlEms = 4;
inline constexpr float kIndicatorGap = 12;   // between a radio or checkbox and its words
inline constexpr float kButtonPadding = 24;  // left and right of a button's words
inline constexpr float kSmallestButton = 48;
inline constexpr float kLinkPadding = 10;  // above and below a link: 24 + 20 = 44 high
inline constexpr float kSmallestTarget = 44;
inline constexpr float kBorder = 1;
inline constexpr float kStrongBorder = 2;  // problems, radios, checkboxes
inline constexpr float kRing = 3;
inline constexpr float kRingOffset = 2;
inline constexpr float kCheckboxRadius = 6;  // at most

// Boxes and marks.
inline constexpr float kNoticeBar = 4;
inline constexpr float kNoticePadding = 16;
inline constexpr float kSummaryPadding = 24;
inline constexpr float kSummaryPaddingNarrow = 16;
inline constexpr float kBulletIndent = 24;
inline constexpr float kBulletSize = 6;
inline constexpr float kBulletCentre = 9;
inline constexpr float kStepsBar = 4;
inline constexpr float kStepsGap = 4;
inline constexpr float kUnderSteps = 8;  // between bar and words
inline constexpr float kIconLarger = 4;  // an icon is its text's size and this
inline constexpr float kIconGap = 8;
inline constexpr float kAnswerPadding = 12;
inline constexpr float kAnswerButtonEms = 8;  // column of the change buttons, in body sizes
inline constexpr float kUnderlineOffset = 3;  // under the baseline

}  // namespace complaint::view
