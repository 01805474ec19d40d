#include "complaint/choices.h"

#include <doctest/doctest.h>

#include "fields/registry.h"

using namespace complaint;

TEST_CASE("choices: every choice has its word, and back") {
  for (const Kind kind : {Kind::complaint, Kind::objection}) CHECK((kind_named(name_of(kind)) == kind));
  for (const Channel channel : {Channel::letter, Channel::phone, Channel::email, Channel::other})
    CHECK((channel_named(name_of(channel)) == channel));
  for (const char* scheme : {"bsn", "rrn"}) CHECK(scheme_named(scheme) == fields::validator_named(scheme));
  CHECK(name_of(Kind::objection) == "objection");
  CHECK(name_of(Channel::email) == "email");
}

TEST_CASE("choices: only a national number is a scheme") {
  for (const auto& validator : fields::validators()) CHECK((scheme_named(validator.name) != nullptr) == validator.identifies);
}

TEST_CASE("choices: other words are none") {
  for (const char* none : {"", "Complaint", "complaints", "none", "email "}) {
    CHECK_FALSE(kind_named(none).has_value());
    CHECK_FALSE(channel_named(none).has_value());
    CHECK(scheme_named(none) == nullptr);
  }
}
