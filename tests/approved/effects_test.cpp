// Everything that can happen, in every state, with the complete list of what follows. What a line does not name does not happen:
// where nothing is listed of an event, neither the page nor anything else changes.
#include <doctest/doctest.h>

#include <set>

#include "approved/states.h"

using namespace complaint::form;
using namespace complaint::test;

namespace {

struct NamedEvent {
  std::string name;
  Event event;
};

// Every button and link of every state, and some that no page has.
std::vector<NamedEvent> presses() {
  std::set<std::string> ids = {"nowhere", "mend.", "change.", "mend.nowhere", "change.consent", "change.nowhere"};
  for (const auto& [name, session] : named_states(settings("nl")))
    for (const Node& node : session.page().nodes)
      if (node.role == Role::button || node.role == Role::link) ids.insert(node.id);
  std::vector<NamedEvent> events;
  for (const std::string& id : ids) events.push_back({"press " + id, event::Pressed{id}});
  return events;
}

std::vector<NamedEvent> choices() {
  std::vector<NamedEvent> events;
  for (const char* node :
       {"kind.objection", "kind.complaint", "case.concerns.yes", "case.concerns.no", "incident.channel.letter",
        "incident.channel.other", "keep_draft", "incident.date.unknown_day", "consent", "kind.nowhere", "contact.name"})
    events.push_back({std::string("choose ") + node, event::Chosen{node, true}});
  for (const char* node : {"keep_draft", "incident.date.unknown_day", "consent"})
    events.push_back({std::string("untick ") + node, event::Chosen{node, false}});
  return events;
}

std::vector<NamedEvent> fields() {
  std::vector<NamedEvent> events;
  for (const char* node : {"contact.name", "contact.phone", "contact.email", "case.number", "case.national_id",
                           "statement.reason", "statement.error", "incident.date.day", "incident.date.month",
                           "incident.date.year", "incident.channel_description", "kind", "consent", "nowhere"}) {
    events.push_back({std::string("type into ") + node, event::Typed{node, "?"}});
    events.push_back({std::string("leave ") + node, event::Left{node}});
  }
  return events;
}

std::vector<NamedEvent> visits() {
  std::vector<NamedEvent> events;
  for (const char* name : {"start", "contact", "case", "statement", "incident", "review", "done"}) {
    events.push_back({std::string("visit ") + name, event::Visited{name}});
  }
  return events;
}

std::vector<NamedEvent> reports() {
  std::vector<NamedEvent> events = {{"sending", event::Sending{kId}},
                                    {"waiting", event::Waiting{kId, "2026-11-22T14:00:00+01:00"}},
                                    {"sent", event::Sent{kId, "AG-2", ""}},
                                    {"rejected", event::Rejected{kId}},
                                    {"session ended", event::SessionEnded{kId}},
                                    {"refused nothing", event::Refused{kId, {}}},
                                    {"sent, another", event::Sent{"another", "AG-3", ""}},
                                    {"waiting, another", event::Waiting{"another", ""}},
                                    {"rejected, another", event::Rejected{"another"}}};
  for (const char* pointer : {"",
                              "/kind",
                              "/contact",
                              "/contact/name",
                              "/contact/phone",
                              "/contact/email",
                              "/case",
                              "/case/caseNumber",
                              "/case/nationalId",
                              "/case/nationalId/scheme",
                              "/case/nationalId/value",
                              "/statement",
                              "/statement/reason",
                              "/statement/error",
                              "/incident",
                              "/incident/date",
                              "/incident/channel",
                              "/incident/channelDescription",
                              "/consent",
                              "/consent/accepted",
                              "/consent/textDigest",
                              "/locale",
                              "/contact/name/first"})
    events.push_back({std::string("refused ") + pointer, event::Refused{kId, {{pointer, "bad_shape"}}}});
  return events;
}

std::vector<NamedEvent> host_and_device() {
  return {{"clear", event::Cleared{}},
          {"prefill", event::Prefilled{"AG-7777"}},
          {"prefill nothing", event::Prefilled{}},
          {"speak English", event::Relabelled{catalogue("en")}},
          {"speak Dutch", event::Relabelled{catalogue("nl")}},
          {"draft found", event::DraftFound{{{"contact.name", "Oud"}}}},
          {"draft gone", event::DraftFound{}},
          {"restored", event::Restored{"contact", {{"kind", "objection"}, {"contact.name", "Oud"}}}},
          {"device holds", event::DeviceHolds{true, 1}},
          {"device holds nothing", event::DeviceHolds{}}};
}

std::vector<NamedEvent> all_events() {
  std::vector<NamedEvent> events;
  for (const auto& some : {presses(), choices(), fields(), visits(), reports(), host_and_device()})
    events.insert(events.end(), some.begin(), some.end());
  return events;
}

// What of the page is otherwise: nodes that came or changed, and how many went; of another page: which nodes have a problem.
std::string page_change(const Page& before, const Page& after) {
  if (before == after) return {};
  std::string changes;
  if (before.name != after.name) {
    for (const Node& node : after.nodes)
      if (!node.problem.empty()) changes += (changes.empty() ? ", wrong: " : " ") + node.id;
    return "page " + after.name + changes;
  }
  const auto same = [](const std::vector<Node>& nodes, const Node& node) {
    for (const Node& other : nodes)
      if (other == node) return true;
    return false;
  };
  for (const Node& node : after.nodes)
    if (!same(before.nodes, node)) changes += (changes.empty() ? "changes " : " ") + node.id;
  std::size_t gone = 0;
  for (const Node& node : before.nodes) gone += same(after.nodes, node) ? 0 : 1;
  return changes + " (" + std::to_string(gone) + " as they were are gone)";
}

std::string consequences(NamedState& state, const Event& event) {
  const Page before = state.session.page();
  std::string text;
  for (const Effect& effect : state.session.happen(event)) text += (text.empty() ? "" : "; ") + text_of(effect);
  const std::string change = page_change(before, state.session.page());
  if (!change.empty()) text += (text.empty() ? "" : "; ") + change;
  return text;
}

void check_all(const Settings& settings, const std::string& file) {
  const std::vector<NamedEvent> events = all_events();
  REQUIRE(events.size() > 120);
  std::string text;
  for (std::size_t state = 0; state < state_count(); ++state) {
    text += "== " + named_state(state, settings).name + "\n";
    for (const NamedEvent& event : events) {
      NamedState fresh = named_state(state, settings);
      fresh.session.moment.id.back() = '2';
      const std::string followed = consequences(fresh, event.event);
      if (!followed.empty()) text += event.name + " -> " + followed + "\n";
    }
  }
  check_approved(file, text);
}

}  // namespace

TEST_CASE("effects: every event in every state has the approved consequences, and no others") {
  check_all(settings(), "effects.txt");
}

TEST_CASE("effects: the same where drafts are kept and the national number is not asked") {
  Settings other = settings();
  other.drafts = Drafts::on;
  other.ask_national_id = false;
  check_all(other, "effects_drafts_on.txt");
}
