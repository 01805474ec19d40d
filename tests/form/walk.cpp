#include "form/walk.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "support/session.h"

namespace complaint::test {
namespace {

constexpr const char* kPages[] = {pages::start,    pages::contact, pages::case_file, pages::statement,
                                  pages::incident, pages::review,  pages::done};

using namespace form;

struct Field {
  const char* node;
  std::array<const char*, 2> right;  // nl, be
};

constexpr Field kFields[] = {{"contact.name", {"Jan", "Jan"}},
                             {"contact.phone", {"0612345678", "0470123456"}},
                             {"contact.email", {"jan@voorbeeld.nl", "jan@voorbeeld.nl"}},
                             {"case.number", {"1234", "1234"}},
                             {"case.national_id", {"111222333", "85073003328"}},
                             {"statement.reason", {"Omdat ik al betaald heb.", "Omdat ik al betaald heb."}},
                             {"statement.error", {"Fout.", "Fout."}},
                             {"incident.day", {"1", "1"}},
                             {"incident.month", {"10", "10"}},
                             {"incident.year", {"2026", "2026"}},
                             {"incident.channel_description", {"Aan de deur", "Aan de deur"}}};

// What people type wrong, or nearly right.
const char* const kOdd[] = {"", " ", "-", "x", "jan@gmial.com", "jan@", "12", "31", "2999", "okt.", "9", "a\r\nb", "0", "."};

const char* const kChoices[] = {
    "kind.objection",         "kind.complaint",       "case.concerns.yes", "case.concerns.no", "incident.channel.letter",
    "incident.channel.other", "incident.unknown_day", "consent",           "keep_draft"};

const char* const kButtons[] = {"next",
                                "back",
                                "send",
                                "copy",
                                "print",
                                "retry",
                                "clear",
                                "clear.no",
                                "clear.yes",
                                "anew",
                                "painter",
                                "draft.continue",
                                "draft.drop",
                                "contact.email.use_suggestion",
                                "change.contact.name",
                                "change.case.national_id",
                                "change.incident.date",
                                "change.statement.error",
                                "change.kind",
                                "mend.contact.name",
                                "mend.incident.date",
                                "mend.kind",
                                "mend.consent"};

const char* const kPointers[] = {"/contact/email",
                                 "/case",
                                 "/case/nationalId/value",
                                 "/case/caseNumber",
                                 "/incident/date",
                                 "/incident/channelDescription",
                                 "/consent",
                                 "/locale",
                                 "/kind",
                                 "/statement/error",
                                 ""};

class Walk {
 public:
  explicit Walk(Choices& choices) : choices_(choices), settings_(pick_settings()), session_(settings_), witness_(settings_) {
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
  Settings pick_settings() {
    Settings settings = test::settings(choices_.below(2) == 0 ? "nl" : "be");
    settings.ask_national_id = choices_.below(3) > 0;
    settings.drafts = static_cast<Drafts>(choices_.below(3));
    return settings;
  }

  [[nodiscard]] bool ok() const { return report_.broken.empty(); }
  [[nodiscard]] bool shows(std::string_view id) const { return node_on(witness_.page(), id) != nullptr; }
  [[nodiscard]] bool belgian() const { return settings_.profile.rules.profile == "be"; }

  template <typename List>
  std::string pick(const List& list) {
    return list[choices_.below(std::size(list))];
  }

  void step() {
    const bool open = witness_.model().standing() == Standing::sending || witness_.model().standing() == Standing::waiting;
    if (open && choices_.below(2) == 0) return report();
    switch (choices_.below(24)) {
      case 0: return happen(event::Typed{any_field().node, choices_.bytes(40)});
      case 1: return happen(event::Typed{any_field().node, pick(kOdd)});
      case 2: return type_right(any_field());
      case 3:
      case 4: return happen(event::Left{any_field().node});
      case 5:
      case 6: return happen(event::Chosen{pick(kChoices), choices_.below(3) > 0});
      case 7:
      case 8:
      case 9: return press_something();
      case 10:
      case 11: return happen(event::Visited{kPages[choices_.below(std::size(kPages))]});
      case 12: return happen(event::Relabelled{test::catalogue(choices_.below(2) == 0 ? "nl" : "en")});
      case 13:
      case 14: return report();
      case 15: return spoil_a_field();
      case 16: return host_or_device();
      default: return fill_page();
    }
  }

  const Field& any_field() { return kFields[choices_.below(std::size(kFields))]; }

  void type_right(const Field& field) { happen(event::Typed{field.node, field.right[belgian() ? 1 : 0]}); }

  // A button or link of the page, mostly.
  void press_something() {
    if (choices_.below(4) == 0) return happen(event::Pressed{pick(kButtons)});
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
    for (const char* choice : {"kind.complaint", "case.concerns.yes", "incident.channel.other", "consent"})
      if (shows(choice) && (choices_.below(4) > 0 || std::string_view(choice) == "consent")) happen(event::Chosen{choice, true});
    for (const Field& field : kFields) {
      if (!shows(field.node)) continue;
      const std::size_t how = choices_.below(16);
      if (how == 0) happen(event::Typed{field.node, pick(kOdd)});
      else if (how > 2) type_right(field);
    }
    happen(event::Pressed{shows("send") ? "send" : "next"});
  }

  void report() {
    const std::string id = choices_.below(8) == 0 ? "another" : submitted_;
    switch (choices_.below(7)) {
      case 0: return happen(event::Sending{id});
      case 1: return happen(event::Waiting{id, "2026-11-22T13:05:00+01:00"});
      case 2: return happen(event::Sent{id, "AG-" + std::to_string(report_.steps), "2026-11-22T12:00:01Z"});
      case 3: return happen(event::Refused{id, {{pick(kPointers), "bad_shape"}, {pick(kPointers), "unheard_of"}}});
      case 4: return happen(event::Refused{id, {{choices_.bytes(20), "bad_shape"}}});
      case 5: return happen(event::Rejected{id});
      default: return happen(event::SessionEnded{id});
    }
  }

  void host_or_device() {
    switch (choices_.below(5)) {
      case 0: return happen(event::Cleared{});
      case 1: return happen(event::Prefilled{choices_.below(3) == 0 ? "" : pick(kOdd) + "1234"});
      case 2: return happen(event::DraftFound{{{any_field().node, pick(kOdd)}, {"kind", "objection"}, {"consent", "yes"}}});
      case 3: return happen(event::DraftFound{});
      default: return happen(event::DeviceHolds{choices_.below(2) == 0, static_cast<int>(choices_.below(4))});
    }
  }

  void happen(const Event& event) {
    if (!ok()) return;
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
    for (int page = 0; ok() && page < 12 && witness_.model().standing() == Standing::filling; ++page) answer_page();
    if (!ok()) return;
    happen(event::Sent{submitted_, "AG-END", "2026-11-22T12:00:01Z"});
    if (ok() && !shows("reference")) report_.broken = "h: right answers do not lead to the receipt";
  }

  void answer_page() {
    for (const char* choice : {"kind.complaint", "case.concerns.yes", "incident.channel.letter", "consent"})
      if (shows(choice)) happen(event::Chosen{choice, true});
    for (const Field& field : kFields)
      if (shows(field.node)) type_right(field);
    happen(event::Pressed{shows("send") ? "send" : "next"});
  }

  void reach_contact_details() {
    for (int page = 0; ok() && page < 8 && !shows("contact_details"); ++page) happen(event::Pressed{"back"});
    if (ok() && !shows("contact_details")) report_.broken = "h: contact details cannot be reached";
  }

  Choices& choices_;
  Settings settings_;
  Session session_;
  Witness witness_;
  Report report_;
  std::string submitted_;
  std::int64_t events_ = 0;
};

}  // namespace

Report walk(Choices& choices, int most_steps) { return Walk(choices).run(most_steps); }

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
