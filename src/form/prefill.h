// What the host knows of the person, by the names that a question's "prefill" may have. It stands in for what the person has not answered,
// and is never kept as the person's.
#pragma once

#include <string>
#include <string_view>

namespace complaint::form {

struct Prefill {  // empty: it does not know
  std::string case_number{};
  std::string name{};
  std::string phone{};
  std::string email{};

  [[nodiscard]] std::string_view of(std::string_view prefill) const {
    if (prefill == "caseNumber") return case_number;
    if (prefill == "name") return name;
    if (prefill == "phone") return phone;
    return prefill == "email" ? std::string_view(email) : std::string_view();
  }
};

}  // namespace complaint::form
