// One event's way through the form: changes the state, collects the effects.
#pragma once

#include <vector>

#include "form/event.h"
#include "form/state.h"

namespace complaint::form {

struct Update {
  Form::State& state;
  const Moment& moment;
  std::vector<Effect> effects;

  void take(const event::Typed& typed);
  void take(const event::Left& left);
  void take(const event::Chosen& chosen);
  void take(const event::Pressed& pressed);
  void take(const event::Visited& visited);
  void take(const event::Relabelled& relabelled);
  void take(const event::Prefilled& prefilled);
  void take(const event::DraftFound& found);
  void take(const event::DeviceHolds& holds);
  void take(const event::Cleared& cleared);
  void take(const event::Sending& report);
  void take(const event::Waiting& report);
  void take(const event::Sent& report);
  void take(const event::Refused& report);
  void take(const event::Rejected& report);
  void take(const event::SessionEnded& report);

  // To another page: its heading gets the focus.
  void show(PageName page, bool replace = false);
  // The present page again, headed by its problems.
  void show_problems();
  // The last page: the complaint is out of the person's hands.
  void show_done();
  void keep_draft();
  void start_anew();
};

}  // namespace complaint::form
