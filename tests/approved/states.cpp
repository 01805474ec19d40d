#include "approved/states.h"
#include "support/page_names.h"

#include <functional>
#include <iterator>

namespace complaint::test {
namespace {

using namespace form;

using Steps = std::function<void(Session&)>;

std::string id_of(const Session& session) { return session.moment.id; }

void submit(Session& session) { session.fill_until(pages::done); }

void wait(Session& session) {
  submit(session);
  session.happen(event::Waiting{id_of(session), "2026-11-22T13:05:00+01:00"});
}

void spoil_date(Session& session) {
  session.type("incident.date.day", "31");
  session.type("incident.date.month", "juni");
  session.type("incident.date.year", "2026");
}

const std::pair<const char*, Steps> kStates[] = {
    {"start", [](Session&) {}},
    {"start, nothing chosen", [](Session& s) { s.press("next"); }},
    {"start, the device holds something",
     [](Session& s) {
       s.happen(event::DraftFound{{{"kind", "objection"}, {"contact.name", "Oud"}}});
       s.happen(event::DeviceHolds{true, 2});
       s.press("clear");
     }},
    {"start, the host knows the case", [](Session& s) { s.happen(event::Prefilled{"AG-1234"}); }},
    {"contact, nothing typed",
     [](Session& s) {
       s.fill_until(pages::contact);
       s.press("next");
     }},
    {"contact, a likely slip and a wrong number",
     [](Session& s) {
       s.fill_until(pages::contact);
       s.type("contact.email", "jan@gmial.com");
       s.type("contact.phone", "0900 1234");
     }},
    {"case, it concerns none",
     [](Session& s) {
       s.fill_until(pages::case_file);
       s.choose("case.concerns.no");
     }},
    {"case, no number",
     [](Session& s) {
       s.fill_until(pages::case_file);
       s.choose("case.concerns.yes");
       s.press("next");
     }},
    {"case, wrong numbers",
     [](Session& s) {
       s.fill_until(pages::case_file);
       s.choose("case.concerns.yes");
       s.type("case.number", "abc");
       s.type("case.national_id", "123456789");
     }},
    {"statement, short and too long",
     [](Session& s) {
       s.fill_until(pages::statement);
       s.type("statement.reason", "Kort.");
       s.type("statement.error", std::string(4001, 'a'));
     }},
    {"statement of an objection",
     [](Session& s) {
       s.fill_until(pages::statement);
       for (int page = 0; page < 3; ++page) s.press("back");
       s.choose("kind.objection");
       for (int page = 0; page < 3; ++page) s.press("next");
       s.type("statement.error", "Kort.");
     }},
    {"incident, a day that is not there",
     [](Session& s) {
       s.fill_until(pages::incident);
       spoil_date(s);
       s.choose("incident.channel.other");
       s.press("next");
     }},
    {"incident, the day is not known",
     [](Session& s) {
       s.fill_until(pages::incident);
       spoil_date(s);
       s.choose("incident.date.unknown_day");
       s.choose("incident.channel.phone");
     }},
    {"review", [](Session& s) { s.fill_until(pages::review); }},
    {"review without consent",
     [](Session& s) {
       s.fill_until(pages::review);
       s.press("send");
     }},
    {"review, wrong answers",
     [](Session& s) {
       s.fill_until(pages::review);
       s.press("change.incident");
       spoil_date(s);
       s.choose("incident.channel.other");
       s.happen(event::Visited{pages::contact});
       s.type("contact.name", "");
       s.happen(event::Visited{pages::review});
     }},
    {"review, the consent has lapsed",
     [](Session& s) {
       s.fill_until(pages::review);
       s.choose("consent");
       s.happen(event::Relabelled{catalogue("en")});
       s.happen(event::Relabelled{catalogue("nl")});
     }},
    {"sending", submit},
    {"rejected",
     [](Session& s) {
       submit(s);
       s.happen(event::Rejected{id_of(s)});
     }},
    {"session ended",
     [](Session& s) {
       wait(s);
       s.happen(event::SessionEnded{id_of(s)});
     }},
    {"refused",
     [](Session& s) {
       submit(s);
       s.happen(event::Refused{id_of(s), {{"/contact/email", "bad_shape"}, {"/incident/date", "unheard_of"}}});
     }},
    {"waiting", wait},
    {"waiting, clearing",
     [](Session& s) {
       wait(s);
       s.press("clear");
     }},
    {"sent",
     [](Session& s) {
       submit(s);
       s.happen(event::Sent{id_of(s), "AG-1", "2026-11-22T12:00:01Z"});
     }},
};

}  // namespace

std::size_t state_count() { return std::size(kStates); }

NamedState named_state(std::size_t index, const Settings& settings) {
  const auto& [name, steps] = kStates[index];
  NamedState state{name, Session(settings)};
  steps(state.session);
  return state;
}

std::vector<NamedState> named_states(const Settings& settings) {
  std::vector<NamedState> states;
  for (std::size_t index = 0; index < state_count(); ++index) states.push_back(named_state(index, settings));
  return states;
}

}  // namespace complaint::test
