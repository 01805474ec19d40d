#include "site/database.h"

namespace complaint::site {

Database::Database(const std::string& path) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
  ok_ = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr) == SQLITE_OK;
  handle_.reset(handle);  // also after a failure: the handle then holds the error
}

std::string Database::error() const { return handle_ ? sqlite3_errmsg(handle_.get()) : "out of memory"; }

bool Database::run(const char* sql) { return sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

Statement::Statement(const Database& database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  error_ = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
}

Statement& Statement::text(int parameter, std::string_view value) {
  if (error_ == SQLITE_OK) {
    error_ = sqlite3_bind_text64(statement_.get(), parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::blob(int parameter, std::string_view value) {
  if (error_ == SQLITE_OK) {
    error_ = sqlite3_bind_blob64(statement_.get(), parameter, value.data(), value.size(), SQLITE_STATIC);
  }
  return *this;
}

int Statement::step() { return error_ == SQLITE_OK ? sqlite3_step(statement_.get()) : error_; }

std::string Statement::column(int index) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), index));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), index))) : std::string();
}

long long Statement::number(int index) const { return sqlite3_column_int64(statement_.get(), index); }

}  // namespace complaint::site
