// All that the form remembers between two events.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "form/form.h"
#include "form/question.h"

namespace complaint::form {

// A problem that the page says of a question.
struct ShownProblem {
  fields::Problem problem;
  bool in_summary;   // found when "next" or "send" was pressed, or joined those that were
  bool by_receiver;  // the receiver refused an answer that is right by our own rules
};

struct QuestionState {
  std::optional<ShownProblem> shown;
  bool touched = false;  // changed since it was last judged
  bool left = false;     // was left with an answer: hints may show
};

// A complaint as it was submitted. It keeps its id until an answer changes: the same bytes are sent again under the same key.
struct Submission {
  std::string id;
  std::string created_at;
  std::string payload;
};

// Why the last submission came back.
enum class Setback { rejected, session_ended };

// Why the person is on a page before the review: "next" leads back there, or to the next page with something wrong.
enum class Detour { none, correcting, changing };  // something is wrong; a change button was pressed

// What the person is asked to confirm.
enum class Confirming { nothing, clearing, dropping };  // to clear the device; to delete the draft that it offers

// Where a complaint stands: exactly one of the four.
struct Filling {  // the person answers questions
  GivenAnswers given;
  std::vector<QuestionState> questions;  // by place, up to the last that has one
  std::size_t step = 0;                  // the page
  std::size_t furthest = 0;              // pages up to here may be visited
  Detour detour = Detour::none;
  Confirming confirming = Confirming::nothing;
  std::optional<Setback> setback;
  std::optional<Submission> last_submission;

  [[nodiscard]] QuestionState& of(std::size_t question);  // valid until that of another question is asked for
  [[nodiscard]] const QuestionState& of(std::size_t question) const;
};
struct Sending {  // submitted, no response yet
  GivenAnswers given;
  Submission submission;
};
struct Waiting {  // kept on the device, another attempt follows
  GivenAnswers given;
  Submission submission;
  std::string tried_at;  // the last time; RFC 3339 with the person's UTC offset
  bool tried_again = false;
  bool kept = true;  // on the device; false: in the page's memory only
  Confirming confirming = Confirming::nothing;
};
struct Sent {          // received
  GivenAnswers given;  // to be read, not to be changed
  Submission submission;
  std::string reference;
  std::string received_at;  // RFC 3339 with the person's UTC offset; empty: not known
};
using Stage = std::variant<Filling, Sending, Waiting, Sent>;

struct Form::State {
  Settings settings;
  Prefill prefill;
  Draft found_draft;  // that the device offers; empty: none. Assigned, never cleared: a cleared vector keeps its memory
  event::DeviceHolds device;
  fields::Day today;
  Stage stage;

  [[nodiscard]] const FormModel& model() const { return *settings.model; }
  [[nodiscard]] ValidationContext context() const {
    return {model(), settings.profile, prefill, today, settings.ask_national_id};
  }
  [[nodiscard]] Answers answers(const GivenAnswers& given_answers) const { return {model(), given_answers, prefill}; }
  [[nodiscard]] const Catalogue& words() const { return settings.catalogue; }
  [[nodiscard]] Filling* filling() { return std::get_if<Filling>(&stage); }
  [[nodiscard]] const Filling* filling() const { return std::get_if<Filling>(&stage); }

  // The person's answers, to be sent or kept; nullptr once the complaint has been received.
  [[nodiscard]] GivenAnswers* given();
  [[nodiscard]] const GivenAnswers* given() const;
  // Those that pages and the copy show.
  [[nodiscard]] const GivenAnswers& shown() const;
  // The complaint as it was submitted; nullptr while it has not been.
  [[nodiscard]] const Submission* submission() const;

  // True if answers are to be kept on the device as a draft.
  [[nodiscard]] bool keeps_draft() const;
  // True if the device stores answers, from this session or an earlier one.
  [[nodiscard]] bool holds_answers() const { return keeps_draft() || device.draft || !found_draft.empty(); }
  // True if clearing the device would take anything away.
  [[nodiscard]] bool can_clear() const {
    return holds_answers() || device.complaints > 0 || std::holds_alternative<Waiting>(stage);
  }
};

[[nodiscard]] std::string_view page_of(const Form::State& state);

// The present page; one file a page.
[[nodiscard]] Page describe(const Form::State& state);

}  // namespace complaint::form
