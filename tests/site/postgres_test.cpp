// What is PostgreSQL's only: sessions that are lost, transactions that meet.
#include "site/postgres.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <thread>

#include "databases.h"

namespace complaint::site {
namespace {

std::string session_of(Sql& sql) { return sql.run("SELECT pg_backend_pid()")->rows.front().front(); }

}  // namespace

TEST_CASE("postgres: a session that was ended is opened anew, with its settings") {
  const PostgresDatabase database;
  const auto sql = database.connect();
  const std::string before = session_of(*sql);
  REQUIRE(database.connect()->run("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", {before}));
  CHECK(session_of(*sql) != before);
  CHECK(sql->run("SHOW statement_timeout")->rows.front().front() == "5s");
}

TEST_CASE("postgres: a session that may lose what was committed is told not to") {
  const PostgresDatabase database;
  const auto sql = database.connect();
  REQUIRE(sql->run("ALTER ROLE postgres SET synchronous_commit = off"));
  CHECK(database.connect()->run("SHOW synchronous_commit")->rows.front().front() == "on");
  REQUIRE(sql->run("ALTER ROLE postgres RESET synchronous_commit"));
}

TEST_CASE("postgres: a session keeps its commits although the server is told otherwise later") {
  const PostgresDatabase database;
  const auto sql = database.connect();
  REQUIRE(sql->run("ALTER SYSTEM SET synchronous_commit = off"));
  REQUIRE(sql->run("SELECT pg_reload_conf()"));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(sql->run("SHOW synchronous_commit")->rows.front().front() == "on");
  REQUIRE(sql->run("ALTER SYSTEM RESET synchronous_commit"));
  REQUIRE(sql->run("SELECT pg_reload_conf()"));
}

TEST_CASE("postgres: a statement without an answer is given up, and the next one has a new connection") {
  const PostgresDatabase database;
  const auto sql = database.connect();
  REQUIRE(sql->run("SET statement_timeout = 0"));
  const std::string before = session_of(*sql);
  CHECK_FALSE(sql->run("SELECT pg_sleep(60)"));
  CHECK(sql->error() == "the server did not answer");
  CHECK(session_of(*sql) != before);
}

TEST_CASE("postgres: an error says its state and none of the values") {
  const PostgresDatabase database;
  const auto sql = database.connect();
  CHECK_FALSE(sql->run("SELECT CAST($1 AS INTEGER)", {"the words of somebody"}));
  CHECK(sql->error() == "SQLSTATE 22P02");
  CHECK(session_of(*sql) != "");
}

TEST_CASE("postgres: receivers that start at once on an empty database all find their tables") {
  for (int round = 0; round < 5; ++round) {
    const PostgresDatabase database;
    std::array<std::string, 6> errors;
    std::vector<std::thread> threads;
    for (std::string& error : errors)
      threads.emplace_back([&] { static_cast<void>(Store::open(database.connections(), error)); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& error : errors) CHECK(error == "");
  }
}

TEST_CASE("postgres: under the strictest isolation too, each id is stored once and nobody is told that it failed") {
  const PostgresDatabase database;
  REQUIRE(database.connect()->run("ALTER ROLE postgres SET default_transaction_isolation = 'serializable'"));
  const auto store = open(database);
  REQUIRE(database.connect()->run("ALTER ROLE postgres RESET default_transaction_isolation"));
  std::array<int, 3> stored{};
  std::array<int, 3> failed{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < stored.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int id = 0; id < 100; ++id) {
        const Claim claim = take(*store, std::to_string(id), "{}").claim;
        stored[t] += claim == Claim::stored ? 1 : 0;
        failed[t] += claim == Claim::failed ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(stored[0] + stored[1] + stored[2] == 100);
  CHECK(failed[0] + failed[1] + failed[2] == 0);
}

TEST_CASE("postgres: a server that is not there is said so") {
  std::string error;
  CHECK_FALSE(Postgres::open("postgresql://127.0.0.1:1/none", error));
  CHECK_FALSE(error.empty());
  CHECK_FALSE(Postgres::open("postgresql://u:s3c/ret@127.0.0.1/none", error));
  CHECK(error.find("s3c") == std::string::npos);
}

}  // namespace complaint::site
