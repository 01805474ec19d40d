#include "site/routes.h"

#include <doctest/doctest.h>

#include <string>

#include "assets/library.h"
#include "databases.h"

namespace complaint::site {
namespace {

constexpr std::string_view kPayload =
    R"({"schemaVersion":2,"form":"complaint","id":"9b2f3c4d-1a2b-4c3d-8e4f-5a6b7c8d9e0f","createdAt":"2026-11-22T12:00:00Z","profile":"n)"
    R"(l","locale":"nl","kind":"objection","contact":{"name":"Jan","phone":"+31612345678","email":"person1@post.examp)"
    R"(le"},"case":{"caseNumber":"D10001","nationalId":{"scheme":"bsn","value":"100000010"}},"statement":{"reason":"B)"
    R"(etaald."},"incident":{"date":"2026-10-02","channel":"phone"},"consent":{"accepted":true,"acceptedAt":"2026-11-)"
    R"(22T12:00:00Z","textVersion":"nl-1","textDigest":"sha-256=:PAhZBBLkCxP/HLuwbByKnaBGaXfrFQjqSrp9R3bT7KE=:","language":"nl"}})";

}  // namespace

TEST_CASE("routes: a full database frees what is kept too long, and takes the complaint") {
  const SqliteDatabase database;
  auto sqlite = database.connect();
  sqlite->limit_pages(100);
  Connections connections;
  connections.push_back(std::move(sqlite));
  std::string error;
  const auto store = Store::open(std::move(connections), error);
  REQUIRE_MESSAGE(store, error);
  const std::string large(60000, 'x');
  int count = 0;
  const auto take_old = [&] {
    const std::string id = "old-" + std::to_string(++count);
    return store->take({id, large, "2026-01-01T00:00:00Z"}, [&id] { return id; }).claim;
  };
  while (take_old() == Claim::stored) {
  }
  StaticFiles files(database.path().string());
  Settings settings;
  settings.accepted = assets::embedded_library().accepted();
  const auto post = [](Routes& routes, std::size_t number) {
    const std::string digits = std::to_string(100 + number);
    std::string payload(kPayload);
    payload.replace(payload.find("9b2f3c4d"), 3, digits);
    Request request;
    request.path = "/api/complaints";
    const std::string key = "\"" + digits + "f3c4d-1a2b-4c3d-8e4f-5a6b7c8d9e0f\"";
    request.post = {"application/json", {}, key, {}};
    return routes.with_body(request, payload, {}).answer.status;
  };
  Metrics metrics;
  Routes keeps_all(settings, *store, files, metrics);
  std::size_t stored = 0;  // there may be room for some that are smaller
  while (stored < 300 && post(keeps_all, stored) == 201) ++stored;
  CHECK(post(keeps_all, stored) == 503);
  settings.keep_days = 30;
  Routes frees(settings, *store, files, metrics);
  CHECK(post(frees, stored) == 201);
  CHECK(store->page(0, {1000, 1U << 30U}).value().entries.size() == stored + 1);
}

}  // namespace complaint::site
