#include "site/http_fields.h"

#include <doctest/doctest.h>

#include <string>

#include "site/sha256.h"

namespace complaint::site {

TEST_CASE("content type: only application/json, in any case, with no parameter but charset=utf-8") {
  for (const char* right : {"application/json", "Application/JSON", "application/json; charset=utf-8",
                            "application/json;charset=UTF-8", "application/json ; charset=\"utf-8\"", " application/json "}) {
    CHECK_MESSAGE(is_json_type(right), right);
  }
  for (const char* wrong :
       {"", "application/jsonp", "text/json", "application/problem+json", "application/json; charset=utf-16",
        "application/json; charset=utf-8; x=y", "application/json, application/json", "application/json;", "json"}) {
    CHECK_FALSE_MESSAGE(is_json_type(wrong), wrong);
  }
}

TEST_CASE("quoted string: gives what stands between the quotes") {
  CHECK(read_quoted_string("\"abc\"") == "abc");
  CHECK(read_quoted_string(" \"a b\" ") == "a b");
  CHECK(read_quoted_string(R"("a\"b\\c")") == R"(a"b\c)");
}

TEST_CASE("quoted string: anything else is refused") {
  for (const char* wrong : {"", "abc", "\"", "\"\"", "\"abc", "abc\"", "\"a\"b\"", "\"a\\\"", "\"a\\n\"", "\"a\tb\"",
                            "\"\xc3\xa9\"", "\"a\";x=1", "\"a\", \"b\"", "'a'", ":YQ==:"}) {
    CHECK_FALSE_MESSAGE(read_quoted_string(wrong).has_value(), wrong);
  }
}

TEST_CASE("content digest: sha-256 is found among other algorithms") {
  const std::string hello = "sha-256=:RK/5qqwkwfGZiZT5jJ0uT0Yu+wHmTdNEZ5FJHPSzZFk=:";
  CHECK(read_content_digest(hello).sha256 == "RK/5qqwkwfGZiZT5jJ0uT0Yu+wHmTdNEZ5FJHPSzZFk=");
  CHECK(read_content_digest("sha-512=:AAAA:, " + hello).sha256.size() == 44);
  CHECK(read_content_digest("sha-512=:AAAA:").well_formed);
  CHECK(read_content_digest("sha-512=:AAAA:").sha256.empty());
}

TEST_CASE("content digest: what is malformed anywhere is refused as a whole") {
  for (const char* wrong : {"", ",", "sha-256", "sha-256=", "sha-256=:", "sha-256=::", "sha-256=abc",
                            "sha-256=:abc:", "sha-256=:AAAA:", "SHA-256=:AAAA:", "sha-512=:AAAA:,",
                            "sha-512=:AAA!:", "sha-512=:A===:", "sha-512=:=AAA:", "=:AAAA:"}) {
    CHECK_FALSE_MESSAGE(read_content_digest(wrong).well_formed, wrong);
  }
}

TEST_CASE("accept-encoding: a coding is taken when it is named with a weight above zero") {
  CHECK(accepts_coding("gzip, br", "br"));
  CHECK(accepts_coding("BR;q=0.5", "br"));
  CHECK_FALSE(accepts_coding("br;q=0", "br"));
  CHECK_FALSE(accepts_coding("br;q=0.000", "br"));
  CHECK_FALSE(accepts_coding("brotli", "br"));
  CHECK_FALSE(accepts_coding("", "br"));
}

TEST_CASE("if-none-match: finds a tag in the list, weakly, and takes a star for all") {
  CHECK(matches_etag("\"a\"", "\"a\""));
  CHECK(matches_etag("\"b\", W/\"a\"", "\"a\""));
  CHECK(matches_etag("*", "\"a\""));
  CHECK_FALSE(matches_etag("\"b\"", "\"a\""));
  CHECK_FALSE(matches_etag("a", "\"a\""));
}

TEST_CASE("sha-256 and base64 give the published values") {
  // FIPS 180-2, appendix B.1: "abc".
  CHECK(base64(sha256("abc").value()) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(base64(sha256("").value()) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foobar") == "Zm9vYmFy");
}

}  // namespace complaint::site
