#include "site/complaints.h"

#include <algorithm>

#include "site/http_fields.h"
#include "site/json_reading.h"
#include "site/reference.h"
#include "site/sha256.h"

namespace complaint::site {
namespace {

using fields::Problem;

std::optional<Answer> refuse_digest(const PostFields& fields, std::string_view digest) {
  if (!fields.content_digest) return std::nullopt;
  const ContentDigest sent = read_content_digest(*fields.content_digest);
  if (!sent.well_formed) return problem_answer(400, "Content-Digest is malformed.");
  if (!sent.sha256.empty() && sent.sha256 != base64(digest)) return problem_answer(400, "Content-Digest is not the body's.");
  return std::nullopt;
}

int status_for(const std::vector<PayloadProblem>& problems) {
  const auto has = [&](Problem problem) {
    return std::any_of(problems.begin(), problems.end(), [&](const PayloadProblem& found) { return found.problem == problem; });
  };
  if (has(Problem::too_large)) return 413;
  return has(Problem::not_json) || has(Problem::bad_utf8) || has(Problem::too_deep) ? 400 : 422;
}

Answer receipt_answer(int status, const Receipt& receipt) {
  return {status,
          "application/json",
          "{\"reference\":" + json_string(receipt.reference) + ",\"receivedAt\":" + json_string(receipt.received_at) + "}",
          {{"Cache-Control", "no-store"}}};
}

Answer answer_for(const Receipt& receipt) {
  switch (receipt.claim) {
    case Claim::stored: return receipt_answer(201, receipt);
    case Claim::repeated: return receipt_answer(200, receipt);
    case Claim::other_body: return problem_answer(422, "This id was used for another complaint.", {});
    case Claim::failed: break;
  }
  Answer answer = problem_answer(503, "The complaint could not be stored. Try again.");
  answer.fields.emplace_back("Retry-After", "5");
  return answer;
}

int year_of(std::string_view day) { return std::stoi(std::string(day.substr(0, 4))); }

}  // namespace

std::optional<Answer> refuse_before_body(const PostFields& fields) {
  if (!fields.content_type || !is_json_type(*fields.content_type))
    return problem_answer(415, "The body must be application/json.");
  if (fields.content_encoding) return problem_answer(415, "The body must come without a content coding.");
  if (!fields.idempotency_key || !read_quoted_string(*fields.idempotency_key)) {
    return problem_answer(400, "Idempotency-Key must be one quoted string.");
  }
  return std::nullopt;
}

Answer take_complaint(const PostFields& fields, std::string_view body, const payload::Accepted& accepted, Time now,
                      Store& store) {
  if (auto refusal = refuse_before_body(fields)) return *std::move(refusal);
  const auto digest = sha256(body);
  if (!digest) return answer_for({});
  if (auto refusal = refuse_digest(fields, *digest)) return *std::move(refusal);
  const auto problems = payload::check_payload(body, accepted, latest_today(now));
  if (!problems.empty()) return problem_answer(status_for(problems), "The payload has problems.", problems);
  const std::string id = text_member(body, "id");
  if (*read_quoted_string(*fields.idempotency_key) != id) {
    return problem_answer(422, "Idempotency-Key is not the payload's id.", {});
  }
  const std::string received_at = timestamp(now);
  const std::string payload = canonical_json(body);
  const auto new_reference = [&] { return random_reference(year_of(received_at)); };
  return answer_for(store.take({id, payload, received_at}, new_reference));
}

}  // namespace complaint::site
