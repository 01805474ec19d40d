#include "form/form.h"

#include "form/state.h"
#include "form/update.h"

namespace complaint::form {

Form::Form(Settings settings) : state_(std::make_unique<State>()) {
  settings.catalogue = settings.catalogue.of_form(settings.model->form().name);
  state_->settings = std::move(settings);
}

Form::~Form() = default;
Form::Form(Form&&) noexcept = default;
Form& Form::operator=(Form&&) noexcept = default;

std::vector<Effect> Form::update(const Event& event, const Moment& moment) {
  if (moment.today != fields::Day{}) state_->today = moment.today;
  Update update{*state_, moment, {}};
  std::visit([&update](const auto& happened) { update.on(happened); }, event);
  update.note_notice();
  if (forgets_answers(update.effects)) move_to_fresh_memory();
  return std::move(update.effects);
}

void Form::move_to_fresh_memory() { state_ = std::make_unique<State>(std::move(*state_)); }

Page Form::describe() const { return form::describe(*state_); }

}  // namespace complaint::form
