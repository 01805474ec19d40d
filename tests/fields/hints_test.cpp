#include "fields/hints.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

TEST_CASE("hints: a domain one edit away from a common one is asked about") {
  struct Slip {
    const char* typed;
    const char* meant;
  };
  const Slip slips[] = {
      {"an@gmial.com", "an@gmail.com"},   {"an@gmail.co", "an@gmail.com"},   {"an@gmail.con", "an@gmail.com"},
      {"an@gmaill.com", "an@gmail.com"},  {"an@gmil.com", "an@gmail.com"},   {"an@hotmal.com", "an@hotmail.com"},
      {"an@hotmial.nl", "an@hotmail.nl"}, {"An.B@ZIGO.nl", "An.B@ziggo.nl"}, {"an@outlok.com", "an@outlook.com"},
      {"an@kpnmail.n1", "an@kpnmail.nl"}, {"an@iclud.com", "an@icloud.com"}, {"an@telnet.be", "an@telenet.be"},
      {"an@gmailc.om", "an@gmail.com"},   {"an@xgmail.com", "an@gmail.com"}, {"an@gmail.comm", "an@gmail.com"},
  };
  for (const Slip& slip : slips) {
    CAPTURE(std::string(slip.typed));
    CHECK(suggest_email(slip.typed).value_or("") == std::string(slip.meant));
  }
}

TEST_CASE("hints: a common domain, an unlike one and a refused address are left alone") {
  for (const char* typed : {"an@gmail.com", "an@GMAIL.com", "an@hotmail.nl", "an@mail.com", "an@ymail.com", "an@gmx.at",
                            "an@example.nl", "an@alektumgroup.nl", "an@gm.com", "an.gmial.com", "", "an@gmial..com"}) {
    CAPTURE(std::string(typed));
    CHECK_FALSE(suggest_email(typed).has_value());
  }
}

TEST_CASE("hints: what is suggested is not asked about again") {
  for (const char* typed : {"an@gmial.com", "an@hotmal.com", "an@ziggi.nl", "an@skynet.b"}) {
    const auto suggestion = suggest_email(typed);
    REQUIRE(suggestion.has_value());
    CHECK_FALSE(suggest_email(*suggestion).has_value());
  }
}

TEST_CASE("hints: a statement of 1 to 29 characters is short") {
  CHECK_FALSE(is_short_statement(""));
  CHECK_FALSE(is_short_statement("  \n"));
  CHECK(is_short_statement("a"));
  CHECK(is_short_statement(repeated("\u20AC", 29)));
  CHECK(is_short_statement(repeated("a", 29) + "   "));
  CHECK_FALSE(is_short_statement(repeated("\u20AC", 30)));
}
