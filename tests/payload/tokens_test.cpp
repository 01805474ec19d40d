#include "payload/tokens.h"

#include <doctest/doctest.h>

#include <string>

using namespace complaint;
using namespace complaint::payload;

TEST_CASE("timestamp: moments in UTC are taken") {
  for (const char* good : {"2026-11-22T12:00:00Z", "2024-02-29T23:59:59Z", "2016-12-31T23:59:60Z", "2026-01-01T00:00:00.1Z",
                           "2026-01-01T00:00:00.000000001Z", "1969-07-20T20:17:40Z"}) {
    CAPTURE(std::string(good));
    CHECK(is_timestamp(good));
  }
}

TEST_CASE("timestamp: everything else is refused") {
  for (const char* bad : {"",
                          "Z",
                          "2026-11-22",
                          "2026-11-22T12:00:00",
                          "2026-11-22T12:00Z",
                          "2026-11-22t12:00:00Z",
                          "2026-11-22T12:00:00z",
                          "2026-11-22 12:00:00Z",
                          "2026-11-22T12:00:00+00:00",
                          "2026-11-22T12:00:00.Z",
                          "2026-11-22T12:00:00,1Z",
                          "2026-11-22T12:00:00.1234567890Z",
                          "2026-11-22T12:00:00.12x4Z",
                          "2026-11-22T24:00:00Z",
                          "2026-11-22T12:60:00Z",
                          "2026-11-22T12:00:61Z",
                          "2026-02-29T12:00:00Z",
                          "2026-13-01T12:00:00Z",
                          "2026-11-22T1a:00:00Z",
                          "2026-11-22T-1:00:00Z",
                          "2026-11-22T12-00-00Z",
                          " 2026-11-22T12:00:00Z",
                          "12026-11-22T12:00:00Z",
                          "2026-11-22T12:00:00ZZ"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(is_timestamp(bad));
  }
}

TEST_CASE("uuid: 36 characters of the right kind") {
  CHECK(is_uuid("00000000-0000-0000-0000-000000000000"));
  CHECK(is_uuid("5f0c1d2e-1111-4222-8333-4444555566ff"));
  CHECK(is_uuid("5F0C1D2E-1111-4222-8333-4444555566FF"));
  for (const char* bad : {"", "5f0c1d2e-1111-4222-8333-44445555666", "5f0c1d2e-1111-4222-8333-4444555566666",
                          "5f0c1d2e-1111-4222-8333-44445555666g", "5f0c1d2e_1111-4222-8333-444455556666",
                          "5f0c1d2-e1111-4222-8333-444455556666", "{5f0c1d2e-1111-4222-8333-44445555666}"})
    CHECK_FALSE(is_uuid(bad));
  CHECK(has_upper_case("aB"));
  CHECK_FALSE(has_upper_case("ab0-\xC3\x89"));
}

TEST_CASE("text version: 1 to 20 plain characters") {
  for (const char* good : {"nl-1", "1", "A_b.C-9", "12345678901234567890"}) CHECK(is_text_version(good));
  for (const char* bad : {"", "nl 1", "nl/1", "é", "123456789012345678901", "a\n"}) CHECK_FALSE(is_text_version(bad));
}

TEST_CASE("text digest: 32 bytes of SHA-256 in base64") {
  const std::string digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
  CHECK(is_sha256_digest(digest));
  CHECK(is_sha256_digest("sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"));
  CHECK_FALSE(is_sha256_digest("sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=:"));  // a bit left over
  for (std::size_t at = 0; at < digest.size(); ++at) {
    std::string changed = digest;
    changed[at] = '!';
    CHECK_FALSE(is_sha256_digest(changed));
    changed.erase(at, 1);
    CHECK_FALSE(is_sha256_digest(changed));
  }
  for (const char* bad :
       {"", "sha-256=:=:", "sha-256=::", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "sha-256=:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=:", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:,"})
    CHECK_FALSE(is_sha256_digest(bad));
}
