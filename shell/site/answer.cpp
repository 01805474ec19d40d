#include "site/answer.h"

#include <array>

#include "json/json_text.h"

namespace complaint::site {
namespace {

// What the page needs and no more.
#define COMPLAINT_CSP(policies)                                                                                      \
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; " \
  "font-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'self'; "                \
  "require-trusted-types-for 'script'; trusted-types " policies

HeaderFields with_policy(const char* policy) {
  return {{"Content-Security-Policy", policy},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"X-Frame-Options", "SAMEORIGIN"}};
}

struct Phrase {
  int status;
  std::string_view text;
};

constexpr std::array kPhrases = {
    Phrase{200, "OK"},
    Phrase{201, "Created"},
    Phrase{304, "Not Modified"},
    Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{408, "Request Timeout"},
    Phrase{409, "Conflict"},
    Phrase{411, "Length Required"},
    Phrase{413, "Content Too Large"},
    Phrase{414, "URI Too Long"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{417, "Expectation Failed"},
    Phrase{421, "Misdirected Request"},
    Phrase{422, "Unprocessable Content"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{501, "Not Implemented"},
    Phrase{503, "Service Unavailable"},
    Phrase{505, "HTTP Version Not Supported"},
};

std::string problem_members(int status, std::string_view detail) {
  return "{\"type\":\"about:blank\",\"title\":" + json_string(phrase_of(status)) + ",\"status\":" + std::to_string(status) +
         ",\"detail\":" + json_string(detail);
}

Answer problem_json(int status, std::string body) {
  return {status, "application/problem+json", std::move(body), {{"Cache-Control", "no-store"}}};
}

Answer error_page(int status) {
  const std::string title = std::to_string(status) + " " + std::string(phrase_of(status));
  const std::string words = status == 404 ? "Deze pagina bestaat niet." : "Dit verzoek kon niet worden uitgevoerd.";
  return {status,
          "text/html; charset=utf-8",
          "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n<h1>" + title +
              "</h1>\n<p>" + words + " <a href=\"/\">Naar het begin</a></p>\n</html>\n",
          {{"Cache-Control", "no-store"}}};
}

}  // namespace

std::string_view phrase_of(int status) {
  for (const Phrase& phrase : kPhrases) {
    if (phrase.status == status) return phrase.text;
  }
  return "Unknown";
}

Answer problem_answer(int status, std::string_view detail) { return problem_json(status, problem_members(status, detail) + "}"); }

Answer problem_answer(int status, std::string_view detail, const std::vector<PayloadProblem>& problems) {
  std::string body = problem_members(status, detail) + ",\"problems\":[";
  for (std::size_t i = 0; i < problems.size(); ++i) {
    body += i == 0 ? "" : ",";
    body += "{\"pointer\":" + json_string(problems[i].pointer) +
            ",\"code\":" + json_string(fields::code_of(problems[i].problem)) + "}";
  }
  return problem_json(status, body + "]}");
}

Answer error_answer(int status, std::string_view path) {
  return path.substr(0, 5) == "/api/" ? problem_answer(status, phrase_of(status)) : error_page(status);
}

const HeaderFields& security_fields(std::string_view path) {
  static const HeaderFields everywhere = with_policy(COMPLAINT_CSP("'none'"));
  // The app that can be installed has a manifest, which default-src would forbid, and vouches for its service worker's address.
  static const HeaderFields app = with_policy(COMPLAINT_CSP("complaint-form-app") "; manifest-src 'self'");
  return path.substr(0, 5) == "/app/" ? app : everywhere;
}

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

}  // namespace complaint::site
