// From answers to the complaint that is sent, and what came of it.
#pragma once

#include "form/state.h"

namespace complaint::form {

// The record of the present answers, all of which judge well. The id and the times are those of the last complaint made,
// if nothing else differs, or else the moment's.
[[nodiscard]] Complaint complaint_of(const Form::State& state, const Moment& moment);

// Is a complaint on its way, or there? Then the answers no longer change.
[[nodiscard]] bool is_out_of_hands(const Dispatch& dispatch);

}  // namespace complaint::form
