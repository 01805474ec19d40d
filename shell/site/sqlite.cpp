#include "site/sqlite.h"

#include <sys/stat.h>

namespace complaint::site {
namespace {

constexpr int kBusyTime = 1500;  // ms, that another program may hold the database

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::vector<std::string> row_of(sqlite3_stmt* statement) {
  std::vector<std::string> row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
    row.emplace_back(bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))) : "");
  }
  return row;
}

}  // namespace

Sqlite::Sqlite(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);  // also after a failure: the handle then holds the error
}

bool Sqlite::prepare() {
  if (sqlite3_errcode(handle_.get()) != SQLITE_OK) return false;
  sqlite3_busy_timeout(handle_.get(), kBusyTime);
  for (const char* setting :
       {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF", "PRAGMA secure_delete = ON"}) {
    if (!run(setting)) return false;
  }
  const auto check = run("PRAGMA quick_check(1)");
  if (!check || check->rows.empty() || check->rows.front().front() != "ok") return false;
  return schema_version() != 1 || migrate();
}

// Version 1 kept a digest beside each payload.
bool Sqlite::migrate() {
  for (const char* statement :
       {"BEGIN IMMEDIATE", "ALTER TABLE complaints DROP COLUMN digest", "PRAGMA user_version = 2", "COMMIT"}) {
    if (!run(statement)) return false;
  }
  return true;
}

// A file that was removed or replaced while it is open would take what nobody can find again.
bool Sqlite::is_moved() const {
  int moved = 0;
  return sqlite3_file_control(handle_.get(), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

std::unique_ptr<Sqlite> Sqlite::open(const std::filesystem::path& folder, std::string& error) {
  umask(S_IRWXG | S_IRWXO);  // the folder and the database hold personal data
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) {
    error = failure.message();
    return nullptr;
  }
  std::unique_ptr<Sqlite> sqlite(new Sqlite(folder / "complaints.sqlite"));
  if (sqlite->prepare()) return sqlite;
  error = sqlite->error() + " (or the database is damaged)";
  return nullptr;
}

std::string Sqlite::error() const {
  if (!handle_) return "out of memory";
  return is_moved() ? "the file was moved or removed" : sqlite3_errmsg(handle_.get());
}

std::optional<SqlResult> Sqlite::run(const char* statement, const std::vector<std::string_view>& values) {
  if (is_moved()) return std::nullopt;
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), statement, -1, &prepared, nullptr) != SQLITE_OK) return std::nullopt;
  const std::unique_ptr<sqlite3_stmt, Finalize> owner(prepared);
  int index = 0;
  for (const std::string_view value : values)
    sqlite3_bind_text64(prepared, ++index, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  SqlResult result;
  int step = sqlite3_step(prepared);
  for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) result.rows.push_back(row_of(prepared));
  if (step != SQLITE_DONE) return std::nullopt;
  result.changed = sqlite3_changes(handle_.get());
  return result;
}

std::optional<long long> Sqlite::number(const char* statement) {
  const auto result = run(statement);
  if (!result || result->rows.empty()) return std::nullopt;
  return std::stoll(result->rows.front().front());
}

std::optional<int> Sqlite::schema_version() {
  const auto version = number("PRAGMA user_version");
  return version ? std::optional(static_cast<int>(*version)) : std::nullopt;
}

bool Sqlite::set_schema_version(int version) {
  return run(("PRAGMA user_version = " + std::to_string(version)).c_str()).has_value();
}

std::optional<int> Sqlite::percent_used() {
  const auto all = number("PRAGMA page_count");
  const auto free = number("PRAGMA freelist_count");
  const auto most = number("PRAGMA max_page_count");
  if (!all || !free || !most || *most <= 0) return std::nullopt;
  return static_cast<int>((*all - *free) * 100 / *most);
}

// secure_delete overwrites what was removed in the database; the write-ahead log holds it until it is written back and emptied.
void Sqlite::purge() { static_cast<void>(run("PRAGMA wal_checkpoint(TRUNCATE)")); }

void Sqlite::limit_pages(int most) { static_cast<void>(run(("PRAGMA max_page_count = " + std::to_string(most)).c_str())); }

}  // namespace complaint::site
