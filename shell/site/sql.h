// One connection to a database that speaks SQL, as far as the store needs it. SQLite and PostgreSQL take the same statements.
//
//   values   $1, $2 ... in the order in which they first stand in the statement; each is text (UTF-8): CAST what must be a number
//   errors   results, nothing throws; error() says why, without any value
//   threads  one at a time
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complaint::site {

struct SqlResult {
  std::vector<std::vector<std::string>> rows;
  long long changed = 0;  // rows that an INSERT or DELETE changed
};

class Sql {
 public:
  Sql() = default;
  virtual ~Sql() = default;
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;

  // Runs one statement as a transaction of its own, on the disk when this returns. Nothing: it failed. When a connection was
  // lost nobody knows whether the statement was carried out, and it is run once more: it must be one that may be.
  [[nodiscard]] virtual std::optional<SqlResult> run(const char* statement, const std::vector<std::string_view>& values = {}) = 0;
  [[nodiscard]] virtual std::string error() const = 0;

  // What the two call differently: a column that numbers the rows, and what follows a table.
  [[nodiscard]] virtual const char* numbering_column() const = 0;
  [[nodiscard]] virtual const char* table_options() const { return ""; }

  // Of the tables; 0: there are none yet. Nothing: could not be read.
  [[nodiscard]] virtual std::optional<int> schema_version() = 0;
  [[nodiscard]] virtual bool set_schema_version(int version) = 0;

  // The part of the limit of its size that is used, in percent. Nothing: no limit of ours, or it could not be read.
  [[nodiscard]] virtual std::optional<int> percent_used() { return std::nullopt; }

  // After a removal: takes what was removed out of the files too, where the database lets us.
  virtual void purge() {}
};

}  // namespace complaint::site
