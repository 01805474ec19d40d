// SQLite in a folder of its own: WAL and synchronous=FULL, so what run() has done survives a kill and a power cut.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>

#include "site/sql.h"

namespace complaint::site {

class Sqlite final : public Sql {
 public:
  // The folder is made if it is not there, readable by its owner only. Nothing: `error` says why.
  [[nodiscard]] static std::unique_ptr<Sqlite> open(const std::filesystem::path& folder, std::string& error);

  // Lets the database grow no larger than this many pages of 4 KiB (or what it has now); beyond that an INSERT fails.
  void limit_pages(int most);

  [[nodiscard]] std::optional<SqlResult> run(const char* statement, const std::vector<std::string_view>& values = {}) override;
  [[nodiscard]] std::string error() const override;
  [[nodiscard]] const char* numbering_column() const override { return "INTEGER PRIMARY KEY AUTOINCREMENT"; }
  [[nodiscard]] const char* table_options() const override { return "STRICT"; }
  [[nodiscard]] std::optional<int> schema_version() override;
  [[nodiscard]] bool set_schema_version(int version) override;
  [[nodiscard]] std::optional<int> percent_used() override;
  void purge() override;

 private:
  explicit Sqlite(const std::filesystem::path& file);
  [[nodiscard]] bool prepare();
  [[nodiscard]] bool migrate();
  [[nodiscard]] bool is_moved() const;
  [[nodiscard]] std::optional<long long> number(const char* statement);

  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace complaint::site
