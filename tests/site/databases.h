// Databases for the tests of the store: empty ones, gone with the object that stands for them.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "site/postgres.h"
#include "site/reference.h"
#include "site/sqlite.h"
#include "site/store.h"

namespace complaint::site {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "complaint-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class SqliteDatabase {
 public:
  [[nodiscard]] std::unique_ptr<Sqlite> connect() const {
    std::string error;
    auto sqlite = Sqlite::open(folder_.path(), error);
    REQUIRE_MESSAGE(sqlite, error);
    return sqlite;
  }
  [[nodiscard]] Connections connections() const {
    Connections connections;
    connections.push_back(connect());
    return connections;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

// A schema of its own in the server that COMPLAINT_TEST_POSTGRES names (tests/support/with_postgres.mjs).
class PostgresDatabase {
 public:
  PostgresDatabase() {
    static int count = 0;
    schema_ = "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    REQUIRE(connect()->run(("CREATE SCHEMA " + schema_).c_str()));
  }
  ~PostgresDatabase() { static_cast<void>(connect()->run(("DROP SCHEMA " + schema_ + " CASCADE").c_str())); }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  [[nodiscard]] std::unique_ptr<Postgres> connect() const {
    const char* url = std::getenv("COMPLAINT_TEST_POSTGRES");
    REQUIRE_MESSAGE(url, "run by: node tests/support/with_postgres.mjs PROGRAM");
    std::string error;
    auto postgres = Postgres::open(std::string(url) + "&options=-csearch_path%3D" + schema_, error);
    REQUIRE_MESSAGE(postgres, error);
    return postgres;
  }
  [[nodiscard]] Connections connections() const {
    Connections connections;
    for (int i = 0; i < 3; ++i) connections.push_back(connect());
    return connections;
  }

 private:
  std::string schema_;
};

template <typename Database>
std::unique_ptr<Store> open(const Database& database) {
  std::string error;
  auto store = Store::open(database.connections(), error);
  REQUIRE_MESSAGE(store, error);
  return store;
}

inline Receipt take(Store& store, const std::string& id, const std::string& payload, const char* at = "2026-11-22T12:00:00Z") {
  return store.take({id, payload, at}, [] { return random_reference(2026); });
}

}  // namespace complaint::site
