// What was received. What take() has answered survives a kill and a power cut.
//
// A complaint's id is its idempotency key: unique, claimed by the very insert of the complaint, and kept as long as the
// complaint itself, so that a repetition is recognised however late it comes and whichever receiver takes it. Safe for use by
// many threads, and by several receivers on one database.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/sql.h"

namespace complaint::site {

inline constexpr int kMinDaysKept = 30;
inline constexpr int kMaxDaysKept = 36500;

enum class Claim {
  stored,      // new, and on the disk now
  repeated,    // the same body was stored before under this id
  other_body,  // another body was stored before under this id; nothing changed
  failed,      // not known to be stored: disk full, database locked or out of reach ...
};

struct Receipt {
  Claim claim = Claim::failed;
  std::string reference;    // of stored and repeated
  std::string received_at;  // RFC 3339, UTC
};

struct Arrival {
  std::string_view id;
  std::string_view payload;      // canonical JSON
  std::string_view received_at;  // RFC 3339, UTC, whole seconds
};

struct Received {
  long long sequence = 0;  // about in the order of arrival
  std::string reference;
  std::string received_at;
  std::string payload;
};

// Some of what was received, newest first.
struct ReceivedPage {
  std::vector<Received> entries;
  long long next = 0;  // `before` of the next page; 0: there is none
};

struct PageLimits {
  std::size_t entries = 0;
  std::size_t bytes = 0;  // of payloads; one entry is given however large it is
};

using Connections = std::vector<std::unique_ptr<Sql>>;  // at least one, all to the same database

class Store {
 public:
  using NewReference = std::function<std::optional<std::string>()>;

  // Makes the tables if there are none. Nothing: `error` says why.
  [[nodiscard]] static std::unique_ptr<Store> open(Connections connections, std::string& error);

  [[nodiscard]] Receipt take(const Arrival& arrival, const NewReference& new_reference);

  // What was received before the complaint with this sequence; 0: the newest. Nothing: the database could not be read.
  [[nodiscard]] std::optional<ReceivedPage> page(long long before, PageLimits limits);

  // Removes complaints received before that time, with their keys. Returns how many, also when it could not remove all.
  long long remove_before(std::string_view received_at);

  // Nothing: the database has no limit of ours, or could not be read.
  [[nodiscard]] std::optional<int> percent_used();

  // Whether the database can be read.
  [[nodiscard]] bool is_ready();

  // Why a complaint could not be stored the last time, without any of its words.
  [[nodiscard]] std::string last_error();

 private:
  class Lease;

  explicit Store(Connections connections);
  [[nodiscard]] bool prepare(std::string& error);
  [[nodiscard]] Receipt failed(const Sql& sql);

  const Connections connections_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<Sql*> free_;
  std::string last_error_;
};

}  // namespace complaint::site
