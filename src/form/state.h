// All that the form remembers between two events.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "complaint/record.h"
#include "form/form.h"
#include "form/question.h"

namespace complaint::form {

struct QuestionState {
  fields::Problem shown = fields::Problem::none;  // what the page says is wrong
  bool touched = false;                           // changed since it was last judged
  bool left = false;                              // was left with an answer: hints may show
};

enum class Delivery { idle, sending, waiting, sent, rejected, session_ended };

// A complaint once made keeps its id until an answer changes: the same bytes are sent again under the same key.
struct Dispatch {
  Delivery state = Delivery::idle;
  std::optional<Complaint> complaint;
  std::string payload;
  std::string since;      // waiting
  std::string reference;  // sent
};

struct Form::State {
  Settings settings;
  Answers answers;
  std::array<QuestionState, kQuestionCount> questions;
  PageName page = PageName::start;
  PageName furthest = PageName::start;  // pages up to here may be visited
  bool summary = false;                 // "next" was pressed with problems: the page is headed by them
  bool to_review = false;               // a change link was followed: "next" leads back
  bool confirm_clearing = false;
  std::vector<std::pair<std::string, std::string>> found_draft;
  event::DeviceHolds device;
  Dispatch dispatch;
  fields::Day today;

  [[nodiscard]] QuestionState& of(Question question) { return questions[static_cast<std::size_t>(question)]; }
  [[nodiscard]] const QuestionState& of(Question question) const { return questions[static_cast<std::size_t>(question)]; }
  [[nodiscard]] Circumstances around() const { return {settings.profile.rules, today, settings.ask_national_id}; }
  [[nodiscard]] const Catalogue& words() const { return settings.catalogue; }
  [[nodiscard]] bool keeps_draft() const {
    return settings.drafts == Drafts::on || (settings.drafts == Drafts::ask && answers.ticked(Field::keep_draft));
  }
};

// Nodes of the page that now shows; one file a page.
Page describe(const Form::State& state);

}  // namespace complaint::form
