#include "form/numbers.h"

namespace complaint::form {

std::string grouped(int number, const definition::Catalogue& words) {
  const std::string digits = std::to_string(number);
  std::string written;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) written += words.say("number.separator");
    written += digits[i];
  }
  return written;
}

}  // namespace complaint::form
