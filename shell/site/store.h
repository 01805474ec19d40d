// What was received, in SQLite (WAL, synchronous=FULL: what take() has answered survives a kill and a power cut).
//
// A complaint's id is its idempotency key: unique, claimed by the very insert of the complaint, and kept as long as the
// complaint itself, so that a repetition is recognised however late it comes. Safe for use by many threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/database.h"

namespace complaint::site {

inline constexpr int kLeastDaysKept = 30;

enum class Claim {
  stored,      // new, and on the disk now
  repeated,    // the same body was stored before under this id
  other_body,  // another body was stored before under this id; nothing changed
  failed,      // nothing was stored: disk full, database locked ...
};

struct Receipt {
  Claim claim = Claim::failed;
  std::string reference;    // of stored and repeated
  std::string received_at;  // RFC 3339, UTC
};

struct Arrival {
  std::string_view id;
  std::string_view payload;      // canonical JSON
  std::string_view digest;       // SHA-256 of the payload, 32 bytes
  std::string_view received_at;  // RFC 3339, UTC, whole seconds
};

struct Received {
  long long sequence = 0;  // in the order of arrival
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
  int entries = 0;
  std::size_t bytes = 0;  // of payloads; one entry is given however large it is
};

class Store {
 public:
  using NewReference = std::function<std::optional<std::string>()>;

  // In that folder, made if it is not there, readable by its owner only. Nothing: `error` says why.
  [[nodiscard]] static std::unique_ptr<Store> open(const std::filesystem::path& folder, std::string& error);

  [[nodiscard]] Receipt take(const Arrival& arrival, const NewReference& new_reference);

  // What was received before the complaint with this sequence; 0: the newest. Nothing: the database could not be read.
  [[nodiscard]] std::optional<ReceivedPage> page(long long before, PageLimits limits);

  // Removes complaints received before that time, with their keys, from the files too. Returns how many; below 0: failed.
  int remove_before(std::string_view received_at);

  // The part of the database's limit that is used, in percent. Below 0: could not be read.
  [[nodiscard]] int percent_used();

  // Lets the database grow no larger than this many pages of 4 KiB (or what it has now); beyond that take() fails.
  void limit_pages(int most);

 private:
  explicit Store(const std::string& path);
  [[nodiscard]] bool prepare();
  [[nodiscard]] long long pragma(const char* name) const;
  [[nodiscard]] Receipt take_in_transaction(const Arrival& arrival, const NewReference& new_reference);

  Database writer_;
  Database reader_;
  std::mutex writing_;
  std::mutex reading_;
};

}  // namespace complaint::site
