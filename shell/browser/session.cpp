#include "session.h"

#include <utility>

#include "messages.h"
#include "wire/wire.h"

namespace complaint::browser {
namespace {

void append(std::vector<float>& places, const view::Rect& rect) {
  places.insert(places.end(), {rect.x, rect.y, rect.width, rect.height});
}

}  // namespace

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
  if (forgets_) forget_pictures();
  return answer(&before, effects);
}

std::string Session::answers_in(std::string_view payload) const {
  return model_ == nullptr ? std::string() : wire::write_draft(form::answers_in(*model_, payload));
}

std::string Session::answer(const form::Page* before, const std::vector<form::Effect>& effects) {
  page_ = form_->describe();
  return wire::write_answer(before, page_, effects);
}

void Session::forget_pictures() {
  painter_.forget();
  layout_ = view::Layout();
  places_ = std::vector<float>();
}

const std::vector<float>& Session::lay_out() {
  layout_ = painter_.lay_out(page_, screen_);
  places_.clear();
  for (std::size_t index = 0; index < layout_.nodes.size(); ++index) {
    const view::Placed& placed = layout_.nodes[index];
    for (const view::Rect* rect : {&placed.frame, &placed.label, &placed.hint, &placed.problem, &placed.control, &placed.count})
      append(places_, *rect);
    places_.push_back(static_cast<float>(layout_.native[index]));
  }
  return places_;
}

}  // namespace complaint::browser
