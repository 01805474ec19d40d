#include "site/received.h"

#include "received_css.h"
#include "site/json_reading.h"

namespace complaint::site {
namespace {

std::string entry(const Received& received) {
  std::string html = "<article>\n<h2>" + escaped(received.reference) + "</h2>\n<p>Ontvangen: <time>" +
                     escaped(received.received_at) + "</time></p>\n<dl>\n";
  for (const auto& [path, value] : flattened(received.payload)) {
    html += "<div><dt>" + escaped(path) + "</dt><dd>" + escaped(value) + "</dd></div>\n";
  }
  return html + "</dl>\n</article>\n";
}

constexpr std::string_view kBeforeEntries =
    "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n"
    "<title>Ontvangen klachten en bezwaren (alleen voor de demo)</title>\n"
    "<link rel=\"stylesheet\" href=\"/received.css\">\n</head>\n<body>\n<main>\n"
    "<h1>Ontvangen klachten en bezwaren</h1>\n"
    "<p class=\"notice\"><strong>Alleen voor de demo.</strong> Een echte site toont persoonsgegevens nooit zonder inloggen. "
    "Nieuwste eerst, ten hoogste 200 op een pagina. <a href=\"/received?format=json\">Als JSON</a></p>\n";

}  // namespace

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
  return html;
}

Answer received_page(const ReceivedPage& page, std::optional<int> percent_used) {
  std::string html(kBeforeEntries);
  if (percent_used) html += "<p>De database is voor " + std::to_string(*percent_used) + " % vol.</p>\n";
  if (page.entries.empty()) html += "<p>Er is nog niets ontvangen.</p>\n";
  for (const Received& received : page.entries) html += entry(received);
  if (page.next > 0) html += "<p><a rel=\"next\" href=\"/received?before=" + std::to_string(page.next) + "\">Oudere</a></p>\n";
  return {200, "text/html; charset=utf-8", html + "</main>\n</body>\n</html>\n", {{"Cache-Control", "no-store"}}};
}

Answer received_json(const ReceivedPage& page, std::optional<int> percent_used) {
  std::string json = "[";
  for (const Received& received : page.entries) {
    json += json.size() == 1 ? "" : ",";
    json += "{\"reference\":" + json_string(received.reference) + ",\"receivedAt\":" + json_string(received.received_at) +
            ",\"payload\":" + received.payload + "}";
  }
  Answer answer{200, "application/json", json + "]", {{"Cache-Control", "no-store"}}};
  if (percent_used) answer.fields.emplace_back("X-Database-Used", std::to_string(*percent_used) + "%");
  if (page.next > 0)
    answer.fields.emplace_back("Link", "</received?format=json&before=" + std::to_string(page.next) + ">; rel=\"next\"");
  return answer;
}

Answer received_style() { return {200, "text/css; charset=utf-8", std::string(kReceivedCss), {{"Cache-Control", "no-cache"}}}; }

}  // namespace complaint::site
