// Faults made on purpose, for tests: only with --faults, only on POST /api/complaints.
//
// One request, by its field `X-Fault`, items with commas between:
//   drop-before          close the connection, store nothing, answer nothing
//   drop-after-commit    store, then close without an answer
//   status=N             answer N, store nothing; with ;retry-after=S that field too; with ;after-commit store first
//   garbage              store, answer 200 with what is not JSON
//   half                 store, answer, break off in the middle of the body
//   delay=MS             wait before anything else; goes with any other item
// All requests, by POST /faults: {"seed":1,"drop-before":0.2,"500":0.1,"503-after-commit":0.1,"delay":0.3,
//   "delay-ms":50,"retry-after":1}: at most one fault a request, drawn in the order of arrival, the same for the same seed. {} ends it.
// GET /faults: how often each was done.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/answer.h"

namespace complaint::site {

enum class FaultKind { none, drop_before, drop_after_commit, status, status_after_commit, garbage, half };

struct Fault {
  FaultKind kind = FaultKind::none;
  int status = 0;        // of status and status_after_commit
  int retry_after = -1;  // seconds; below 0: no such field
  int delay = 0;         // milliseconds

  friend bool operator==(const Fault&, const Fault&) = default;
};

inline constexpr int kLongestDelay = 60000;  // ms

// Nothing: not of the form above.
[[nodiscard]] std::optional<Fault> read_fault(std::string_view field);

// The answer of `status` and `status_after_commit`; 422 names a field, as the real one would.
[[nodiscard]] Answer fault_answer(const Fault& fault);

class FaultMix {
 public:
  // False, nothing changed: not of the form above.
  bool set(std::string_view json);

  [[nodiscard]] Fault draw();
  [[nodiscard]] std::string counts();

 private:
  struct Share {
    std::string name;
    double until = 0;  // of the line from 0 to 1, where this share ends
    Fault fault;
  };
  [[nodiscard]] double next_number();

  std::mutex mutex_;
  std::vector<Share> shares_;
  std::uint64_t state_ = 0;
  std::map<std::string, int> counts_;
  int requests_ = 0;
};

}  // namespace complaint::site
