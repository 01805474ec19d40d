#include "fields/hints.h"

#include <algorithm>

#include "fields/email.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace complaint::fields {
namespace {

// Where most people of the countries served have their mail; the more common first, for that is what a slip is compared
// with first.
constexpr std::string_view kCommonDomains[] = {
    "gmail.com",     "hotmail.com", "hotmail.nl", "outlook.com", "live.nl",        "ziggo.nl",       "kpnmail.nl", "icloud.com",
    "planet.nl",     "home.nl",     "yahoo.com",  "xs4all.nl",   "upcmail.nl",     "casema.nl",      "hetnet.nl",  "chello.nl",
    "quicknet.nl",   "telfort.nl",  "tele2.nl",   "zonnet.nl",   "solcon.nl",      "freedom.nl",     "online.nl",  "caiway.nl",
    "zeelandnet.nl", "telenet.be",  "skynet.be",  "proximus.be", "hotmail.be",     "live.be",        "outlook.be", "scarlet.be",
    "pandora.be",    "hotmail.fr",  "hotmail.de", "outlook.nl",  "outlook.de",     "outlook.fr",     "live.com",   "live.fr",
    "live.de",       "yahoo.nl",    "yahoo.fr",   "yahoo.de",    "googlemail.com", "protonmail.com", "proton.me",  "msn.com",
    "gmx.net",       "gmx.de",      "web.de",     "t-online.de", "orange.fr",      "wanadoo.fr",
};

// Real providers that are one edit away from a common one: no hint for these.
constexpr std::string_view kNotMistaken[] = {"mail.com", "ymail.com",  "email.com",  "gmx.at",     "gmx.ch",
                                             "gmx.com",  "live.se",    "hotmail.se", "hotmail.es", "yahoo.se",
                                             "yahoo.es", "outlook.es", "home.pl"};

template <typename List>
bool holds(const List& list, std::string_view domain) {
  return std::find(std::begin(list), std::end(list), domain) != std::end(list);
}

bool is_swap(std::string_view typed, std::string_view meant, std::size_t at) {
  return at + 1 < typed.size() && typed[at] == meant[at + 1] && typed[at + 1] == meant[at] &&
         typed.substr(at + 2) == meant.substr(at + 2);
}

bool is_one_edit_apart(std::string_view typed, std::string_view meant) {
  const auto shorter = std::min(typed.size(), meant.size());
  std::size_t at = 0;
  while (at < shorter && typed[at] == meant[at]) ++at;
  if (typed.size() == meant.size() + 1) return typed.substr(at + 1) == meant.substr(at);
  if (typed.size() + 1 == meant.size()) return typed.substr(at) == meant.substr(at + 1);
  if (typed.size() != meant.size() || at == shorter) return false;
  return typed.substr(at + 1) == meant.substr(at + 1) || is_swap(typed, meant, at);
}

}  // namespace

std::optional<std::string> suggest_email(std::string_view typed) {
  const Outcome address = validate_email(typed);
  if (!address.ok()) return std::nullopt;
  const std::string_view whole = address.value;
  const std::string_view domain = whole.substr(whole.find('@') + 1);
  if (holds(kCommonDomains, domain) || holds(kNotMistaken, domain)) return std::nullopt;
  for (const std::string_view meant : kCommonDomains)
    if (is_one_edit_apart(domain, meant)) return std::string(whole.substr(0, whole.size() - domain.size())).append(meant);
  return std::nullopt;
}

bool is_short_statement(std::string_view typed) {
  const std::size_t length = text::count_code_points(text::trimmed(typed));
  return length > 0 && length < kShortStatement;
}

}  // namespace complaint::fields
