#include "complaint/choices.h"

#include <iterator>

#include "fields/registry.h"

namespace complaint {
namespace {

// In the order of the enums.
constexpr std::string_view kKinds[] = {"complaint", "objection"};
constexpr std::string_view kChannels[] = {"letter", "phone", "email", "other"};

template <typename Choice, typename Names>
std::optional<Choice> choice_named(const Names& names, std::string_view name) {
  for (std::size_t at = 0; at < std::size(names); ++at)
    if (names[at] == name) return static_cast<Choice>(at);
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Channel channel) { return kChannels[static_cast<std::size_t>(channel)]; }

std::optional<Kind> kind_named(std::string_view name) { return choice_named<Kind>(kKinds, name); }
std::optional<Channel> channel_named(std::string_view name) { return choice_named<Channel>(kChannels, name); }

const fields::Validator* scheme_named(std::string_view name) {
  const fields::Validator* validator = fields::validator_named(name);
  return validator != nullptr && validator->identifies ? validator : nullptr;
}

}  // namespace complaint
