#include "form/copy.h"

#include <tuple>
#include <utility>

namespace complaint::form {
namespace {

constexpr std::string_view kPayload = "<template id=\"payload\">";
constexpr std::string_view kPayloadEnd = "</template>";

constexpr std::string_view kStyle =
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.75rem;line-height:1.3}h2{margin:2rem 0 .5rem;font-size:1.25rem;break-after:avoid}"
    "p{margin:.5rem 0}.reference{font-size:1.75rem;font-weight:600}dl{margin:0}"
    "dl>div{padding:.5rem 0;border-bottom:1px solid #bbb;break-inside:avoid}"
    "dt{font-weight:600}dd{margin:0;white-space:pre-wrap}@page{size:A4;margin:2cm}@media print{body{margin:0;padding:0}}";

// No character of a text is markup.
void put_text(std::string& html, std::string_view text) {
  for (const char c : text) {
    if (c == '&') html += "&amp;";
    else if (c == '<') html += "&lt;";
    else if (c == '>') html += "&gt;";
    else if (c == '"') html += "&quot;";
    else html += c;
  }
}

class Document {
 public:
  explicit Document(const Page& page) : page_(page) {}

  std::string write(std::string_view payload) {
    html_ = "<!doctype html>\n<html lang=\"";
    put_text(html_, page_.language);
    html_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    put_text(html_, page_.title);
    html_.append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n<body>\n<main>\n");
    for (const Node& node : page_.nodes) write(node);
    close_list();
    html_ += "</main>\n";
    html_ += kPayload;
    put_text(html_, payload);
    return std::move(html_.append(kPayloadEnd).append("\n</body>\n</html>\n"));
  }

 private:
  void write(const Node& node) {
    if (node.role != Role::answer) close_list();
    switch (node.role) {
      case Role::heading: return element("h1", node.label);
      case Role::subheading: return element("h2", node.label);
      case Role::text: return paragraph(node);
      case Role::status: return element("p", node.label);
      case Role::link: return link(node);
      case Role::answer: return answer(node);
      default: return;  // what can be pressed or filled in; containers, whose children follow
    }
  }

  void element(std::string_view tag, std::string_view text) {
    html_.append("<").append(tag).append(">");
    put_text(html_, text);
    html_.append("</").append(tag.substr(0, tag.find(' '))).append(">\n");
  }

  void paragraph(const Node& node) {
    std::string tag = node.emphasis == Emphasis::lead ? "p class=\"reference\"" : "p";
    if (!node.language.empty()) {
      tag += " lang=\"";
      put_text(tag, node.language);
      tag += '"';
    }
    element(tag, node.label);
  }

  void link(const Node& node) {
    if (node.target.starts_with('#')) return;
    html_ += "<p><a href=\"";
    put_text(html_, node.target);
    html_ += "\">";
    put_text(html_, node.label);
    html_ += "</a></p>\n";
  }

  void answer(const Node& node) {
    if (!std::exchange(in_list_, true)) html_ += "<dl>\n";
    html_ += "<div>\n";
    element("dt", node.label);
    element("dd", node.value);
    html_ += "</div>\n";
  }

  void close_list() {
    if (std::exchange(in_list_, false)) html_ += "</dl>\n";
  }

  const Page& page_;
  std::string html_;
  bool in_list_ = false;
};

std::string without_references(std::string_view html) {
  constexpr std::pair<std::string_view, char> kReferences[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
  std::string text;
  while (!html.empty()) {
    std::size_t size = 1;
    char c = html.front();
    for (const auto& [reference, meant] : kReferences)
      if (html.starts_with(reference)) std::tie(size, c) = std::pair(reference.size(), meant);
    text += c;
    html.remove_prefix(size);
  }
  return text;
}

}  // namespace

std::string write_copy(const Page& page, std::string_view payload) { return Document(page).write(payload); }

std::optional<std::string> payload_in_copy(std::string_view html) {
  const std::size_t at = html.rfind(kPayload);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = html.substr(at + kPayload.size());
  const std::size_t end = rest.find(kPayloadEnd);
  return end == std::string_view::npos ? std::nullopt : std::optional(without_references(rest.substr(0, end)));
}

}  // namespace complaint::form
