// One event's way through the form: changes the state, collects the effects.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/event.h"
#include "form/state.h"

namespace complaint::form {

struct Update {
  Form::State& state;
  const Moment& moment;
  std::vector<Effect> effects;

  void on(const event::Typed& typed);
  void on(const event::Left& left);
  void on(const event::Chosen& chosen);
  void on(const event::Pressed& pressed);
  void on(const event::Visited& visited);
  void on(const event::Relabelled& relabelled);
  void on(const event::Prefilled& prefilled);
  void on(const event::DraftFound& found);
  void on(const event::Restored& restored);
  void on(const event::DeviceHolds& holds);
  void on(const event::Cleared& cleared);
  void on(const event::Sending& report);
  void on(const event::Waiting& report);
  void on(const event::Sent& report);
  void on(const event::Refused& report);
  void on(const event::Rejected& report);
  void on(const event::SessionEnded& report);

  void focus(std::string node) { effects.push_back(effect::Focus{std::move(node)}); }
  // Makes another page the present one; history and focus are the caller's.
  void go_to(Filling& filling, std::size_t page);
  // To another page; its summary or heading has the focus.
  void show(Filling& filling, std::size_t page, bool replace = false);
  // The present page again, with the focus on its summary or heading.
  void focus_top(const Filling& filling);
  // Where the review shows a notice: when it did so first. For the end of every event.
  void note_notice();
  // Keeps the answers for this tab and, if the person or the host wants that, on the device.
  void keep_draft();
  void keep_in_tab();
  // An empty form; what the host and the device hold stays. True if another page shows now.
  bool start_anew();
};

// To the first page that shows a problem, from the page that showed before; "next" leads back from there.
void show_refused_page(Update& update, std::string_view before, Filling& filling);

// The address that was probably meant, if the page asks about it.
[[nodiscard]] std::optional<std::string> email_suggestion(const Filling& filling, std::size_t question, const FormModel& model);

}  // namespace complaint::form
