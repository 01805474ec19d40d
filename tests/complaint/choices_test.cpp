#include "complaint/choices.h"

#include <doctest/doctest.h>

using namespace complaint;
using fields::NationalIdScheme;

TEST_CASE("choices: every choice has its word, and back") {
  for (const Kind kind : {Kind::complaint, Kind::objection}) CHECK((kind_named(name_of(kind)) == kind));
  for (const Channel channel : {Channel::letter, Channel::phone, Channel::email, Channel::other})
    CHECK((channel_named(name_of(channel)) == channel));
  for (const NationalIdScheme scheme : {NationalIdScheme::bsn, NationalIdScheme::rrn})
    CHECK((scheme_named(name_of(scheme)) == scheme));
  CHECK(name_of(Kind::objection) == "objection");
  CHECK(name_of(Channel::email) == "email");
  CHECK(name_of(NationalIdScheme::rrn) == "rrn");
}

TEST_CASE("choices: other words are none") {
  for (const char* none : {"", "Complaint", "complaints", "none"}) {
    CHECK_FALSE(kind_named(none).has_value());
    CHECK_FALSE(channel_named(none).has_value());
    CHECK_FALSE(scheme_named(none).has_value());
  }
}
