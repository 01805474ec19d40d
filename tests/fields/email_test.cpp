#include "fields/email.h"

#include "fields/expect.h"

using namespace complaint::fields;
using namespace complaint::test;

namespace {

const std::string kLabel63(63, 'a');

}  // namespace

TEST_CASE("email: the first problem is told") {
  expect_all(
      {
          {"", no(Problem::required)},
          {" \u00A0\n", no(Problem::required)},
          {"an@example.nl", ok("an@example.nl")},
          {"  An.B+x@EXAMPLE.Co.UK ", ok("An.B+x@example.co.uk")},
          {"!#$%&'*+/=?^_`{|}~-@a.b", ok("!#$%&'*+/=?^_`{|}~-@a.b")},
          {"a@b-c.d1", ok("a@b-c.d1")},
          {"a@xn--caf-dma.fr", ok("a@xn--caf-dma.fr")},
          {"a@1.2.x3", ok("a@1.2.x3")},
          {"1@2.c", ok("1@2.c")},
          {"an@example", no(Problem::bad_shape)},
          {"an.example.nl", no(Problem::bad_shape)},
          {"@example.nl", no(Problem::bad_shape)},
          {"an@", no(Problem::bad_shape)},
          {"an@@example.nl", no(Problem::bad_shape)},
          {"an@b@example.nl", no(Problem::bad_shape)},
          {".an@example.nl", no(Problem::bad_shape)},
          {"an.@example.nl", no(Problem::bad_shape)},
          {"a..n@example.nl", no(Problem::bad_shape)},
          {"an@.example.nl", no(Problem::bad_shape)},
          {"an@example..nl", no(Problem::bad_shape)},
          {"an@example.nl.", no(Problem::bad_shape)},
          {"an@-example.nl", no(Problem::bad_shape)},
          {"an@example-.nl", no(Problem::bad_shape)},
          {"an@example.-nl", no(Problem::bad_shape)},
          {"an@exam_ple.nl", no(Problem::bad_shape)},
          {"an@1.2.3.4", no(Problem::bad_shape)},
          {"an@example.123", no(Problem::bad_shape)},
          {"an@[127.0.0.1]", no(Problem::bad_shape)},
          {"\"a n\"@example.nl", no(Problem::bad_shape)},
          {"a n@example.nl", no(Problem::bad_shape)},
          {"an@exam ple.nl", no(Problem::bad_shape)},
          {"an(c)@example.nl", no(Problem::bad_shape)},
          {"an@example.nl\tx", no(Problem::bad_shape)},
          {std::string("a\0n@example.nl", 13), no(Problem::bad_shape)},
          {"én@example.nl", no(Problem::non_ascii)},
          {"an@exämple.nl", no(Problem::non_ascii)},
          {"an@example。nl", no(Problem::non_ascii)},
          {"én", no(Problem::non_ascii)},  // non_ascii comes before bad_shape
          {"an@\xFF.nl", no(Problem::non_ascii)},
      },
      [](std::string_view typed) { return validate_email(typed); });
}

TEST_CASE("email: the local part has 64 characters at most") {
  CHECK(validate_email(repeated("a", 64) + "@b.nl").ok());
  CHECK(validate_email(repeated("a", 65) + "@b.nl").problem == Problem::too_long);
  CHECK(validate_email(repeated("é", 64) + "@b.nl").problem == Problem::non_ascii);
  CHECK(validate_email(repeated("é", 65) + "@b.nl").problem == Problem::too_long);
}

TEST_CASE("email: a label has 63 characters at most, wherever it stands") {
  CHECK(validate_email("a@" + kLabel63 + ".nl").ok());
  CHECK(validate_email("a@" + kLabel63 + "a.nl").problem == Problem::too_long);
  CHECK(validate_email("a@b." + kLabel63 + "a").problem == Problem::too_long);
  CHECK(validate_email("a@" + kLabel63 + "." + kLabel63).ok());
}

TEST_CASE("email: the whole has 254 characters at most") {
  const std::string domain = kLabel63 + "." + kLabel63 + "." + kLabel63;  // 191
  const std::string local = repeated("a", 62);
  CHECK(validate_email(local + "@" + domain).value.size() == 254);
  CHECK(validate_email(local + "a@" + domain).problem == Problem::too_long);
  CHECK(validate_email("  " + local + "@" + domain + "  ").ok());
  CHECK(validate_email(repeated("x", 255)).problem == Problem::too_long);
  CHECK(validate_email(repeated("x", 254)).problem == Problem::bad_shape);
}

TEST_CASE("email: every ASCII character is taken where the grammar has it, and only there") {
  const std::string_view atoms = "!#$%&'*+/=?^_`{|}~-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.";
  const std::string_view labels = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.";
  for (int byte = 0; byte < 128; ++byte) {
    CAPTURE(byte);
    const char character = static_cast<char>(byte);
    const std::string local = std::string("a") + character + "b@example.nl";
    const std::string domain = std::string("a@ex") + character + "ample.nl";
    CHECK(validate_email(local).ok() == (atoms.find(character) != std::string_view::npos));
    CHECK(validate_email(domain).ok() == (labels.find(character) != std::string_view::npos));
  }
}
