// Nothing that a person typed may outlive its use in linear memory: memory that is given back is zeroed.
#pragma once

namespace complaint::browser {

// Zeroes the stack below the caller's frame, where calls that returned have left their texts.
void zero_unused_stack();

}  // namespace complaint::browser
