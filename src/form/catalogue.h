// The words of one language and the particulars of one country, as read from assets/locales and assets/profiles.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fields/rules.h"

namespace complaint::form {

using Words = std::map<std::string, std::string, std::less<>>;  // by key

// Cheap to copy: the words are shared and never change.
class Catalogue {
 public:
  Catalogue() = default;
  Catalogue(std::string language_tag, Words words)
      : language(std::move(language_tag)), words_(std::make_shared<const Words>(std::move(words))) {}

  std::string language;  // BCP 47

  [[nodiscard]] const Words& words() const { return *words_; }

  // The words under `key`, with {names} filled in; the key itself where there are none (a test keeps that from happening).
  [[nodiscard]] std::string say(std::string_view key) const;
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& names) const;
  [[nodiscard]] bool has(std::string_view key) const;

 private:
  std::shared_ptr<const Words> words_ = std::make_shared<const Words>();
};

// How to reach the company; every part may be empty.
struct Contact {
  std::string company;
  std::string phone;  // as people write it
  std::string email;
  std::string address;  // one line
};

struct Profile {
  fields::Rules rules;
  Contact contact;
};

}  // namespace complaint::form
