// The copy: a document that any browser opens, with the answers as text and the payload as data.
#include <doctest/doctest.h>

#include "form/copy.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::find;
using complaint::test::kId;
using complaint::test::Session;

namespace {

const std::string kHostile = "</template><script>alert(1)</script><img src=x onerror=alert(2)> &amp; \"'\r\n\xe2\x80\x8f";

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The copy after `event`, and the payload that was sent.
std::pair<std::string, std::string> copied(const Event& event, const std::string& reason) {
  Session session;
  session.fill_until(test::pages::review);
  session.happen(event::Visited{test::pages::statement});
  session.type("statement.reason", reason);
  session.happen(event::Visited{test::pages::review});
  session.choose("consent");
  const auto sent = session.press("send");
  REQUIRE(find<effect::Send>(sent) != nullptr);
  session.happen(event);
  const auto effects = session.press("copy");
  REQUIRE(find<effect::SaveCopy>(effects) != nullptr);
  return {find<effect::SaveCopy>(effects)->html, find<effect::Send>(sent)->payload};
}

}  // namespace

TEST_CASE(
    "copy: it says what happened, every question with its answer, the clause, what comes next and how to reach the company") {
  const auto [html, payload] = copied(event::Sent{kId, "AG-7", "2026-11-22T13:07:09+01:00"}, "Ik heb betaald.");
  for (const char* part : std::initializer_list<const char*>{
           "<h1>Wij hebben uw klacht ontvangen</h1>", "AG-7", "Ontvangen op 22 november 2026 om 13:07 uur", "<dt>Naam</dt>",
           "06 12345678", "Ik heb betaald.", "<h2>Persoonsgegevens</h2>", "Tekst nl-1.", "Wat gebeurt er nu?", "Postbus 20723",
           kId, "lang=\"nl\""})
    CHECK_MESSAGE(has(html, part), std::string(part));
  for (const char* part :
       std::initializer_list<const char*>{"<button", "<input", "<script", "http-equiv", "src=", "Kopie opslaan"})
    CHECK_FALSE_MESSAGE(has(html, part), std::string(part));
  CHECK(payload_in_copy(html) == payload);
}

TEST_CASE("copy: of what waits it says that it has not been sent") {
  const auto [html, payload] = copied(event::Waiting{kId, "2026-11-22T20:57:00+01:00"}, "Ik heb betaald.");
  CHECK(has(html, "<h1>Uw antwoorden zijn nog niet verstuurd</h1>"));
  CHECK(has(html, "20:57"));
  CHECK(has(html, "Ik heb betaald."));
  CHECK_FALSE(has(html, "ontvangen</h1>"));
  CHECK(payload_in_copy(html) == payload);
}

TEST_CASE("copy: hostile answers are text, and the payload comes out byte for byte") {
  std::string emoji;
  for (int at = 0; at < 4000; ++at) emoji += "\xf0\x9f\x98\x80";
  for (const std::string& reason : {kHostile, std::string("<template id=\"payload\">{}</template>"), emoji}) {
    const auto [html, payload] = copied(event::Sent{kId, "AG-7", ""}, reason);
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img"));
    CHECK(payload_in_copy(html) == payload);
  }
}

TEST_CASE("copy: the clause is the one that was agreed to, in its language, whatever the page speaks now") {
  Session session;
  session.fill_until(test::pages::review);
  session.choose("consent");
  session.press("send");
  session.happen(event::Sent{kId, "AG-7", ""});
  session.happen(event::Relabelled{test::catalogue("en")});
  const std::string html = find<effect::SaveCopy>(session.press("copy"))->html;
  CHECK(has(html, "lang=\"en\""));
  CHECK(has(html, "<p lang=\"nl\">Door het indienen van een klacht"));
  CHECK(has(html, "Text nl-1."));
}

TEST_CASE("copy: no document, or one without an end, holds no payload") {
  CHECK_FALSE(payload_in_copy(""));
  CHECK_FALSE(payload_in_copy("<template id=\"payload\">{"));
  CHECK(payload_in_copy("<template id=\"payload\">&lt;&amp;lt;&#x41;</template>") == "<&lt;&#x41;");
}
