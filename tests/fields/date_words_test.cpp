#include "fields/date_words.h"

#include <doctest/doctest.h>

#include <string>

using namespace complaint::fields;

namespace {

std::string joined(std::string_view typed) {
  const DateWords words = split_date(typed);
  std::string all;
  for (std::size_t at = 0; at < words.count; ++at) all.append(at == 0 ? "" : "|").append(words.word[at]);
  return all;
}

}  // namespace

TEST_CASE("date words: numbers and words are cut apart") {
  CHECK(joined("2026-10-01") == "2026|10|01");
  CHECK(joined(" 1  oktober   2026 ") == "1|oktober|2026");
  CHECK(joined("1 / 10 / 2026") == "1|10|2026");
  CHECK(joined("1okt2026") == "1|okt|2026");
  CHECK(joined("okt. 2026") == "okt|2026");
  CHECK(joined("1\u00A0oktober,2026.") == "1|oktober|2026");
  CHECK(joined("1er ao\u00FBt 2026") == "1|ao\u00FBt|2026");
  CHECK(joined("October 1st, 2026") == "October|1|2026");
  CHECK(joined("1e okt") == "1|okt");
}

TEST_CASE("date words: what is not written as a date has none") {
  for (const char* none : {"", "-1-10-2026", "1--10-2026", "1-10-2026-", "1-10-2026/", "1,.10 2026", "1 2 3 4", "1\n10\n2026",
                           "1:10:2026", "1+1", "\xFF", "(2026)", "1 oktober 2026!"}) {
    CAPTURE(std::string(none));
    CHECK(split_date(none).count == 0);
  }
}
