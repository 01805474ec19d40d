#include "complaint/choices.h"

#include <iterator>

namespace complaint {
namespace {

// In the order of the enums.
constexpr std::string_view kKinds[] = {"complaint", "objection"};
constexpr std::string_view kChannels[] = {"letter", "phone", "email", "other"};
constexpr std::string_view kSchemes[] = {"none", "bsn", "rrn"};

template <typename Choice, typename Names>
std::optional<Choice> choice_named(const Names& names, std::string_view name) {
  for (std::size_t at = 0; at < std::size(names); ++at)
    if (names[at] == name) return static_cast<Choice>(at);
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Channel channel) { return kChannels[static_cast<std::size_t>(channel)]; }
std::string_view name_of(fields::NationalIdScheme scheme) { return kSchemes[static_cast<std::size_t>(scheme)]; }

std::optional<Kind> kind_named(std::string_view name) { return choice_named<Kind>(kKinds, name); }
std::optional<Channel> channel_named(std::string_view name) { return choice_named<Channel>(kChannels, name); }

std::optional<fields::NationalIdScheme> scheme_named(std::string_view name) {
  const auto scheme = choice_named<fields::NationalIdScheme>(kSchemes, name);
  return scheme == fields::NationalIdScheme::none ? std::nullopt : scheme;
}

}  // namespace complaint
