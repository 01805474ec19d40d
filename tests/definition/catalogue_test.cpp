#include "definition/catalogue.h"

#include <doctest/doctest.h>

#include "definition/problems.h"
#include "form/numbers.h"

using namespace complaint::definition;
using complaint::form::grouped;

namespace {

const Catalogue& words() {
  static const Catalogue kWords("nl",
                                {{"two", "{a} en {b}!"}, {"open", "{a} en {b"}, {"plain", "niets"}, {"number.separator", "."}});
  return kWords;
}

}  // namespace

TEST_CASE("catalogue: what has a name is filled in, everything else stays as it is") {
  CHECK(words().say("two", {{"a", "1"}, {"b", "2"}}) == "1 en 2!");
  CHECK(words().say("two", {{"b", "{a}"}}) == "{a} en {a}!");
  CHECK(words().say("two", {{"a", ""}}) == " en {b}!");
  CHECK(words().say("open", {{"a", "1"}, {"b", "2"}}) == "1 en {b");
  CHECK(words().say("plain", {{"a", "1"}}) == "niets");
  CHECK(words().say("missing", {{"a", "1"}}) == "missing");
  CHECK(words().say("missing") == "missing");
  CHECK(words().has("plain"));
  CHECK_FALSE(words().has("missing"));
}

TEST_CASE("numbers: thousands are set apart") {
  CHECK(grouped(0, words()) == "0");
  CHECK(grouped(999, words()) == "999");
  CHECK(grouped(1000, words()) == "1.000");
  CHECK(grouped(65536, words()) == "65.536");
  CHECK(grouped(123456789, words()) == "123.456.789");
}

TEST_CASE("catalogue: what is not a locale file is refused, with the place of what is wrong") {
  CHECK(read_catalogue(R"({"language":"nl","words":{"a":"b"}})").catalogue.say("a") == "b");
  const std::pair<const char*, const char*> wrong[] = {
      {"", " is not JSON"},
      {"[]", " is not an object"},
      {R"({"language":"nl"})", " lacks \"words\""},
      {R"({"language":5,"words":{}})", "/language is not a text"},
      {R"({"language":"nl","words":[]})", "/words is not an object"},
      {R"({"language":"nl","words":{"a":5}})", "/words/a is not a text"},
      {R"({"language":"nl","words":{},"x":1})", "/x is not known here"},
  };
  for (const auto& [text, words] : wrong) CHECK(complaint::test::told(read_catalogue(text).problems) == words);
}
