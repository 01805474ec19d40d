#include "site/store.h"

#include <limits>

namespace complaint::site {
namespace {

constexpr int kSchemaVersion = 2;
constexpr int kTriesForReference = 16;

constexpr const char* kInsert =
    "INSERT INTO complaints (id, reference, received_at, payload) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

constexpr const char* kFind = "SELECT reference, received_at, payload FROM complaints WHERE id = $1";

// At least as many as fit within both limits (a character is a byte or more), and one more: it shows that there is a next page.
constexpr const char* kPage = R"sql(
  SELECT sequence, reference, received_at, payload FROM (
    SELECT sequence, reference, received_at, payload, SUM(LENGTH(payload)) OVER (ORDER BY sequence DESC) AS total FROM (
      SELECT sequence, reference, received_at, payload FROM complaints
      WHERE sequence < CAST($1 AS BIGINT) ORDER BY sequence DESC LIMIT CAST($2 AS BIGINT)
    ) AS newest
  ) AS summed
  WHERE total - LENGTH(payload) <= CAST($3 AS BIGINT) ORDER BY sequence DESC)sql";

// In small transactions, which delay nobody for long.
constexpr long long kRemovedAtOnce = 500;
constexpr const char* kRemove =
    "DELETE FROM complaints WHERE sequence IN (SELECT sequence FROM complaints WHERE received_at < $1 "
    "LIMIT CAST($2 AS BIGINT))";

Receipt earlier_receipt(const std::vector<std::string>& row, const Arrival& arrival) {
  if (row[2] != arrival.payload) return {Claim::other_body, {}, {}};
  return {Claim::repeated, row[0], row[1]};
}

}  // namespace

// One of the connections, until it goes out of scope.
class Store::Lease {
 public:
  explicit Lease(Store& store) : store_(store) {
    std::unique_lock lock(store.mutex_);
    store.given_back_.wait(lock, [&] { return !store.free_.empty(); });
    sql_ = store.free_.back();
    store.free_.pop_back();
  }
  ~Lease() {
    const std::lock_guard lock(store_.mutex_);
    store_.free_.push_back(sql_);
    store_.given_back_.notify_one();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  Sql* operator->() const { return sql_; }
  Sql& operator*() const { return *sql_; }

 private:
  Store& store_;
  Sql* sql_ = nullptr;
};

Store::Store(Connections connections) : connections_(std::move(connections)) {
  for (const auto& connection : connections_) free_.push_back(connection.get());
}

bool Store::prepare(std::string& error) {
  Sql& sql = *connections_.front();
  const auto version = sql.schema_version();
  if (version && *version > kSchemaVersion) {
    error = "the database is of a later version of complaint-site";
    return false;
  }
  const std::string table = std::string("CREATE TABLE IF NOT EXISTS complaints (sequence ") + sql.numbering_column() +
                            ", id TEXT NOT NULL UNIQUE, reference TEXT NOT NULL UNIQUE, received_at TEXT NOT NULL"
                            ", payload TEXT NOT NULL) " +
                            sql.table_options();
  constexpr const char* kIndex = "CREATE INDEX IF NOT EXISTS complaints_received_at ON complaints (received_at)";
  if (version && sql.run(table.c_str()) && sql.run(kIndex) && sql.set_schema_version(kSchemaVersion)) return true;
  error = sql.error();
  return false;
}

std::unique_ptr<Store> Store::open(Connections connections, std::string& error) {
  std::unique_ptr<Store> store(new Store(std::move(connections)));
  return store->prepare(error) ? std::move(store) : nullptr;
}

Receipt Store::take(const Arrival& arrival, const NewReference& new_reference) {
  const Lease sql(*this);
  for (int i = 0; i < kTriesForReference; ++i) {
    auto reference = new_reference();
    if (!reference) return {};
    const auto inserted = sql->run(kInsert, {arrival.id, *reference, arrival.received_at, arrival.payload});
    if (!inserted) return failed(*sql);
    if (inserted->changed == 1) return {Claim::stored, *std::move(reference), std::string(arrival.received_at)};
    const auto earlier = sql->run(kFind, {arrival.id});
    if (!earlier) return failed(*sql);
    if (!earlier->rows.empty()) return earlier_receipt(earlier->rows.front(), arrival);
    // The id is free: it is the reference that is taken.
  }
  return {};
}

Receipt Store::failed(const Sql& sql) {
  const std::lock_guard lock(mutex_);
  last_error_ = sql.error();
  return {};
}

std::string Store::last_error() {
  const std::lock_guard lock(mutex_);
  return last_error_;
}

std::optional<ReceivedPage> Store::page(long long before, PageLimits limits) {
  const Lease sql(*this);
  const std::string first = std::to_string(before > 0 ? before : std::numeric_limits<long long>::max());
  const auto result = sql->run(kPage, {first, std::to_string(limits.entries + 1), std::to_string(limits.bytes)});
  if (!result) return std::nullopt;
  ReceivedPage page;
  std::size_t bytes = 0;
  for (const auto& row : result->rows) {
    bytes += row[3].size();
    const bool is_full = page.entries.size() == limits.entries || bytes > limits.bytes;
    if (is_full && !page.entries.empty()) {
      page.next = page.entries.back().sequence;
      break;
    }
    page.entries.push_back({std::stoll(row[0]), row[1], row[2], row[3]});
  }
  return page;
}

long long Store::remove_before(std::string_view received_at) {
  long long removed = 0;
  for (long long changed = kRemovedAtOnce; changed == kRemovedAtOnce; removed += changed) {
    const auto result = Lease(*this)->run(kRemove, {received_at, std::to_string(kRemovedAtOnce)});
    changed = result ? result->changed : 0;
  }
  Lease(*this)->purge();  // also what an earlier call could not, while somebody read
  return removed;
}

std::optional<int> Store::percent_used() { return Lease(*this)->percent_used(); }

bool Store::is_ready() { return Lease(*this)->run("SELECT sequence FROM complaints LIMIT 1").has_value(); }

}  // namespace complaint::site
