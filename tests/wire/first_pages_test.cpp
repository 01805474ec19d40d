#include "wire/first_pages.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/session.h"

using namespace complaint;
using nlohmann::json;

namespace {

bool has_node(const json& answer, const std::string& id) {
  for (const json& node : answer["nodes"])
    if (node["id"] == id) return true;
  return false;
}

}  // namespace

TEST_CASE("first pages: start, start with its problem, and contact, each whole") {
  const form::Settings settings = test::settings();
  const json pages = json::parse(wire::write_first_pages(settings.model, settings.profile, settings.catalogue), nullptr, false);
  REQUIRE(pages.is_object());
  for (const char* name : {"start", "unanswered", "contact"}) {
    CHECK(pages[name]["order"].size() == pages[name]["nodes"].size());
    CHECK(pages[name]["effects"].empty());
  }
  CHECK(pages["start"]["page"] == "start");
  CHECK(has_node(pages["start"], "keep_draft"));
  CHECK(pages["unanswered"]["page"] == "start");
  CHECK(has_node(pages["unanswered"], "summary"));
  CHECK(pages["contact"]["page"] == "contact");
  CHECK(has_node(pages["contact"], "contact.email"));
}

TEST_CASE("first pages: of the simple view only the switch is another") {
  const form::Settings settings = test::settings();
  const json pages = json::parse(wire::write_first_pages(settings.model, settings.profile, settings.catalogue), nullptr, false);
  REQUIRE(pages["simple"]["nodes"].size() == 1);
  CHECK(pages["simple"]["nodes"][0]["id"] == "painter");
}
