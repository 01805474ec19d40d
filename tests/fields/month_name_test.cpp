#include "fields/month_name.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace complaint::fields;

namespace {

const std::vector<std::vector<const char*>> kMonths = {
    {"januari", "January", "janvier", "Januar", "Jänner", "jan", "jan.", "janv.", "JAN"},
    {"februari", "February", "février", "Februar", "feb", "févr.", "fev", "FÉVRIER", "fe\u0301vrier"},
    {"maart", "March", "mars", "März", "mrt", "mrt.", "Mar", "mrz", "MÄRZ", "maerz"},
    {"april", "April", "avril", "apr", "avr."},
    {"mei", "May", "mai", "Mai", "MEI"},
    {"juni", "June", "juin", "Juni", "jun", "jun."},
    {"juli", "July", "juillet", "Juli", "jul", "juil."},
    {"augustus", "August", "août", "aout", "aug", "AOÛT"},
    {"september", "September", "septembre", "sep", "sept."},
    {"oktober", "October", "octobre", "Oktober", "okt", "oct", "okt."},
    {"november", "November", "novembre", "nov"},
    {"december", "December", "décembre", "Dezember", "dec", "dez", "déc."},
};

}  // namespace

TEST_CASE("month name: names and abbreviations of four languages are known") {
  REQUIRE(kMonths.size() == 12);
  int month = 0;
  for (const auto& names : kMonths) {
    ++month;
    for (const char* name : names) {
      CAPTURE(std::string(name));
      CHECK(month_named(name) == month);
    }
  }
}

TEST_CASE("month name: what names no month, or two, is none") {
  for (const char* none :
       {"",        ".",       "j",        "ju",     "jui",  "ma",   "me",       "mr", "1",         "10",
        "oktobre", "maandag", "januarii", "sept..", "okt!", "mart", "\xFF\xFE", "月", "jan\u202E", "januariseptember",
        "jÄn"}) {
    CAPTURE(std::string(none));
    CHECK(month_named(none) == (std::string(none) == "jÄn" ? 1 : 0));
  }
}
