#include "form/walk.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>

#include "support/session.h"

namespace complaint::test {
namespace {

using namespace form;
using definition::Kind;

// What people type wrong, or nearly right.
const char* const kOdd[] = {"",  " ",      "-", "x", "jan@gmial.com", "jan@",      "12", "31", "2999", "okt.",
                            "9", "a\r\nb", "0", ".", "1-10-2026",     "2 mei 2025"};

const char* const kButtons[] = {"next",       "back",      "send",      "copy",        "print",       "retry",
                                "clear",      "clear.no",  "clear.yes", "anew",        "painter",     "draft.continue",
                                "draft.drop", "draft.yes", "draft.no",  "language.en", "language.nl", "mend.consent"};

// An answer that the validator takes.
std::string right(std::string_view validator, const fields::Rules& rules) {
  if (validator == "phone") return rules.phone_region == "BE" ? "0470123456" : "0612345678";
  if (validator == "email") return "jan@voorbeeld.nl";
  if (validator == "case_number") return "1234";
  if (validator == "bsn") return "111222333";
  if (validator == "rrn") return "85073003328";
  if (validator == "birthDate") return "15 maart 1980";
  return "Omdat ik al betaald heb.";
}

// Forms and countries to walk through; the last is a form of somebody else.
constexpr struct {
  const char *form, *profile;
} kForms[] = {{"complaint", "nl"}, {"complaint", "be"}, {"personal-data", "nl"}, {"personal-data", "be"}, {"noise", "dorp"}};

Settings pick_settings(Choices& choices) {
  const auto& picked = kForms[choices.below(std::size(kForms))];
  Settings settings = test::settings_of(picked.form, picked.profile);
  settings.ask_national_id = choices.below(3) > 0;
  settings.drafts = static_cast<Drafts>(choices.below(3));
  return settings;
}

// What a definition gives a walk to choose from.
struct Way {
  explicit Way(const Settings& settings) {
    const definition::Form& form = settings.model->form();
    for (const auto& page : form.pages) {
      pages.push_back(page.name);
      buttons.push_back("change." + page.name);
    }
    pages.insert(pages.end(), {pages::review, pages::done});
    pointers = {"/consent", "/locale", ""};
    buttons.insert(buttons.end(), std::begin(kButtons), std::end(kButtons));
    choices = {"consent", "keep_draft"};
    for (const auto& question : form.questions) add(question, settings.profile.rules);
  }

  std::vector<std::string> pages, pointers, buttons, choices;
  std::vector<std::pair<std::string, std::string>> texts;  // node, and a right answer

 private:
  void add(const definition::Question& question, const fields::Rules& rules) {
    pointers.push_back(question.pointer + (question.kind == Kind::national_id ? "/value" : ""));
    buttons.push_back("mend." + question.name);
    for (const std::string& option : question.options) choices.push_back(question.name + '.' + option);
    if (question.kind == Kind::tick) choices.push_back(question.name);
    const fields::Validator* validator = question.kind == Kind::national_id ? rules.national_id : question.validator;
    if (question.kind == Kind::date) {
      choices.push_back(definition::part_id(question.name, "unknown_day"));
      texts.emplace_back(definition::part_id(question.name, "day"), "1");
      texts.emplace_back(definition::part_id(question.name, "month"), "10");
      texts.emplace_back(definition::part_id(question.name, "year"), "2026");
    } else if (validator != nullptr) {
      texts.emplace_back(question.name, right(validator->name, rules));
      if (validator->name == "email") buttons.push_back(question.name + ".use_suggestion");
    }
  }
};

class Walk {
 public:
  Walk(Choices& choices, Settings settings)
      : choices_(choices), settings_(std::move(settings)), way_(settings_), session_(settings_), witness_(settings_) {
    witness_.begin(session_.page());
    session_.moment.id.back() = '0';
  }

  Report run(int most_steps) {
    while (ok() && report_.steps < most_steps && choices_.more()) {
      ++report_.steps;
      step();
    }
    finish();
    return report_;
  }

 private:
  [[nodiscard]] bool ok() const { return report_.broken.empty(); }
  [[nodiscard]] bool shows(std::string_view id) const { return node_on(witness_.page(), id) != nullptr; }
  template <typename List>
  auto pick(const List& list) {
    return list[choices_.below(std::size(list))];
  }

  void step() {
    const bool open = witness_.model().standing() == Standing::sending || witness_.model().standing() == Standing::waiting;
    if (open && choices_.below(2) == 0) return report();
    switch (choices_.below(24)) {
      case 0: return happen(event::Typed{any_text().first, choices_.bytes(40)});
      case 1: return happen(event::Typed{any_text().first, pick(kOdd)});
      case 2: return type_right(any_text());
      case 3:
      case 4: return happen(event::Left{any_text().first});
      case 5:
      case 6: return happen(event::Chosen{pick(way_.choices), choices_.below(3) > 0});
      case 7:
      case 8:
      case 9: return press_something();
      case 10:
      case 11: return happen(event::Visited{pick(way_.pages)});
      case 12: return happen(event::Relabelled{test::catalogue(choices_.below(2) == 0 ? "nl" : "en")});
      case 13:
      case 14: return report();
      case 15: return spoil_a_field();
      case 16: return host_or_device();
      default: return fill_page();
    }
  }

  using Text = std::pair<std::string, std::string>;

  Text any_text() { return way_.texts.empty() ? Text() : pick(way_.texts); }

  void type_right(const Text& text) { happen(event::Typed{text.first, text.second}); }

  // A button or link of the page, mostly.
  void press_something() {
    if (choices_.below(4) == 0) return happen(event::Pressed{pick(way_.buttons)});
    std::vector<std::string> buttons;
    for (const Node& node : witness_.page().nodes)
      if (node.role == Role::button || (node.role == Role::link && node.parent == "summary")) buttons.push_back(node.id);
    happen(event::Pressed{pick(buttons)});
  }

  // Types something odd into a field of the page and leaves it.
  void spoil_a_field() {
    std::vector<std::string> fields;
    for (const Node& node : witness_.page().nodes)
      if (node.role == Role::textbox || node.role == Role::textarea) fields.push_back(node.id);
    if (fields.empty()) return;
    const std::string field = pick(fields);
    happen(event::Typed{field, pick(kOdd)});
    happen(event::Left{field});
  }

  // Answers the page, mostly well, and goes on.
  void fill_page() {
    for (const std::string& choice : way_.choices)
      if (shows(choice) && (choice == "consent" || choices_.below(4) == 0)) happen(event::Chosen{choice, true});
    for (const Text& text : way_.texts) {
      if (!shows(text.first)) continue;
      const std::size_t how = choices_.below(16);
      if (how == 0) happen(event::Typed{text.first, pick(kOdd)});
      else if (how > 2) type_right(text);
    }
    happen(event::Pressed{shows("send") ? "send" : "next"});
  }

  void report() {
    const std::string id = choices_.below(8) == 0 ? "another" : submitted_;
    switch (choices_.below(7)) {
      case 0: return happen(event::Sending{id});
      case 1: return happen(event::Waiting{id, "2026-11-22T13:05:00+01:00"});
      case 2: return happen(event::Sent{id, "AG-" + std::to_string(report_.steps), "2026-11-22T12:00:01Z"});
      case 3: return happen(event::Refused{id, {{pick(way_.pointers), "bad_shape"}, {pick(way_.pointers), "unheard_of"}}});
      case 4: return happen(event::Refused{id, {{choices_.bytes(20), "bad_shape"}}});
      case 5: return happen(event::Rejected{id});
      default: return happen(event::SessionEnded{id});
    }
  }

  void host_or_device() {
    switch (choices_.below(6)) {
      case 0: return happen(event::Cleared{});
      case 5: return happen(event::Restored{pick(way_.pages), {{any_text().first, pick(kOdd)}, an_option(), an_option()}});
      case 1: return happen(event::Prefilled{{known("1234"), known("Anna"), known("0612345678"), known("@example.nl")}});
      case 2: return happen(event::DraftFound{{{any_text().first, pick(kOdd)}, an_option(), {"consent", "yes"}}});
      case 3: return happen(event::DraftFound{});
      default: return happen(event::DeviceHolds{choices_.below(2) == 0, static_cast<int>(choices_.below(4))});
    }
  }

  // Nothing, or something odd that ends so.
  std::string known(const char* end) { return choices_.below(3) == 0 ? "" : std::string(pick(kOdd)) + end; }

  // "kind", "objection", as drafts have it.
  Text an_option() {
    const std::string choice = pick(way_.choices);
    const std::size_t dot = choice.rfind('.');
    return dot == std::string::npos ? Text(choice, "yes") : Text(choice.substr(0, dot), choice.substr(dot + 1));
  }

  void happen(const Event& event) {
    if (!ok()) return;
    const auto two_digits = [](std::int64_t number) { return std::to_string(100 + number % 60).substr(1); };
    session_.moment.now = "2026-11-22T12:" + two_digits(events_ / 60) + ":" + two_digits(events_) + "Z";
    session_.moment.id = "5f0c1c6e-0000-4000-8000-" + std::to_string(100'000'000'000 + ++events_);
    const auto effects = session_.happen(event);
    if (const auto* send = find<effect::Send>(effects)) submitted_ = send->id;
    const Standing before = witness_.model().standing();
    report_.broken = witness_.see(event, session_.moment, effects, session_.page());
    const Standing standing = witness_.model().standing();
    const bool came_back = before != Standing::filling && standing == Standing::filling;
    report_.sent = report_.sent || standing == Standing::sent;
    report_.waited = report_.waited || standing == Standing::waiting;
    report_.refused = report_.refused || (came_back && std::holds_alternative<event::Refused>(event));
  }

  // h: right answers and a working network lead to the receipt; contact details can always be reached.
  void finish() {
    reach_contact_details();
    if (ok() && witness_.model().standing() == Standing::sent) happen(event::Pressed{"anew"});
    const std::size_t most_pages = 2 * way_.pages.size();  // some are gone through again
    for (std::size_t page = 0; ok() && page < most_pages && witness_.model().standing() == Standing::filling; ++page)
      answer_page();
    if (!ok()) return;
    happen(event::Sent{submitted_, "AG-END", "2026-11-22T12:00:01Z"});
    if (ok() && !shows("reference")) report_.broken = "h: right answers do not lead to the receipt";
  }

  // Every box with something right in it, and one option of every choice; what they bring on the page too.
  void answer_page() {
    std::set<std::string> seen;
    for (bool found = true; std::exchange(found, false);)
      for (const Node& node : std::vector<Node>(witness_.page().nodes)) {
        if (!shows(node.id) || !seen.insert(node.id).second) continue;
        found = true;
        if (node.role == Role::textbox || node.role == Role::textarea) type_right(text_of(node.id));
        else if (node.role == Role::radio_group) choose_one(node.id);
        else if (node.role == Role::checkbox && (node.required || node.invalid)) happen(event::Chosen{node.id, true});
      }
    happen(event::Pressed{shows("send") ? "send" : "next"});
  }

  Text text_of(const std::string& node) const {
    return *std::find_if(way_.texts.begin(), way_.texts.end(), [&](const Text& text) { return text.first == node; });
  }

  void choose_one(const std::string& group) {
    const Node* first = nullptr;
    for (const Node& node : witness_.page().nodes) {
      if (node.parent != group) continue;
      if (node.checked) return;
      if (first == nullptr) first = &node;
    }
    happen(event::Chosen{first->id, true});
  }

  void reach_contact_details() {
    const auto& pages = settings_.model->form().pages;
    const auto is_it = [](const definition::Block& block) { return block.kind == definition::BlockKind::contact_details; };
    if (std::none_of(pages.front().blocks.begin(), pages.front().blocks.end(), is_it)) return;
    for (int page = 0; ok() && page < 8 && !shows("contact_details"); ++page) happen(event::Pressed{"back"});
    if (ok() && !shows("contact_details")) report_.broken = "h: contact details cannot be reached";
  }

  Choices& choices_;
  Settings settings_;
  Way way_;
  Session session_;
  Witness witness_;
  Report report_;
  std::string submitted_;
  std::int64_t events_ = 0;
};

}  // namespace

Report walk(Choices& choices, const form::Settings& settings, int most_steps) { return Walk(choices, settings).run(most_steps); }

Report walk(Choices& choices, int most_steps) { return walk(choices, pick_settings(choices), most_steps); }

// PCG-XSH-RR 64/32 (O'Neill, 2014).
std::size_t SeededChoices::below(std::size_t count) {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + 1442695040888963407ULL;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto turn = static_cast<std::uint32_t>(old >> 59U);
  const std::uint32_t number = (mixed >> turn) | (mixed << ((32 - turn) & 31U));
  return number % count;
}

std::string SeededChoices::bytes(std::size_t most) {
  std::string text(below(most + 1), ' ');
  for (char& byte : text) byte = static_cast<char>(below(256));
  return text;
}

}  // namespace complaint::test
