#include "site/sqlite.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "databases.h"

namespace complaint::site {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Whether a file of the folder holds these bytes.
bool is_on_disk(const SqliteDatabase& database, const std::string& bytes) {
  for (const auto& file : std::filesystem::directory_iterator(database.path())) {
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (content.find(bytes) != std::string::npos) return true;
  }
  return false;
}

// A store on a connection whose limit the test can change.
std::pair<std::unique_ptr<Store>, Sqlite*> open_limited(const SqliteDatabase& database) {
  Connections connections = database.connections();
  auto* sqlite = static_cast<Sqlite*>(connections.front().get());
  std::string error;
  auto store = Store::open(std::move(connections), error);
  REQUIRE_MESSAGE(store, error);
  return {std::move(store), sqlite};
}

}  // namespace

TEST_CASE("sqlite: what is removed is not on the disk any more") {
  const SqliteDatabase database;
  const auto store = open(database);
  static_cast<void>(take(*store, "old", "the words of somebody", "2026-01-01T00:00:00Z"));
  static_cast<void>(take(*store, "new", "other words", "2026-11-01T00:00:00Z"));
  REQUIRE(is_on_disk(database, "the words of somebody"));
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK_FALSE(is_on_disk(database, "the words of somebody"));
  CHECK(is_on_disk(database, "other words"));
}

TEST_CASE("sqlite: says how much of its limit is used") {
  const SqliteDatabase database;
  auto [store, sqlite] = open_limited(database);
  sqlite->limit_pages(100);
  const int before = store->percent_used().value();
  CHECK(before < 20);
  static_cast<void>(take(*store, "a", std::string(200000, 'x'), "2026-01-01T00:00:00Z"));
  CHECK(store->percent_used().value() >= before + 45);
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK(store->percent_used().value() <= before + 1);
}

TEST_CASE("sqlite: the folder that it makes can be read by its owner only") {
  const TemporaryFolder folder;
  umask(0022);
  std::string error;
  REQUIRE(Sqlite::open(folder.path() / "made" / "here", error));
  using std::filesystem::perms;
  for (const char* name : {"made", "made/here"})
    CHECK((std::filesystem::status(folder.path() / name).permissions() & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("sqlite: everything is there after opening again, in WAL mode") {
  const SqliteDatabase database;
  const Receipt first = take(*open(database), "a", "{}");
  CHECK(take(*open(database), "a", "{}").reference == first.reference);
  CHECK(database.connect()->run("PRAGMA journal_mode")->rows == Rows{{"wal"}});
}

TEST_CASE("sqlite: while another program holds the database, nothing is stored and nothing is promised") {
  const SqliteDatabase database;
  const auto store = open(database);
  const auto other = database.connect();
  REQUIRE(other->run("BEGIN IMMEDIATE"));
  CHECK(take(*store, "a", "{}").claim == Claim::failed);  // after the time that it waits
  REQUIRE(other->run("ROLLBACK"));
  CHECK(take(*store, "a", "{}").claim == Claim::stored);
}

TEST_CASE("sqlite: a full disk fails the complaint and not the site") {
  const SqliteDatabase database;
  auto [store, sqlite] = open_limited(database);
  static_cast<void>(take(*store, "a", "{}"));
  sqlite->limit_pages(1);
  CHECK(take(*store, "b", std::string(200000, 'x')).claim == Claim::failed);
  CHECK(store->page(0, {10, 1000}).value().entries.size() == 1);
  sqlite->limit_pages(100000);
  CHECK(take(*store, "b", std::string(200000, 'x')).claim == Claim::stored);
}

TEST_CASE("sqlite: a database of version 1 is taken over, with what it holds") {
  const SqliteDatabase database;
  const auto old = database.connect();
  REQUIRE(
      old->run("CREATE TABLE complaints (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reference TEXT "
               "NOT NULL UNIQUE, received_at TEXT NOT NULL, digest BLOB NOT NULL, payload TEXT NOT NULL) STRICT"));
  REQUIRE(
      old->run("INSERT INTO complaints (id, reference, received_at, digest, payload) VALUES ('a', 'one', "
               "'2026-01-01T00:00:00Z', x'00', '{}')"));
  REQUIRE(old->set_schema_version(1));
  const auto store = open(database);
  const Receipt receipt = take(*store, "a", "{}");
  CHECK(receipt.claim == Claim::repeated);
  CHECK(receipt.reference == "one");
  CHECK(take(*store, "b", "{}").claim == Claim::stored);
}

TEST_CASE("sqlite: a file that was removed takes nothing any more") {
  const SqliteDatabase database;
  const auto store = open(database);
  static_cast<void>(take(*store, "a", "{}"));
  std::filesystem::rename(database.path() / "complaints.sqlite", database.path() / "elsewhere");
  CHECK(take(*store, "b", "{}").claim == Claim::failed);
  CHECK(store->last_error() == "the file was moved or removed");
  CHECK_FALSE(store->is_ready());
}

TEST_CASE("sqlite: a damaged database is refused") {
  const SqliteDatabase database;
  const auto store = open(database);
  for (int i = 0; i < 50; ++i) static_cast<void>(take(*store, std::to_string(i), std::string(4000, 'x')));
  database.connect()->purge();
  std::fstream file(database.path() / "complaints.sqlite", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096 * 3);
  file << std::string(4096, 'z');
  file.close();
  std::string error;
  CHECK_FALSE(Sqlite::open(database.path(), error));
}

TEST_CASE("sqlite: what is no database is not touched") {
  const TemporaryFolder broken;
  std::ofstream(broken.path() / "complaints.sqlite") << std::string(5000, 'x');
  std::string error;
  CHECK_FALSE(Sqlite::open(broken.path(), error));
  CHECK_FALSE(error.empty());
}

}  // namespace complaint::site
