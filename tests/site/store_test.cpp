// The store on both databases, and what is one of them only.
#include "site/store.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <thread>

#include "databases.h"
#include "site/reference.h"

namespace complaint::site {
namespace {

std::vector<Received> newest_first(Store& store) { return store.page(0, {1000, 1U << 30U}).value().entries; }

std::size_t count(Store& store) { return newest_first(store).size(); }

}  // namespace

TEST_CASE_TEMPLATE("store: a new complaint is stored under a new reference", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  const Receipt receipt = take(*store, "a", "{}");
  CHECK(receipt.claim == Claim::stored);
  CHECK(is_reference(receipt.reference));
  CHECK(receipt.received_at == "2026-11-22T12:00:00Z");
  CHECK(count(*store) == 1);
}

TEST_CASE_TEMPLATE("store: the same again gives the first receipt, later too", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  const Receipt first = take(*store, "a", "{}");
  const Receipt again = take(*store, "a", "{}", "2027-11-22T12:00:00Z");
  CHECK(again.claim == Claim::repeated);
  CHECK(again.reference == first.reference);
  CHECK(again.received_at == first.received_at);
  CHECK(count(*store) == 1);
}

TEST_CASE_TEMPLATE("store: another body under the same id is refused and changes nothing", Database, SqliteDatabase,
                   PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  static_cast<void>(take(*store, "a", "{}"));
  CHECK(take(*store, "a", "{ }").claim == Claim::other_body);
  CHECK(newest_first(*store).front().payload == "{}");
}

TEST_CASE_TEMPLATE("store: a reference that is taken is drawn again; when none is free nothing is stored", Database,
                   SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  const Arrival first{"a", "{}", "2026-11-22T12:00:00Z"};
  const Arrival second{"b", "{}", "2026-11-22T12:00:00Z"};
  CHECK(store->take(first, [] { return "one"; }).reference == "one");
  CHECK(store->take(second, [] { return "one"; }).claim == Claim::failed);
  CHECK(count(*store) == 1);
  int tries = 0;
  const Receipt receipt = store->take(second, [&] { return tries++ < 3 ? "one" : "two"; });
  CHECK(receipt.claim == Claim::stored);
  CHECK(receipt.reference == "two");
  CHECK(store->take({"c", "{}", "x"}, [] { return std::nullopt; }).claim == Claim::failed);
  CHECK(count(*store) == 2);
}

TEST_CASE_TEMPLATE("store: any text comes back as it went in", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  const std::string payload = "a\nb'; DROP TABLE complaints; $1 --\xc3\xa9\xf0\x9f\x98\x80";
  static_cast<void>(take(*store, payload, payload));
  CHECK(newest_first(*store).front().payload == payload);
  CHECK(take(*store, payload, payload).claim == Claim::repeated);
}

TEST_CASE_TEMPLATE("store: many threads and two sites on one folder store each id once", Database, SqliteDatabase,
                   PostgresDatabase) {
  const Database database;
  const std::array stores = {open(database), open(database)};
  constexpr int kThreads = 8;
  constexpr int kIds = 40;
  std::array<std::vector<Receipt>, kThreads> receipts;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int id = 0; id < kIds; ++id) receipts[t].push_back(take(*stores[t % 2], std::to_string(id), "{}"));
    });
  }
  for (std::thread& thread : threads) thread.join();
  int stored = 0;
  std::set<std::pair<std::size_t, std::string>> references;
  for (const auto& of_thread : receipts) {
    REQUIRE(of_thread.size() == kIds);
    for (std::size_t id = 0; id < of_thread.size(); ++id) {
      CHECK(of_thread[id].claim != Claim::failed);
      stored += of_thread[id].claim == Claim::stored ? 1 : 0;
      references.emplace(id, of_thread[id].reference);
    }
  }
  CHECK(stored == kIds);
  CHECK(references.size() == kIds);
  CHECK(count(*stores[0]) == kIds);
}

TEST_CASE_TEMPLATE("store: newest first, as many as asked for", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  for (const char* id : {"a", "b", "c"}) static_cast<void>(take(*store, id, id));
  const ReceivedPage two = store->page(0, {2, 1000}).value();
  REQUIRE(two.entries.size() == 2);
  CHECK(two.entries[0].payload == "c");
  CHECK(two.entries[1].payload == "b");
  const ReceivedPage last = store->page(two.next, {2, 1000}).value();
  REQUIRE(last.entries.size() == 1);
  CHECK(last.entries[0].payload == "a");
  CHECK(last.next == 0);
}

TEST_CASE_TEMPLATE("store: a page ends at its limit of bytes, but holds one entry at least", Database, SqliteDatabase,
                   PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  for (const char* id : {"a", "b", "c"}) static_cast<void>(take(*store, id, std::string(100, *id)));
  CHECK(store->page(0, {10, 200}).value().entries.size() == 2);
  CHECK(store->page(0, {10, 299}).value().entries.size() == 2);
  CHECK(store->page(0, {10, 300}).value().next == 0);
  CHECK(store->page(0, {10, 1}).value().entries.size() == 1);
}

TEST_CASE_TEMPLATE("store: what is older than asked is removed, with its key", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  static_cast<void>(take(*store, "old", "{}", "2026-01-01T00:00:00Z"));
  static_cast<void>(take(*store, "new", "{}", "2026-11-01T00:00:00Z"));
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK(count(*store) == 1);
  CHECK(take(*store, "new", "{}").claim == Claim::repeated);
}

TEST_CASE_TEMPLATE("store: more than one small transaction of old complaints is removed", Database, SqliteDatabase,
                   PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  for (int id = 0; id < 1203; ++id) static_cast<void>(take(*store, std::to_string(id), "{}", "2026-01-01T00:00:00Z"));
  static_cast<void>(take(*store, "new", "{}", "2026-11-01T00:00:00Z"));
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1203);
  CHECK(count(*store) == 1);
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 0);
}

TEST_CASE_TEMPLATE("store: a database of a later version is not touched", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  REQUIRE(database.connect()->schema_version() == 0);
  REQUIRE(database.connect()->set_schema_version(3));
  std::string error;
  CHECK_FALSE(Store::open(database.connections(), error));
  CHECK(error == "the database is of a later version of complaint-site");
  CHECK_FALSE(database.connect()->run("SELECT id FROM complaints"));
}

TEST_CASE_TEMPLATE("store: is ready while its database answers", Database, SqliteDatabase, PostgresDatabase) {
  const Database database;
  const auto store = open(database);
  CHECK(store->is_ready());
  REQUIRE(database.connect()->run("DROP TABLE complaints"));
  CHECK_FALSE(store->is_ready());
}

}  // namespace complaint::site
