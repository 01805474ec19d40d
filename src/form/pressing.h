// What each button and summary link does.
#pragma once

#include <string_view>

#include "form/updating.h"

namespace complaint::form {

// A node that is not a button of the present page: nothing happens.
void press(Update& update, std::string_view node);

}  // namespace complaint::form
