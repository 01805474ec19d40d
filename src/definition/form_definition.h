// A form as its definition says it (assets/forms/NAME.json): pages of blocks, and questions with their place in the payload. Plain
// data, checked whole when it is read (definition/read_form.h): what stands here is so.
//
// Words are not part of it. They stand in the locale under keys made of the names here: "label.<question>", "hint.<question>",
// "label.<question>.<option>", "<page>.heading".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fields/registry.h"

namespace complaint::definition {

// What a condition looks at.
enum class Subject {
  answer,   // of an earlier question: a choice's option, "yes" or "no" of a tick
  profile,  // a setting of the country: "nationalId", its scheme or "none"
  host,     // a setting of the host: "nationalId", "on" or "off"
};

// Holds if the subject's value is one of `values` or, with `is_not`, none of them.
struct Condition {
  Subject subject = Subject::answer;
  std::size_t question = 0;  // place in Form::questions; of an answer
  std::string setting;       // of a profile or host
  std::vector<std::string> values;
  bool is_not = false;
};
using Conditions = std::vector<Condition>;  // all of them must hold; none: always

enum class Kind {
  text,         // by the validator
  national_id,  // the same, by the profile's scheme; { "scheme", "value" } in the payload
  date,         // day, month and year
  choice,       // one of the options
  tick,         // a box
};

struct Question {
  std::string name;  // "contact.name"; also the id of its node
  Kind kind = Kind::text;
  const fields::Validator* validator = nullptr;  // of a text or date
  std::string pointer;                           // RFC 6901, in the payload
  bool is_presence = false;                      // choice or tick: "yes" says that the object at `pointer` is there
  std::vector<std::string> options;              // of a choice
  std::string narrowed_by;                       // the profile's list of options that are offered; empty: all
  Conditions when;                               // asked only then
  Conditions required_when;                      // of a required one
  bool is_required = true;
  bool in_draft = true;          // a draft on the device may hold it
  std::string prefill;           // what the host knows of it: "caseNumber"; empty: nothing
  std::string autocomplete;      // the HTML token; empty: "off"
  std::size_t page = 0;          // place in Form::pages
  std::size_t group = kNoGroup;  // of questions of which one is enough

  static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);
};

enum class BlockKind {
  heading,  // of what follows
  text,
  notice,  // a text that stands out
  list,
  contact_details,
  question,
  one_is_enough,  // questions of which one answer is enough; the name is the text that says so where more than one is asked
};

struct Block {
  BlockKind kind = BlockKind::text;
  std::string name;                    // key of the words, and id
  std::vector<std::string> items;      // of a list: the same
  std::vector<std::size_t> questions;  // by place
};

struct Page {
  std::string name;
  std::vector<Block> blocks;
};

// What the person is asked, or told, about personal data on the review.
enum class Agreement { none, consent, notice, by_profile };

struct Form {
  std::string name;                              // "complaint"; in the payload
  std::vector<Page> pages;                       // at least one; the review and the last page follow by themselves
  std::vector<Question> questions;               // in the order of the pages
  std::vector<std::vector<std::size_t>> groups;  // of questions of which one is enough
  Agreement agreement = Agreement::none;

  // Place in `questions`; questions.size(): there is none.
  [[nodiscard]] std::size_t question_named(std::string_view question) const;
};

inline constexpr std::size_t kMaxPayloadBytes = 65536;

inline constexpr std::string_view kDateParts[] = {"day", "month", "year", "unknown_day"};

// The id of a part of a date: "incident.date.day".
[[nodiscard]] std::string part_id(std::string_view date, std::string_view part);

}  // namespace complaint::definition
