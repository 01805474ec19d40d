#include "form/state.h"

#include <type_traits>

namespace complaint::form {

const GivenAnswers* Form::State::given() const {
  return std::visit(
      [](const auto& at) -> const GivenAnswers* {
        if constexpr (std::is_same_v<std::decay_t<decltype(at)>, Sent>) return nullptr;
        else return &at.given;
      },
      stage);
}

const GivenAnswers& Form::State::shown() const {
  return std::visit([](const auto& at) -> const GivenAnswers& { return at.given; }, stage);
}

const Submission* Form::State::submission() const {
  return std::visit(
      [](const auto& at) -> const Submission* {
        if constexpr (std::is_same_v<std::decay_t<decltype(at)>, Filling>) return nullptr;
        else return &at.submission;
      },
      stage);
}

GivenAnswers* Form::State::given() { return const_cast<GivenAnswers*>(std::as_const(*this).given()); }

bool Form::State::keeps_draft() const {
  if (settings.drafts == Drafts::on) return true;
  const GivenAnswers* answers = given();
  return settings.drafts == Drafts::ask && answers != nullptr && answers->of(model().keep_draft()) == "yes";
}

std::string_view page_of(const Form::State& state) {
  if (const Filling* filling = state.filling()) return state.model().page_name(filling->step);
  return std::holds_alternative<Sending>(state.stage) ? "review" : "done";
}

QuestionState& Filling::of(std::size_t question) {
  if (question >= questions.size()) questions.resize(question + 1);
  return questions[question];
}

const QuestionState& Filling::of(std::size_t question) const {
  static const QuestionState kNone;
  return question < questions.size() ? questions[question] : kNone;
}

}  // namespace complaint::form
