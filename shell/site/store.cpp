#include "site/store.h"

#include <sys/stat.h>

#include <limits>

namespace complaint::site {
namespace {

// `sequence` is the order of arrival; STRICT keeps every column to its type.
constexpr const char* kSchema = R"sql(
  CREATE TABLE IF NOT EXISTS complaints (
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    reference   TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,
    digest      BLOB NOT NULL,
    payload     TEXT NOT NULL
  ) STRICT;
  PRAGMA user_version = 1;
)sql";

constexpr int kTriesForReference = 16;
constexpr int kBusyTime = 1500;  // ms, that another program may hold the database

std::optional<Receipt> earlier_receipt(const Database& database, const Arrival& arrival) {
  Statement find(database, "SELECT reference, received_at, digest FROM complaints WHERE id = ?1");
  const int step = find.text(1, arrival.id).step();
  if (step == SQLITE_DONE) return std::nullopt;
  if (step != SQLITE_ROW) return Receipt{};
  if (find.column(2) != arrival.digest) return Receipt{Claim::other_body, {}, {}};
  return Receipt{Claim::repeated, find.column(0), find.column(1)};
}

int insert(const Database& database, const Arrival& arrival, std::string_view reference) {
  Statement insertion(database,
                      "INSERT INTO complaints (id, reference, received_at, digest, payload) VALUES (?1, ?2, ?3, ?4, ?5)");
  insertion.text(1, arrival.id).text(2, reference).text(3, arrival.received_at);
  return insertion.blob(4, arrival.digest).text(5, arrival.payload).step();
}

}  // namespace

Store::Store(const std::string& path) : writer_(path), reader_(path) {}

bool Store::prepare() {
  sqlite3_busy_timeout(writer_.handle(), kBusyTime);
  sqlite3_busy_timeout(reader_.handle(), kBusyTime);
  if (!writer_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; "
                   "PRAGMA secure_delete = ON;"))
    return false;
  Statement version(writer_, "PRAGMA user_version");
  if (version.step() != SQLITE_ROW || version.number(0) > 1) return false;
  return version.number(0) == 1 || writer_.run(kSchema);
}

std::unique_ptr<Store> Store::open(const std::filesystem::path& folder, std::string& error) {
  umask(S_IRWXG | S_IRWXO);  // the folder and the database hold personal data
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) {
    error = failure.message();
    return nullptr;
  }
  std::unique_ptr<Store> store(new Store((folder / "complaints.sqlite").string()));
  if (store->writer_.ok() && store->reader_.ok() && store->prepare()) return store;
  error = store->writer_.ok() ? store->writer_.error() + " (or the database is of a later version)" : store->writer_.error();
  return nullptr;
}

Receipt Store::take(const Arrival& arrival, const NewReference& new_reference) {
  const std::lock_guard lock(writing_);
  if (!writer_.run("BEGIN IMMEDIATE")) return {};
  Receipt receipt = take_in_transaction(arrival, new_reference);
  if (receipt.claim == Claim::stored && writer_.run("COMMIT")) return receipt;
  if (receipt.claim == Claim::stored) receipt = {};
  writer_.run("ROLLBACK");
  return receipt;
}

Receipt Store::take_in_transaction(const Arrival& arrival, const NewReference& new_reference) {
  if (auto earlier = earlier_receipt(writer_, arrival)) return *std::move(earlier);
  for (int i = 0; i < kTriesForReference; ++i) {
    auto reference = new_reference();
    if (!reference) return {};
    const int step = insert(writer_, arrival, *reference);
    if (step == SQLITE_DONE) return {Claim::stored, *std::move(reference), std::string(arrival.received_at)};
    // The id is free, as was seen above: it is the reference that is taken.
    if (step != SQLITE_CONSTRAINT_UNIQUE) return {};
  }
  return {};
}

std::optional<ReceivedPage> Store::page(long long before, PageLimits limits) {
  const std::lock_guard lock(reading_);
  ReceivedPage page;
  std::size_t bytes = 0;
  Statement list(reader_,
                 "SELECT sequence, reference, received_at, payload FROM complaints WHERE sequence < CAST(?1 AS INTEGER) "
                 "ORDER BY sequence DESC");
  const std::string cursor = std::to_string(before > 0 ? before : std::numeric_limits<long long>::max());
  list.text(1, cursor);
  int step = list.step();
  for (; step == SQLITE_ROW; step = list.step()) {
    Received received{list.number(0), list.column(1), list.column(2), list.column(3)};
    bytes += received.payload.size();
    const bool is_full = page.entries.size() >= static_cast<std::size_t>(limits.entries) || bytes > limits.bytes;
    if (is_full && !page.entries.empty()) {
      page.next = page.entries.back().sequence;
      return page;
    }
    page.entries.push_back(std::move(received));
  }
  if (step != SQLITE_DONE) return std::nullopt;
  return page;
}

int Store::remove_before(std::string_view received_at) {
  const std::lock_guard lock(writing_);
  Statement removal(writer_, "DELETE FROM complaints WHERE received_at < ?1");
  if (removal.text(1, received_at).step() != SQLITE_DONE) return -1;
  const int removed = sqlite3_changes(writer_.handle());
  // secure_delete overwrites them in the database; the write-ahead log holds them until it is written back and emptied.
  writer_.run("PRAGMA wal_checkpoint(TRUNCATE)");
  return removed;
}

long long Store::pragma(const char* name) const {
  Statement read(writer_, std::string("PRAGMA ") + name);
  return read.step() == SQLITE_ROW ? read.number(0) : -1;
}

int Store::percent_used() {
  const std::lock_guard lock(writing_);
  const long long all = pragma("page_count");
  const long long free = pragma("freelist_count");
  const long long most = pragma("max_page_count");
  return all < 0 || free < 0 || most <= 0 ? -1 : static_cast<int>((all - free) * 100 / most);
}

void Store::limit_pages(int most) {
  const std::lock_guard lock(writing_);
  writer_.run(("PRAGMA max_page_count = " + std::to_string(most)).c_str());
}

}  // namespace complaint::site
