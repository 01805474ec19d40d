// Pages and effects as text, one line each, every member named that is not as at first.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "approved/states.h"

namespace complaint::test {
namespace {

using namespace form;

const char* const kRoles[] = {"heading",  "subheading",  "steps",   "text",     "list",  "list_item", "textbox",
                              "textarea", "radio_group", "radio",   "checkbox", "date",  "group",     "button",
                              "link",     "summary",     "answers", "answer",   "status"};
const char* const kEmphases[] = {"normal", "lead", "strong", "quiet", "notice", "danger"};
const char* const kKeyboards[] = {"text", "tel", "email", "numeric"};

// Long texts would hide the rest.
std::string shortened(const std::string& text) {
  std::string line;
  for (const char byte : text) line += byte == '\n' ? std::string("\\n") : std::string(1, byte);
  return line.size() <= 120 ? line : line.substr(0, 100) + "... (" + std::to_string(text.size()) + " bytes)";
}

void put(std::string& line, const char* name, const std::string& text) {
  if (!text.empty()) line += std::string(" ") + name + "=\"" + shortened(text) + "\"";
}
void put(std::string& line, const char* name, bool truth) {
  if (truth) line += std::string(" ") + name;
}
void put(std::string& line, const char* name, int number, int usual) {
  if (number != usual) line += std::string(" ") + name + "=" + std::to_string(number);
}

std::string written(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string list;
  for (const auto& [name, text] : pairs) list += (list.empty() ? "" : ", ") + name + ": " + shortened(text);
  return list;
}

struct Writer {
  std::string operator()(const effect::Focus& e) const { return "focus " + e.node; }
  std::string operator()(const effect::Announce& e) const { return "announce \"" + e.text + "\""; }
  std::string operator()(const effect::ShowPage& e) const {
    return std::string(e.replace ? "replace page by " : "show page ") + e.page;
  }
  std::string operator()(const effect::EndHistory&) const { return "end history"; }
  std::string operator()(const effect::Send& e) const { return "send " + e.id + " " + e.payload; }
  std::string operator()(const effect::PayloadRefused& e) const { return "payload refused (" + written(e.problems) + ")"; }
  std::string operator()(const effect::KeepDraft& e) const {
    std::string names;
    for (const auto& answer : e.answers) names += (names.empty() ? "" : " ") + answer.first;
    return "keep draft (" + names + ")";
  }
  std::string operator()(const effect::KeepInTab& e) const { return "keep in tab (" + e.page + ")"; }
  std::string operator()(const effect::SetLanguage& e) const { return "speak " + e.language; }
  std::string operator()(const effect::ForgetDraft&) const { return "forget draft"; }
  std::string operator()(const effect::AdoptDraft&) const { return "adopt draft"; }
  std::string operator()(const effect::DiscardDraft&) const { return "discard draft"; }
  std::string operator()(const effect::ForgetAll&) const { return "forget all"; }
  std::string operator()(const effect::ForgetAnswers&) const { return "forget answers"; }
  std::string operator()(const effect::SaveCopy& e) const { return "save copy " + e.file_name; }
  std::string operator()(const effect::Flush&) const { return "flush"; }
  std::string operator()(const effect::Print&) const { return "print"; }
  std::string operator()(const effect::SetPainter& e) const { return e.native ? "paint natively" : "paint on the canvas"; }
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The first line that differs, to be told.
std::string first_difference(const std::string& text, const std::string& approved) {
  std::size_t start = 0;
  int line = 1;
  for (std::size_t at = 0; at < text.size() && at < approved.size() && text[at] == approved[at]; ++at)
    if (text[at] == '\n') {
      start = at + 1;
      ++line;
    }
  const auto rest = [start](const std::string& whole) { return whole.substr(start, whole.find('\n', start) - start); };
  return "line " + std::to_string(line) + "\n  is       " + rest(text) + "\n  approved " + rest(approved);
}

}  // namespace

std::string text_of(const Node& node) {
  std::string line = node.id + " " + kRoles[static_cast<std::size_t>(node.role)];
  put(line, "in", node.parent);
  put(line, "label", node.label);
  put(line, "spoken", node.spoken);
  put(line, "hint", node.hint);
  put(line, "problem", node.problem);
  put(line, "value", node.value);
  put(line, "count", node.count);
  put(line, "over", node.over);
  put(line, "checked", node.checked);
  put(line, "required", node.required);
  put(line, "invalid", node.invalid);
  if (node.emphasis != Emphasis::normal) put(line, "emphasis", std::string(kEmphases[static_cast<std::size_t>(node.emphasis)]));
  if (node.keyboard != Keyboard::text) put(line, "keyboard", std::string(kKeyboards[static_cast<std::size_t>(node.keyboard)]));
  put(line, "autocomplete", node.autocomplete);
  put(line, "lines", node.lines, 1);
  put(line, "limit", node.limit, 0);
  put(line, "columns", node.columns, 0);
  put(line, "target", node.target);
  put(line, "language", node.language);
  put(line, "paper", node.paper);
  return line;
}

std::string text_of(const Effect& effect) { return std::visit(Writer{}, effect); }

void check_approved(const std::string& file, const std::string& text) {
  const std::string path = std::string(COMPLAINT_APPROVED) + "/" + file;
  if (std::getenv("COMPLAINT_APPROVE") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  const std::string approved = read_file(path);
  const bool same = text == approved;  // the texts themselves are too long to be printed
  CHECK_MESSAGE(same, file << ", " << first_difference(text, approved));
}

}  // namespace complaint::test
