#include "form/model.h"

#include <algorithm>
#include <set>

#include "fields/bsn.h"
#include "fields/case_number.h"
#include "fields/date.h"
#include "fields/email.h"
#include "fields/line.h"
#include "fields/name.h"
#include "fields/phone.h"
#include "fields/registry.h"
#include "fields/rrn.h"
#include "fields/statement.h"
#include "support/page_names.h"

namespace complaint::test {
namespace {

using namespace form;

const std::set<std::string, std::less<>> kTexts = {"contact.name",       "contact.phone",
                                                   "contact.email",      "on_behalf.name",
                                                   "previous.reference", "case.number",
                                                   "case.national_id",   "statement.reason",
                                                   "statement.error",    "statement.outcome",
                                                   "incident.day",       "incident.month",
                                                   "incident.year",      "incident.channel_description"};

const std::map<std::string, std::set<std::string>, std::less<>> kChoices = {
    {"kind", {"objection", "complaint", "review"}},
    {"on_behalf.role", {"administrator", "counsellor", "lawyer", "relative", "heir", "other"}},
    {"case.concerns", {"yes", "no"}},
    {"statement.ground", {"not_mine", "paid", "wrong_amount", "contract", "fraud", "time_barred", "debt_relief", "other"}},
    {"incident.channel", {"letter", "phone", "email", "other"}}};

const std::map<std::string_view, std::string_view> kPages = {{"/kind", pages::start},
                                                             {"/contact/name", pages::contact},
                                                             {"/contact/phone", pages::contact},
                                                             {"/contact/email", pages::contact},
                                                             {"/onBehalfOf", pages::contact},
                                                             {"/onBehalfOf/name", pages::contact},
                                                             {"/onBehalfOf/role", pages::contact},
                                                             {"/previous", pages::case_file},
                                                             {"/previous/reference", pages::case_file},
                                                             {"/case", pages::case_file},
                                                             {"/case/caseNumber", pages::case_file},
                                                             {"/case/nationalId", pages::case_file},
                                                             {"/case/nationalId/value", pages::case_file},
                                                             {"/statement/ground", pages::statement},
                                                             {"/statement/reason", pages::statement},
                                                             {"/statement/error", pages::statement},
                                                             {"/statement/outcome", pages::statement},
                                                             {"/incident/date", pages::incident},
                                                             {"/incident/channel", pages::incident},
                                                             {"/incident/channelDescription", pages::incident},
                                                             {"/consent", pages::review},
                                                             {"/consent/accepted", pages::review}};

bool may_stand_in_draft(const std::string& node, const std::string& text) {
  if (kTexts.contains(node)) return true;
  if (node == "keep_draft" || node == "incident.unknown_day" || node == "on_behalf") return text == "yes";
  const auto choices = kChoices.find(node);
  return choices != kChoices.end() && choices->second.contains(text);
}

template <typename Kind>
const Kind* effect_of(const std::vector<Effect>& effects) {
  for (const Effect& effect : effects)
    if (const Kind* found = std::get_if<Kind>(&effect)) return found;
  return nullptr;
}

}  // namespace

const Node* node_on(const Page& page, std::string_view id) {
  for (const Node& node : page.nodes)
    if (node.id == id) return &node;
  return nullptr;
}

bool Model::asks_national_id() const { return settings_.ask_national_id && settings_.profile.rules.national_id != nullptr; }

std::string Model::answer(const std::string& node) const {
  if (node == "consent") return consent_ ? "yes" : "";
  const auto given = given_.find(node);
  if (given != given_.end()) return given->second;
  if (host_number_.empty()) return {};
  if (node == "case.number") return host_number_;
  return node == "case.concerns" ? "yes" : "";
}

void Model::note(const Event& event, const Moment& moment, const Page& before, const std::vector<Effect>& effects) {
  if (moment.today != fields::Day{}) today_ = moment.today;
  if (const auto* relabelled = std::get_if<event::Relabelled>(&event)) {
    settings_.catalogue = relabelled->catalogue;
    if (standing_ == Standing::filling) lapse_consent();
  }
  if (const auto* prefilled = std::get_if<event::Prefilled>(&event)) host_number_ = prefilled->case_number;
  if (const auto* found = std::get_if<event::DraftFound>(&event)) draft_ = found->answers;
  if (std::holds_alternative<event::Cleared>(event)) start_anew();
  if (standing_ == Standing::filling) note_answer(event, moment, before);
  if (const auto* pressed = std::get_if<event::Pressed>(&event)) note_press(pressed->node, before);
  note_report(event, effects);
  if (const auto* send = effect_of<effect::Send>(effects)) {
    standing_ = Standing::sending;
    submitted_ = send->id;
  }
}

void Model::note_answer(const Event& event, const Moment& moment, const Page& before) {
  if (const auto* typed = std::get_if<event::Typed>(&event)) {
    if (!kTexts.contains(typed->node) || answer(typed->node) == typed->text) return;
    given_[typed->node] = typed->text;
    const bool confirms = typed->node == "case.number" || typed->node == "case.national_id";
    if (confirms && concerns_case()) given_.emplace("case.concerns", "yes");
    return;
  }
  const auto* chosen = std::get_if<event::Chosen>(&event);
  const Node* node = chosen == nullptr ? nullptr : node_on(before, chosen->node);
  if (node == nullptr) return;
  if (node->id == "consent") {
    consent_.reset();
    if (chosen->checked)
      consent_ =
          Consent{words().say("personal_data.clause"), words().say("consent.version"), words().say("consent.digest"), moment.now};
  } else if (node->role == Role::checkbox) {
    given_[node->id] = chosen->checked ? "yes" : "";
  } else if (node->role == Role::radio) {
    given_[node->parent] = node->id.substr(node->parent.size() + 1);
  }
}

void Model::note_press(const std::string& node, const Page& before) {
  const Node* button = node_on(before, node);
  if (button == nullptr || button->role != Role::button) return;
  if (node == "anew" || node == "clear.yes") start_anew();
  if (node == "clear.yes" || node == "draft.drop") draft_.clear();
  if (standing_ != Standing::filling) return;
  if (node == "draft.continue") go_on_with_draft();
  if (node == "contact.email.use_suggestion") given_["contact.email"] = button->label.substr(button->label.rfind(' ') + 1);
}

void Model::go_on_with_draft() {
  const auto is_date = [](const std::string& node) {
    return node == "incident.day" || node == "incident.month" || node == "incident.year" || node == "incident.unknown_day";
  };
  bool date_is_given = false;
  for (const auto& given : given_) date_is_given = date_is_given || is_date(given.first);
  for (const auto& [node, text] : draft_)
    if (may_stand_in_draft(node, text) && !(date_is_given && is_date(node))) given_.emplace(node, text);
  if (settings_.drafts == Drafts::ask) given_.emplace("keep_draft", "yes");
  draft_.clear();
}

// A complaint that came back may be received after all, as long as nothing was changed since: then the form forgets the draft.
void Model::note_report(const Event& event, const std::vector<Effect>& effects) {
  const bool open = standing_ == Standing::sending || standing_ == Standing::waiting;
  const auto is_ours = [this](const auto* report) {
    return report != nullptr && report->id == submitted_ && !submitted_.empty();
  };
  if (const auto* sent = std::get_if<event::Sent>(&event); is_ours(sent)) {
    if (standing_ == Standing::sent || (!open && effect_of<effect::EndHistory>(effects) == nullptr)) return;
    standing_ = Standing::sent;
    reference_ = sent->reference;
    given_.clear();
    consent_.reset();
    draft_.clear();
  }
  if (!open) return;
  if (is_ours(std::get_if<event::Waiting>(&event))) standing_ = Standing::waiting;
  if (is_ours(std::get_if<event::Refused>(&event)) || is_ours(std::get_if<event::Rejected>(&event)) ||
      is_ours(std::get_if<event::SessionEnded>(&event))) {
    standing_ = Standing::filling;
    lapse_consent();
  }
}

void Model::lapse_consent() {
  if (consent_ && consent_->clause != words().say("personal_data.clause")) consent_.reset();
}

void Model::start_anew() {
  ++begun_;
  standing_ = Standing::filling;
  given_.clear();
  consent_.reset();
  submitted_.clear();
}

std::string_view Model::page_of(std::string_view pointer) {
  const auto page = kPages.find(pointer);
  return page == kPages.end() ? pages::done : page->second;
}

std::string_view Model::page_of_node(std::string_view node) {
  const std::pair<std::string_view, std::string_view> pages[] = {
      {"contact.", pages::contact}, {"on_behalf", pages::contact},    {"previous.", pages::case_file},
      {"case.", pages::case_file},  {"statement.", pages::statement}, {"incident.", pages::incident}};
  for (const auto& [prefix, page] : pages)
    if (node.starts_with(prefix)) return page;
  return pages::start;
}

bool Model::asks(std::string_view pointer) const {
  if (!kPages.contains(pointer)) return false;
  if (pointer.starts_with("/onBehalfOf/")) return answer("on_behalf") == "yes";
  if (pointer == "/case/caseNumber") return concerns_case();
  if (pointer.starts_with("/case/nationalId")) return concerns_case() && asks_national_id();
  if (pointer.starts_with("/previous")) return answer("kind") == "review";
  if (pointer == "/statement/ground") return answer("kind") == "objection";
  return pointer != "/incident/channelDescription" || answer("incident.channel") == "other";
}

namespace {

// What the review shows of an outcome: what was understood, or what was typed.
ReviewRow row(std::string node, const fields::Outcome& outcome, const std::string& typed, const Catalogue& words) {
  const std::string value = outcome.ok() ? outcome.value : typed;
  return {std::move(node), value.empty() ? words.say("review.empty") : value, !outcome.ok()};
}

fields::Outcome or_open(fields::Outcome outcome, bool may_stay_open) {
  return may_stay_open && outcome.problem == fields::Problem::required ? fields::accepted({}) : outcome;
}

// "2026-10-01" -> "1 oktober 2026".
std::string in_words(const std::string& date, const Catalogue& words) {
  if (date.size() < 7) return date;
  const std::string month = words.say("month." + date.substr(5, 2));
  const std::string year = date.substr(0, 4);
  if (date.size() == 7) return month + " " + year;
  return words.say("date.words", {{"day", std::to_string(std::stoi(date.substr(8)))}, {"month", month}, {"year", year}});
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : " ") + part;
  return all;
}

}  // namespace

std::vector<ReviewRow> Model::review() const {
  std::vector<ReviewRow> rows;
  const auto chosen = [&](const std::string& group, bool required = true) {
    const std::string choice = answer(group);
    rows.push_back({group, choice.empty() ? words().say("review.empty") : words().say("label." + group + "." + choice),
                    required && choice.empty()});
  };
  const auto text = [&](const std::string& node, const fields::Outcome& outcome) {
    rows.push_back(row(node, outcome, answer(node), words()));
  };
  chosen("kind");
  text("contact.name", fields::validate_name(answer("contact.name")));
  text("contact.phone", fields::validate_phone(answer("contact.phone"), rules().phone_region));
  text("contact.email", fields::validate_email(answer("contact.email")));
  const bool for_another = answer("on_behalf") == "yes";
  rows.push_back({"on_behalf", words().say(for_another ? "review.ticked" : "review.unticked"), false});
  if (for_another) {
    text("on_behalf.name", fields::validate_name(answer("on_behalf.name")));
    chosen("on_behalf.role");
  }
  if (answer("kind") == "review") text("previous.reference", fields::validate_line(answer("previous.reference")));
  chosen("case.concerns");
  if (concerns_case()) {
    const bool belgian = rules().national_id == fields::validator_named("rrn");
    const std::string number = answer("case.national_id");
    const auto national = belgian ? fields::validate_rrn(number, today_) : fields::validate_bsn(number);
    const bool other = asks_national_id() && national.problem != fields::Problem::required;
    text("case.number", or_open(fields::validate_case_number(answer("case.number"), rules().case_number), other));
    if (asks_national_id()) text("case.national_id", or_open(national, true));
  }
  if (answer("kind") == "objection") chosen("statement.ground", false);
  text("statement.reason", fields::validate_statement(answer("statement.reason")));
  text("statement.error", or_open(fields::validate_statement(answer("statement.error")), answer("kind") != "complaint"));
  text("statement.outcome", or_open(fields::validate_statement(answer("statement.outcome")), true));
  const bool no_day = answer("incident.unknown_day") == "yes";
  const std::string day = answer("incident.day"), month = answer("incident.month"), year = answer("incident.year");
  const bool may_be_open = answer("kind") == "objection";
  fields::Outcome date = fields::validate_date_parts({day, month, year, no_day}, today_);
  if (may_be_open && day.empty() && month.empty() && year.empty()) date = fields::accepted({});
  date.value = in_words(date.value, words());
  rows.push_back(row("incident.date", date, joined({no_day ? "" : day, month, year}), words()));
  chosen("incident.channel", !may_be_open);
  if (answer("incident.channel") == "other")
    text("incident.channel_description", fields::validate_line(answer("incident.channel_description")));
  return rows;
}

}  // namespace complaint::test
