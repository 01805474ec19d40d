#include "site/store.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "site/reference.h"
#include "site/sha256.h"

namespace complaint::site {
namespace {

using namespace std::string_literals;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "complaint-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::unique_ptr<Store> open(const Folder& folder) {
  std::string error;
  auto store = Store::open(folder.path(), error);
  REQUIRE_MESSAGE(store, error);
  return store;
}

Receipt take(Store& store, const std::string& id, const std::string& payload, const char* at = "2026-11-22T12:00:00Z") {
  const std::string digest = sha256(payload).value();
  return store.take({id, payload, digest, at}, [] { return random_reference(2026); });
}

std::vector<Received> newest_first(Store& store) { return store.page(0, {1000, 1U << 30U}).value().entries; }

std::size_t count(Store& store) { return newest_first(store).size(); }

// Whether a file of the folder holds these bytes.
bool is_on_disk(const Folder& folder, const std::string& bytes) {
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (content.find(bytes) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("store: a new complaint is stored under a new reference") {
  const Folder folder;
  const auto store = open(folder);
  const Receipt receipt = take(*store, "a", "{}");
  CHECK(receipt.claim == Claim::stored);
  CHECK(is_reference(receipt.reference));
  CHECK(receipt.received_at == "2026-11-22T12:00:00Z");
  CHECK(count(*store) == 1);
}

TEST_CASE("store: the same again gives the first receipt, later too") {
  const Folder folder;
  const auto store = open(folder);
  const Receipt first = take(*store, "a", "{}");
  const Receipt again = take(*store, "a", "{}", "2027-11-22T12:00:00Z");
  CHECK(again.claim == Claim::repeated);
  CHECK(again.reference == first.reference);
  CHECK(again.received_at == first.received_at);
  CHECK(count(*store) == 1);
}

TEST_CASE("store: another body under the same id is refused and changes nothing") {
  const Folder folder;
  const auto store = open(folder);
  static_cast<void>(take(*store, "a", "{}"));
  CHECK(take(*store, "a", "{ }").claim == Claim::other_body);
  CHECK(newest_first(*store).front().payload == "{}");
}

TEST_CASE("store: a reference that is taken is drawn again; when none is free nothing is stored") {
  const Folder folder;
  const auto store = open(folder);
  const std::string digest(32, 'x');
  const Arrival first{"a", "{}", digest, "2026-11-22T12:00:00Z"};
  const Arrival second{"b", "{}", digest, "2026-11-22T12:00:00Z"};
  CHECK(store->take(first, [] { return "one"; }).reference == "one");
  CHECK(store->take(second, [] { return "one"; }).claim == Claim::failed);
  CHECK(count(*store) == 1);
  int tries = 0;
  const Receipt receipt = store->take(second, [&] { return tries++ < 3 ? "one" : "two"; });
  CHECK(receipt.claim == Claim::stored);
  CHECK(receipt.reference == "two");
  CHECK(store->take({"c", "{}", digest, "x"}, [] { return std::nullopt; }).claim == Claim::failed);
  CHECK(count(*store) == 2);
}

TEST_CASE("store: any bytes come back as they went in") {
  const Folder folder;
  const auto store = open(folder);
  const std::string payload = "a\0b'; DROP TABLE complaints; --\xc3\xa9"s;
  static_cast<void>(take(*store, payload, payload));
  CHECK(newest_first(*store).front().payload == payload);
  CHECK(take(*store, payload, payload).claim == Claim::repeated);
}

TEST_CASE("store: many threads and two sites on one folder store each id once") {
  const Folder folder;
  const std::array stores = {open(folder), open(folder)};
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

TEST_CASE("store: newest first, as many as asked for") {
  const Folder folder;
  const auto store = open(folder);
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

TEST_CASE("store: a page ends at its limit of bytes, but holds one entry at least") {
  const Folder folder;
  const auto store = open(folder);
  for (const char* id : {"a", "b", "c"}) static_cast<void>(take(*store, id, std::string(100, *id)));
  CHECK(store->page(0, {10, 200}).value().entries.size() == 2);
  CHECK(store->page(0, {10, 299}).value().entries.size() == 2);
  CHECK(store->page(0, {10, 300}).value().next == 0);
  CHECK(store->page(0, {10, 1}).value().entries.size() == 1);
}

TEST_CASE("store: what is removed is not on the disk any more") {
  const Folder folder;
  const auto store = open(folder);
  static_cast<void>(take(*store, "old", "the words of somebody", "2026-01-01T00:00:00Z"));
  static_cast<void>(take(*store, "new", "other words", "2026-11-01T00:00:00Z"));
  REQUIRE(is_on_disk(folder, "the words of somebody"));
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK_FALSE(is_on_disk(folder, "the words of somebody"));
  CHECK(is_on_disk(folder, "other words"));
}

TEST_CASE("store: says how much of its limit is used") {
  const Folder folder;
  const auto store = open(folder);
  store->limit_pages(100);
  const int before = store->percent_used();
  CHECK(before < 20);
  static_cast<void>(take(*store, "a", std::string(200000, 'x'), "2026-01-01T00:00:00Z"));
  CHECK(store->percent_used() >= before + 45);
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK(store->percent_used() <= before + 1);
}

TEST_CASE("store: the folder that it makes can be read by its owner only") {
  const Folder folder;
  umask(0022);
  std::string error;
  REQUIRE(Store::open(folder.path() / "made" / "here", error));
  using std::filesystem::perms;
  for (const char* name : {"made", "made/here"})
    CHECK((std::filesystem::status(folder.path() / name).permissions() & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("store: what is older than asked is removed, with its key") {
  const Folder folder;
  const auto store = open(folder);
  static_cast<void>(take(*store, "old", "{}", "2026-01-01T00:00:00Z"));
  static_cast<void>(take(*store, "new", "{}", "2026-11-01T00:00:00Z"));
  CHECK(store->remove_before("2026-10-01T00:00:00Z") == 1);
  CHECK(count(*store) == 1);
  CHECK(take(*store, "new", "{}").claim == Claim::repeated);
}

TEST_CASE("store: everything is there after opening again, in WAL mode") {
  const Folder folder;
  Receipt first;
  {
    const auto store = open(folder);
    first = take(*store, "a", "{}");
  }
  const auto store = open(folder);
  CHECK(take(*store, "a", "{}").reference == first.reference);
  const Database database((folder.path() / "complaints.sqlite").string());
  Statement mode(database, "PRAGMA journal_mode");
  REQUIRE(mode.step() == SQLITE_ROW);
  CHECK(mode.column(0) == "wal");
}

TEST_CASE("store: while another program holds the database, nothing is stored and nothing is promised") {
  const Folder folder;
  const auto store = open(folder);
  Database other((folder.path() / "complaints.sqlite").string());
  REQUIRE(other.run("BEGIN IMMEDIATE"));
  CHECK(take(*store, "a", "{}").claim == Claim::failed);  // after the time that it waits
  REQUIRE(other.run("ROLLBACK"));
  CHECK(take(*store, "a", "{}").claim == Claim::stored);
}

TEST_CASE("store: a full disk fails the complaint and not the site") {
  const Folder folder;
  const auto store = open(folder);
  static_cast<void>(take(*store, "a", "{}"));
  store->limit_pages(1);
  CHECK(take(*store, "b", std::string(200000, 'x')).claim == Claim::failed);
  CHECK(count(*store) == 1);
  store->limit_pages(100000);
  CHECK(take(*store, "b", std::string(200000, 'x')).claim == Claim::stored);
}

TEST_CASE("store: a database of a later version, or none at all, is not touched") {
  const Folder later;
  {
    Database database((later.path() / "complaints.sqlite").string());
    REQUIRE(database.run("PRAGMA user_version = 2"));
  }
  std::string error;
  CHECK_FALSE(Store::open(later.path(), error));
  const Folder broken;
  std::ofstream(broken.path() / "complaints.sqlite") << std::string(5000, 'x');
  CHECK_FALSE(Store::open(broken.path(), error));
  CHECK_FALSE(error.empty());
}

}  // namespace complaint::site
