#include "site/faults.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "json/json_tree.h"
#include "site/http_fields.h"

namespace complaint::site {
namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 4> kPlainKinds = {{
    {"drop-before", FaultKind::drop_before},
    {"drop-after-commit", FaultKind::drop_after_commit},
    {"garbage", FaultKind::garbage},
    {"half", FaultKind::half},
}};

std::optional<FaultKind> plain_kind(std::string_view name) {
  for (const auto& [known, kind] : kPlainKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

bool read_number(std::string_view text, int least, int most, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= least && number <= most;
}

// The text after `prefix`; nothing when it does not begin so.
std::optional<std::string_view> after(std::string_view text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
  return text.substr(prefix.size());
}

bool read_part(std::string_view part, Fault& fault) {
  if (const auto kind = plain_kind(part)) {
    fault.kind = *kind;
    return true;
  }
  if (const auto number = after(part, "delay=")) return read_number(*number, 0, kLongestDelay, fault.delay);
  if (const auto number = after(part, "retry-after=")) return read_number(*number, 0, 86400, fault.retry_after);
  if (const auto number = after(part, "status=")) {
    fault.kind = FaultKind::status;
    return read_number(*number, 400, 599, fault.status);
  }
  if (part != "after-commit" || fault.kind != FaultKind::status) return false;
  fault.kind = FaultKind::status_after_commit;
  return true;
}

// A key of the mix: a plain kind, "delay", "500" or "500-after-commit".
std::optional<Fault> fault_of_share(std::string_view name, int retry_after, int delay) {
  if (name == "delay") return Fault{FaultKind::none, 0, -1, delay};
  if (const auto kind = plain_kind(name)) return Fault{*kind, 0, -1, 0};
  const std::size_t end = std::min(name.find('-'), name.size());
  if (end != name.size() && name.substr(end) != "-after-commit") return std::nullopt;
  Fault fault{end == name.size() ? FaultKind::status : FaultKind::status_after_commit, 0, retry_after, 0};
  if (!read_number(name.substr(0, end), 400, 599, fault.status)) return std::nullopt;
  return fault;
}

// The numbers that go with a mix.
struct MixNumbers {
  int seed = 0;
  int retry_after = -1;
  int delay = 300;  // ms
};

bool read_whole(const JsonNode& node, int most, int& number) {
  if (!node.is_whole || node.number < 0 || node.number > most) return false;
  number = static_cast<int>(node.number);
  return true;
}

// True: the name is one of these, and is taken; `valid` says whether its number is.
bool read_mix_number(const JsonNode& node, MixNumbers& numbers, bool& valid) {
  if (node.key == "seed") valid = read_whole(node, 1 << 30, numbers.seed);
  else if (node.key == "retry-after") valid = read_whole(node, 86400, numbers.retry_after);
  else if (node.key == "delay-ms") valid = read_whole(node, kLongestDelay, numbers.delay);
  else return false;
  return true;
}

// The members of a flat object of numbers, with those that are shares; nothing: it is something else.
std::optional<std::vector<JsonNode>> read_shares(const JsonTree& tree, MixNumbers& numbers) {
  const auto& nodes = tree.nodes();
  if (nodes.front().type != JsonType::object) return std::nullopt;
  std::vector<JsonNode> shares;
  for (std::size_t at = 1; at < nodes.size(); ++at) {
    if (nodes[at].parent != 0 || nodes[at].type != JsonType::number) return std::nullopt;
    bool valid = true;
    if (!read_mix_number(nodes[at], numbers, valid)) shares.push_back(nodes[at]);
    if (!valid) return std::nullopt;
  }
  return shares;
}

}  // namespace

std::optional<Fault> read_fault(std::string_view field) {
  Fault fault;
  while (true) {
    const std::size_t end = std::min(field.find_first_of(",;"), field.size());
    if (!read_part(trimmed(field.substr(0, end)), fault)) return std::nullopt;
    if (end == field.size()) return fault;
    field.remove_prefix(end + 1);
  }
}

Answer fault_answer(const Fault& fault) {
  constexpr std::string_view kDetail = "A fault made on purpose.";
  Answer answer = fault.status == 422 ? problem_answer(422, kDetail, {{"/contact/email", fields::Problem::bad_shape}})
                                      : problem_answer(fault.status, kDetail);
  if (fault.retry_after >= 0) answer.fields.emplace_back("Retry-After", std::to_string(fault.retry_after));
  return answer;
}

bool FaultMix::set(std::string_view json) {
  const auto tree = read_json(json);
  MixNumbers numbers;
  const auto named = tree ? read_shares(*tree, numbers) : std::nullopt;
  if (!named) return false;
  std::vector<Share> shares;
  double until = 0;
  for (const JsonNode& node : *named) {
    const auto fault = fault_of_share(node.key, numbers.retry_after, numbers.delay);
    if (!fault || node.number < 0) return false;
    shares.push_back({std::string(node.key), until += node.number, *fault});
  }
  if (until > 1 + 1e-9) return false;
  const std::lock_guard lock(mutex_);
  shares_ = std::move(shares);
  state_ = static_cast<std::uint64_t>(numbers.seed);
  counts_.clear();
  requests_ = 0;
  return true;
}

// SplitMix64: small, and the same everywhere.
double FaultMix::next_number() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

Fault FaultMix::draw() {
  const std::lock_guard lock(mutex_);
  ++requests_;
  if (shares_.empty()) return {};
  const double number = next_number();
  const auto share = std::find_if(shares_.begin(), shares_.end(), [&](const Share& s) { return number < s.until; });
  if (share == shares_.end()) return {};
  ++counts_[share->name];
  return share->fault;
}

std::string FaultMix::counts() {
  const std::lock_guard lock(mutex_);
  std::string json = "{\"requests\":" + std::to_string(requests_) + ",\"faults\":{";
  for (const auto& [name, count] : counts_) {
    json += (json.back() == '{' ? "" : ",") + json_string(name) + ':' + std::to_string(count);
  }
  return json + "}}";
}

}  // namespace complaint::site
