// SQLite, just enough of it: a connection and a statement that close themselves. Errors are result codes; nothing throws.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

namespace complaint::site {

class Database {
 public:
  // Opens, or makes, the file. Not ok(): error() says why.
  explicit Database(const std::string& path);

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::string error() const;

  // Runs statements that give no rows.
  bool run(const char* sql);

  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
  bool ok_ = false;
};

// One use of one SQL statement.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  // Parameters count from 1. The bytes must outlive the statement.
  Statement& text(int parameter, std::string_view value);
  Statement& blob(int parameter, std::string_view value);

  // SQLITE_ROW, SQLITE_DONE or an (extended) error.
  int step();

  // Columns count from 0.
  [[nodiscard]] std::string column(int index) const;
  [[nodiscard]] long long number(int index) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int error_ = SQLITE_OK;
};

}  // namespace complaint::site
