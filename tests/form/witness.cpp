#include "form/witness.h"

#include <algorithm>

#include "payload/payload.h"
#include "form/well_formed.h"
#include "support/page_names.h"

namespace complaint::test {
namespace {

using namespace form;

bool can_have_focus(const Node& node) {
  switch (node.role) {
    case Role::heading:
    case Role::summary:
    case Role::textbox:
    case Role::textarea:
    case Role::radio:
    case Role::checkbox:
    case Role::button:
    case Role::link: return true;
    default: return false;
  }
}

bool is_question(const Node& node) {
  switch (node.role) {
    case Role::textbox:
    case Role::textarea:
    case Role::radio_group:
    case Role::checkbox:
    case Role::date: return true;
    default: return false;
  }
}

template <typename Kind>
std::vector<const Kind*> all(const std::vector<Effect>& effects) {
  std::vector<const Kind*> found;
  for (const Effect& effect : effects)
    if (const Kind* one = std::get_if<Kind>(&effect)) found.push_back(one);
  return found;
}

// The wrong field of a group, or of a question that is one field, is the node that a summary's link leads to.
bool leads_to(const Node& target, const Node& question) {
  return can_have_focus(target) && (target.id == question.id || target.parent == question.id);
}

// Numbers are shown as people write them: 06 12345678 for +31612345678.
std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ' ' && c != '.' && c != '-' && c != '+') return text;
  if (text.starts_with("+31") || text.starts_with("+32")) digits.replace(0, 2, "0");
  return digits;
}

bool has_member(const std::string& payload, const std::string& name, const std::string& value) {
  return payload.find("\"" + name + "\":\"" + value + "\"") != std::string::npos;
}

// The event is a press of that button, and the page had it.
bool presses(const Event& event, std::string_view node, const Page& page) {
  const auto* pressed = std::get_if<event::Pressed>(&event);
  return pressed != nullptr && pressed->node == node && node_on(page, node) != nullptr;
}

}  // namespace

std::string Witness::see(const Event& event, const Moment& moment, const std::vector<Effect>& effects, Page page) {
  const Page before = std::exchange(page_, std::move(page));
  const Standing stood = model_.standing();
  model_.note(event, moment, before, page_, effects);
  const bool came_back = stood != Standing::filling && model_.standing() == Standing::filling;
  const auto* refused = std::get_if<event::Refused>(&event);
  note_problems(event, before, effects);
  if (came_back && refused != nullptr) note_refusal(refused->problems);
  std::string broken = not_well_formed(page_);
  for (const auto check : {&Witness::check_receipt, &Witness::check_answers, &Witness::check_summary, &Witness::check_review})
    if (broken.empty()) broken = (this->*check)();
  for (const auto check : {&Witness::check_payloads, &Witness::check_effects})
    if (broken.empty()) broken = (this->*check)(effects);
  return broken;
}

std::string Witness::check_receipt() {
  const bool done = page_.name == pages::done;
  if (done != (model_.standing() == Standing::waiting || model_.standing() == Standing::sent))
    return done ? "a: the last page shows of a complaint that is not submitted"
                : "a: a complaint that is submitted has no last page";
  const Node* reference = node_on(page_, "reference");
  const Node* heading = node_on(page_, "heading");
  const auto is_receipt = [heading](const auto& entry) {
    return entry.first.starts_with("done.heading") && entry.second == heading->label;
  };
  const auto& words = model_.words().words();
  const bool said = reference != nullptr || std::any_of(words.begin(), words.end(), is_receipt);
  if (said != (model_.standing() == Standing::sent))
    return said ? "a: received, it says, and is not" : "a: received, and not said";
  if (said && reference->label.find(model_.reference()) == std::string::npos) return "a: another reference than the receiver's";
  return {};
}

std::string Witness::check_payloads(const std::vector<Effect>& effects) const {
  for (const effect::Send* send : all<effect::Send>(effects)) {
    const payload::Table table(model_.definition());
    if (!payload::check_payload(send->payload, {{&table}, {&model_.profile()}}, model_.today()).empty())
      return "b: the check refuses what is sent";
    if (!has_member(send->payload, "id", send->id)) return "b: sent under another id";
    if (model_.agreement() == definition::Agreement::none) continue;
    const auto& consent = model_.consent();
    if (!consent) return "e: sent without consent to, or notice of, the text that shows";
    const bool is_notice = model_.agreement() == definition::Agreement::notice;
    if (!has_member(send->payload, "textDigest", consent->digest) ||
        !has_member(send->payload, "textVersion", consent->version) ||
        !has_member(send->payload, is_notice ? "shownAt" : "acceptedAt", consent->given_at))
      return "e: another consent than was given";
  }
  return {};
}

std::string Witness::check_effects(const std::vector<Effect>& effects) const {
  const auto focus = all<effect::Focus>(effects);
  if (focus.size() > 1) return "c: the focus goes to two places";
  if (!focus.empty()) {
    const Node* node = node_on(page_, focus.front()->node);
    if (node == nullptr || !can_have_focus(*node)) return "c: focus on what cannot have it: " + focus.front()->node;
  }
  for (const effect::ShowPage* show : all<effect::ShowPage>(effects))
    if (show->page != page_.name) return "c: history shows another page";
  if (!all<effect::EndHistory>(effects).empty() && model_.standing() != Standing::sent)
    return "c: history ends before the receipt";
  return {};
}

std::string Witness::check_answers() {
  if (model_.standing() == Standing::sent) return {};
  for (const Node& node : page_.nodes) {
    const bool text = node.role == Role::textbox || node.role == Role::textarea;
    if (text && node.value != model_.answer(node.id)) return "d: another answer than was given: " + node.id;
    const bool radio = node.role == Role::radio;
    if (radio && node.checked != (node.id == node.parent + "." + model_.answer(node.parent)))
      return "d: another choice: " + node.id;
    if (node.id == "consent" && node.checked != model_.consent().has_value()) return "e: the tick outlives its text";
    if (node.role == Role::checkbox && node.checked != (model_.answer(node.id) == "yes")) return "d: another tick: " + node.id;
  }
  return {};
}

void Witness::note_problems(const Event& event, const Page& before, const std::vector<Effect>& effects) {
  if (begun_ != model_.begun() || model_.standing() != Standing::filling) due_ = {};
  begun_ = model_.begun();
  if (model_.standing() != Standing::filling) return;
  const bool stays = presses(event, "next", before) && before.name == page_.name;
  if (stays || presses(event, "send", before)) due_[std::string(page_.name)] = true;
  for (const auto* refused : all<effect::PayloadRefused>(effects)) note_refusal(refused->problems);
}

void Witness::note_refusal(const std::vector<std::pair<std::string, std::string>>& problems) {
  for (const auto& problem : problems)
    if (model_.asks(problem.first)) due_[std::string(model_.page_of(problem.first))] = true;
}

std::string Witness::check_summary() {
  std::vector<const Node*> wrong;
  for (const Node& node : page_.nodes)
    if (is_question(node) && !node.problem.empty()) wrong.push_back(&node);
  bool& due = due_[std::string(page_.name)];
  if (wrong.empty()) due = false;
  const Node* summary = node_on(page_, "summary");
  if ((summary != nullptr) != due) return due ? "f: problems without a summary" : "f: a summary without need";
  if (summary == nullptr) return {};
  if (&page_.nodes.front() != summary) return "f: the summary does not head the page";
  std::size_t at = 0;
  for (const Node& link : page_.nodes) {
    if (link.parent != "summary") continue;
    if (at == wrong.size() || link.label != wrong[at]->problem) return "f: the summary lists what is no problem: " + link.id;
    const Node* target = node_on(page_, std::string_view(link.target).substr(1));
    if (target == nullptr || !leads_to(*target, *wrong[at])) return "f: a link leads elsewhere: " + link.id;
    ++at;
  }
  return at == wrong.size() ? "" : "f: the summary lacks a problem";
}

std::string Witness::check_review() {
  if (page_.name != pages::review && page_.name != pages::done) return {};
  std::vector<const Node*> shown;
  for (const Node& node : page_.nodes)
    if (node.role == Role::answer) shown.push_back(&node);
  const std::vector<ReviewRow> rows = model_.review();
  if (rows.size() != shown.size()) return "g: the review has more or fewer rows than questions";
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Node& node = *shown[at];
    const ReviewRow& row = rows[at];
    if (node.id != "review." + row.node) return "g: another row than expected: " + node.id;
    if (node.value != row.value && digits_of(node.value) != digits_of(row.value)) return "g: another value: " + node.id;
    const bool refused = due_[std::string(model_.page_of_question(row.node))];  // by the receiver, perhaps
    if (node.invalid != !node.problem.empty()) return "g: half marked: " + node.id;
    if (node.invalid != row.wrong && !refused) return "g: marked wrongly: " + node.id;
    if (row.wrong && !node.invalid) return "g: not marked: " + node.id;
  }
  return {};
}

}  // namespace complaint::test
