#include "view/pages.h"

#include <doctest/doctest.h>

#include <utility>

#include "support/session.h"

namespace complaint::test {
namespace {

using form::Emphasis;
using form::Node;
using form::Page;
using form::Role;

constexpr const char* kLongWord = "Rechtsschutzversicherungsgesellschaften";
constexpr const char* kSentence =
    "Ons advies is altijd om eerst contact op te nemen met onze klantenservice, of met de dossierbeheerder die op de brief "
    "vermeld staat, bijvoorbeeld als u vindt dat u geen betaling verschuldigd bent.";

class Writer {
 public:
  Node& add(Role role, std::string label, std::string parent = {}) {
    page.nodes.push_back(node_of(role, "n" + std::to_string(page.nodes.size()), std::move(label), std::move(parent)));
    return page.nodes.back();
  }

  std::string open(Role role, std::string label) { return add(role, std::move(label)).id; }

  Page page;
};

void add_texts(Writer& to) {
  for (const Emphasis emphasis : {Emphasis::lead, Emphasis::normal, Emphasis::strong, Emphasis::quiet, Emphasis::notice})
    to.add(Role::text, kSentence).emphasis = emphasis;
  to.add(Role::text, "");
  const std::string list = to.open(Role::list, "");
  to.add(Role::list_item, kSentence, list);
  to.add(Role::list_item, kLongWord, list);
  to.add(Role::link, "Mail naar klantenservice", {}).target = "mailto:a@example.com";
  to.add(Role::link, kSentence).target = "#n0";
}

void add_summary(Writer& to) {
  const std::string summary = to.open(Role::summary, "Er zijn nog dingen die niet kloppen");
  to.add(Role::link, "Vul uw naam in", summary).target = "#n0";
  to.add(Role::link, kSentence, summary).target = "#n0";
}

void add_fields(Writer& to) {
  Node& name = to.add(Role::textbox, kLongWord);
  name.value = kSentence;
  name.hint = kSentence;
  Node& phone = to.add(Role::textbox, "Telefoonnummer");
  phone.columns = 20;
  phone.problem = kSentence;
  Node& reason = to.add(Role::textarea, kSentence);
  reason.value = std::string(kSentence) + "\n\n" + kLongWord + kLongWord + "\n";
  reason.lines = 3;
  reason.count = "Nog 3.970 tekens over";
}

void add_choices(Writer& to) {
  const std::string group = to.open(Role::radio_group, kSentence);
  to.page.nodes.back().problem = kSentence;
  to.add(Role::radio, "Ja", group).checked = true;
  to.add(Role::radio, kSentence, group);
  Node& consent = to.add(Role::checkbox, kSentence);
  consent.problem = "Vink dit aan om te kunnen versturen";
  consent.hint = kSentence;
  to.add(Role::checkbox, "Bewaren").checked = true;
}

void add_date(Writer& to) {
  const std::string group = to.open(Role::group, "Wanneer heeft het incident zich voorgedaan?");
  to.page.nodes.back().hint = "Bijvoorbeeld 1 oktober 2026";
  to.page.nodes.back().problem = kSentence;
  for (const auto& [label, columns] : {std::pair{"Dag", 2}, std::pair{"Maand", 10}, std::pair{"Jaar", 4}})
    to.add(Role::textbox, label, group).columns = columns;
  to.add(Role::checkbox, "Ik weet de precieze dag niet", group);
}

void add_answers(Writer& to) {
  const std::string answers = to.open(Role::answers, "");
  for (const std::string& value : {std::string("Jan"), std::string(kSentence) + "\n" + kLongWord, std::string()}) {
    Node& answer = to.add(Role::answer, kLongWord, answers);
    answer.value = value;
    if (value != "Jan") answer.problem = kSentence;
    const std::string id = answer.id;
    to.add(Role::button, "Wijzigen", id).emphasis = Emphasis::quiet;
  }
}

void add_buttons(Writer& to) {
  to.add(Role::status, kSentence);
  for (const Emphasis emphasis : {Emphasis::strong, Emphasis::normal, Emphasis::danger, Emphasis::quiet})
    to.add(Role::button, "Volgende").emphasis = emphasis;
  to.add(Role::status, "");
  to.add(Role::button, "Eenvoudige weergave").emphasis = Emphasis::quiet;
  to.add(Role::button, kSentence);
}

struct Setting {
  std::string profile;
  std::string language;

  [[nodiscard]] Session session() const { return Session(settings(profile, language)); }
  [[nodiscard]] std::string named(const std::string& page) const { return profile + " in " + language + ": " + page; }
};

// A page as it first shows, and with every problem it can have at once.
void add_pages(std::vector<NamedPage>& pages, const Setting& setting, std::string_view name) {
  Session session = setting.session();
  if (name != pages::start) session.fill_until(name);
  if (name == pages::case_file) session.choose("case.concerns.yes");
  REQUIRE(session.page().name == name);
  const std::string words = setting.named(std::string(name));
  pages.push_back({words, session.page()});
  session.press(name == pages::review ? "send" : "next");
  pages.push_back({words + " with problems", session.page()});
}

// What an earlier visit left is offered, and asked about before it is cleared.
void add_device(std::vector<NamedPage>& pages, const Setting& setting) {
  Session session = setting.session();
  session.happen(form::event::DraftFound{{{"contact.name", "Jan"}}});
  session.happen(form::event::DeviceHolds{true, 2});
  pages.push_back({setting.named("found draft"), session.page()});
  session.press("clear");
  pages.push_back({setting.named("confirm clearing"), session.page()});
}

void add_deliveries(std::vector<NamedPage>& pages, const Setting& setting) {
  const std::string id = "5f0c1c6e-0000-4000-8000-000000000001";
  const form::Event events[] = {form::event::Sending{id}, form::event::Waiting{id, "2026-11-22T13:00:00+01:00"},
                                form::event::Rejected{id}, form::event::Sent{id, "K-2026-0001", "2026-11-22T12:00:01Z"}};
  for (const form::Event& event : events) {
    Session session = setting.session();
    session.fill_until(pages::done);
    session.happen(event);
    pages.push_back({setting.named("after delivery event " + std::to_string(event.index())), session.page()});
  }
}

}  // namespace

Node node_of(Role role, std::string id, std::string label, std::string parent) {
  Node node;
  node.role = role;
  node.id = std::move(id);
  node.label = std::move(label);
  node.parent = std::move(parent);
  return node;
}

Page page_of_every_role() {
  Writer to;
  add_summary(to);
  Node& steps = to.add(Role::steps, "Stap 2 van 6");
  steps.value = "2";
  steps.limit = 6;
  to.add(Role::heading, "Klacht indienen bij " + std::string(kLongWord));
  add_texts(to);
  add_fields(to);
  add_choices(to);
  add_date(to);
  add_answers(to);
  add_buttons(to);
  return std::move(to.page);
}

std::vector<NamedPage> pages_of_the_form() {
  std::vector<NamedPage> pages;
  for (const Setting& setting : {Setting{"nl", "nl"}, Setting{"nl", "en"}, Setting{"be", "nl"}, Setting{"be", "en"}}) {
    for (const std::string_view name :
         {pages::start, pages::contact, pages::case_file, pages::statement, pages::incident, pages::review})
      add_pages(pages, setting, name);
    add_device(pages, setting);
    add_deliveries(pages, setting);
  }
  return pages;
}

}  // namespace complaint::test
