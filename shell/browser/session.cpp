#include "session.h"

#include <utility>

#include "messages.h"
#include "wire/wire.h"

namespace complaint::browser {
std::string Session::start(std::string_view json) {
  auto settings = read_start(json, refusal_);
  if (!settings) return {};
  model_ = settings->model;
  form_.emplace(*std::move(settings));
  return answer(nullptr, {});
}

std::string Session::update(std::string_view json) {
  if (!form_) return {};
  const auto message = wire::read_event(json);
  if (!message) return {};
  const form::Page before = page_;
  const auto effects = form_->update(message->event, message->moment);
  forgets_ = form::forgets_answers(effects);
  return answer(&before, effects);
}

std::string Session::answers_in(std::string_view payload) const {
  return model_ == nullptr ? std::string() : wire::write_draft(form::answers_in(*model_, payload));
}

std::string Session::answer(const form::Page* before, const std::vector<form::Effect>& effects) {
  page_ = form_->describe();
  return wire::write_answer(before, page_, effects);
}

}  // namespace complaint::browser
