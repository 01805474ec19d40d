#include "form/model.h"

#include <algorithm>

#include "fields/date.h"
#include "support/page_names.h"

namespace complaint::test {
namespace {

using namespace form;
using definition::Agreement;
using definition::Kind;
using definition::Question;

bool has(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool is_part_of_date(const Question& question, std::string_view node) {
  if (question.kind != Kind::date) return false;
  for (const std::string_view part : definition::kDateParts)
    if (node == definition::part_id(question.name, part)) return true;
  return false;
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

Model::Model(form::Settings settings) : settings_(std::move(settings)) {
  settings_.catalogue = settings_.catalogue.of_form(definition().name);
}

std::string Model::answer(const std::string& node) const {
  if (node == "consent") return consent_ ? "yes" : "";
  const auto given = given_.find(node);
  return given == given_.end() ? known_by_host(node) : given->second;
}

// What is asked itself, and the choices that it is asked under.
std::string Model::known_by_host(const std::string& node) const {
  for (const Question& question : definition().questions) {
    const auto known = host_knows_.find(question.prefill);
    if (known == host_knows_.end() || known->second.empty()) continue;
    if (question.name == node) return known->second;
    for (const auto& condition : question.when)
      if (condition.subject == definition::Subject::answer && !condition.is_not &&
          definition().questions[condition.question].name == node)
        return condition.values.front();
  }
  return {};
}

void Model::note(const Event& event, const Moment& moment, const Page& before, const Page& after,
                 const std::vector<Effect>& effects) {
  if (moment.today != fields::Day{}) today_ = moment.today;
  const auto* relabelled = std::get_if<event::Relabelled>(&event);
  if (relabelled != nullptr && has(rules().languages, relabelled->catalogue.language)) {
    settings_.catalogue = relabelled->catalogue.of_form(definition().name);
    if (standing_ == Standing::filling) lapse_consent();
  }
  if (const auto* prefilled = std::get_if<event::Prefilled>(&event)) {
    const auto& [number, name, phone, email] = prefilled->known;
    host_knows_ = {{"caseNumber", number}, {"name", name}, {"phone", phone}, {"email", email}};
  }
  if (const auto* found = std::get_if<event::DraftFound>(&event)) draft_ = found->answers;
  if (std::holds_alternative<event::Cleared>(event)) start_anew();
  if (standing_ == Standing::filling) note_answer(event, moment, before);
  if (const auto* restored = std::get_if<event::Restored>(&event); restored != nullptr && standing_ == Standing::filling)
    take_over(restored->answers);
  note_spread(event, before);
  if (const auto* pressed = std::get_if<event::Pressed>(&event)) note_press(pressed->node, before);
  note_report(event, effects);
  if (const auto* send = effect_of<effect::Send>(effects)) {
    standing_ = Standing::sending;
    submitted_ = send->id;
  }
  if (standing_ == Standing::filling && agreement() == Agreement::notice && after.name == pages::review) {
    lapse_consent();
    if (!consent_) note_consent(moment);
  }
}

void Model::note_answer(const Event& event, const Moment& moment, const Page& before) {
  if (const auto* typed = std::get_if<event::Typed>(&event)) {
    const Question* question = question_of_text(typed->node);
    if (question == nullptr || answer(typed->node) == typed->text) return;
    given_[typed->node] = typed->text;
    // What the person types is theirs, and so is what it is asked under.
    for (const auto& condition : question->when) {
      if (condition.subject != definition::Subject::answer) continue;
      const std::string& other = definition().questions[condition.question].name;
      if (const std::string known = answer(other); !known.empty()) given_.emplace(other, known);
    }
    return;
  }
  const auto* chosen = std::get_if<event::Chosen>(&event);
  const Node* node = chosen == nullptr ? nullptr : node_on(before, chosen->node);
  if (node == nullptr) return;
  if (node->id == "consent") {
    consent_.reset();
    if (chosen->checked) note_consent(moment);
  } else if (node->role == Role::checkbox) {
    given_[node->id] = chosen->checked ? "yes" : "";
  } else if (node->role == Role::radio) {
    given_[node->parent] = node->id.substr(node->parent.size() + 1);
  }
}

// A whole date in one part goes to its parts when the part is left, or with "next".
void Model::note_spread(const Event& event, const Page& before) {
  if (standing_ != Standing::filling) return;
  const auto* left = std::get_if<event::Left>(&event);
  const auto* pressed = std::get_if<event::Pressed>(&event);
  const bool leaves_part = left != nullptr && node_on(before, left->node) != nullptr &&
                           std::any_of(definition().questions.begin(), definition().questions.end(),
                                       [&](const Question& question) { return is_part_of_date(question, left->node); });
  const bool goes_on = pressed != nullptr && pressed->node == "next" && node_on(before, "next") != nullptr;
  if (leaves_part || goes_on) spread_dates(before.name);
}

void Model::spread_dates(std::string_view page) {
  for (const Question& question : definition().questions) {
    if (question.kind != Kind::date || definition().pages[question.page].name != page || !is_asked(question)) continue;
    const std::string ids[] = {definition::part_id(question.name, "day"), definition::part_id(question.name, "month"),
                               definition::part_id(question.name, "year")};
    for (std::size_t typed = 0; typed < 3; ++typed) {
      const std::string text = answer(ids[typed]);
      const auto whole = fields::spread_date(text);
      if (!whole) continue;
      const std::string parts[] = {std::string(whole->day), std::string(whole->month), std::string(whole->year)};
      const auto bare = [](const std::string& digits) {
        return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
      };
      const auto is_free = [&](std::size_t at) {
        return at == typed || parts[at].empty() || answer(ids[at]).empty() || bare(answer(ids[at])) == bare(parts[at]);
      };
      const bool fits = typed != 0 || !parts[0].empty();
      if (fits && is_free(0) && is_free(1) && is_free(2))
        for (std::size_t at = 0; at < 3; ++at)
          if (!parts[at].empty()) given_[ids[at]] = parts[at];
      break;
    }
  }
}

void Model::note_press(const std::string& node, const Page& before) {
  const Node* button = node_on(before, node);
  if (button == nullptr || button->role != Role::button) return;
  if (node == "anew" || node == "clear.yes") start_anew();
  if (node == "clear.yes" || node == "draft.yes") draft_.clear();
  if (standing_ != Standing::filling) return;
  if (node == "draft.continue") {
    take_over(draft_);
    if (settings_.drafts == Drafts::ask) given_.emplace("keep_draft", "yes");
    draft_.clear();
  }
  if (const std::size_t at = node.rfind(".use_suggestion"); at != std::string::npos)
    given_[node.substr(0, at)] = button->label.substr(button->label.rfind(' ') + 1);
}

// A date is one question: where a part of it is given, none is taken over.
void Model::take_over(const std::vector<std::pair<std::string, std::string>>& answers) {
  const auto before = given_;
  const auto is_given = [&](const std::string& node) {
    if (before.contains(node)) return true;
    for (const Question& question : definition().questions)
      if (is_part_of_date(question, node))
        return std::any_of(before.begin(), before.end(),
                           [&](const auto& given) { return is_part_of_date(question, given.first); });
    return false;
  };
  for (const auto& [node, text] : answers) {
    if (is_given(node)) continue;
    const Question* question = question_with(node);
    if (text.empty() && question != nullptr && !question->in_draft) withheld_.insert(node);
    else if (may_stand_in_draft(node, text)) given_[node] = text;
  }
}

const Question* Model::question_with(const std::string& node) const {
  for (const Question& question : definition().questions)
    if (is_part_of_date(question, node) || (question.name == node && question.kind != Kind::date)) return &question;
  return nullptr;
}

// It was answered before a reload, the answer could not be kept, and nothing is answered since.
bool Model::is_withheld(const Question& question) const {
  if (standing_ != Standing::filling) return false;
  const auto is_its_own = [&](const std::string& node) { return question_with(node) == &question; };
  const auto answers_it = [&](const auto& given) { return is_its_own(given.first) && !given.second.empty(); };
  if (std::any_of(given_.begin(), given_.end(), answers_it)) return false;
  return std::any_of(withheld_.begin(), withheld_.end(),
                     [&](const auto& node) { return is_its_own(node) && !given_.contains(node); });
}

bool Model::may_stand_in_draft(const std::string& node, const std::string& text) const {
  if (node == "keep_draft") return text == "yes";
  if (question_of_text(node) != nullptr) return true;
  for (const Question& question : definition().questions) {
    if (question.name == node && question.kind == Kind::choice) return has(question.options, text);
    if (is_part_of_date(question, node) || (question.name == node && question.kind == Kind::tick)) return text == "yes";
  }
  return false;
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

void Model::note_consent(const Moment& moment) {
  consent_ =
      Consent{words().say("personal_data.clause"), words().say("consent.version"), words().say("consent.digest"), moment.now};
}

void Model::start_anew() {
  ++begun_;
  standing_ = Standing::filling;
  given_.clear();
  withheld_.clear();
  consent_.reset();
  submitted_.clear();
}

Agreement Model::agreement() const {
  return definition().agreement == Agreement::by_profile ? profile().agreement : definition().agreement;
}

const Question* Model::question_at(std::string_view pointer) const {
  for (const Question& question : definition().questions) {
    const std::string& at = question.pointer;
    const bool is_number = question.kind == Kind::national_id && (pointer == at + "/value" || pointer == at + "/scheme");
    if (pointer == at || is_number) return &question;
  }
  return nullptr;
}

// The question whose text that node takes; nullptr: it takes none.
const Question* Model::question_of_text(std::string_view node) const {
  for (const Question& question : definition().questions) {
    if (question.name == node && (question.kind == Kind::text || question.kind == Kind::national_id)) return &question;
    if (is_part_of_date(question, node) && node != definition::part_id(question.name, "unknown_day")) return &question;
  }
  return nullptr;
}

std::string_view Model::page_of(std::string_view pointer) const {
  if (pointer == "/consent" || pointer == "/consent/accepted") return pages::review;
  const Question* question = question_at(pointer);
  return question == nullptr ? std::string_view() : definition().pages[question->page].name;
}

std::string_view Model::page_of_question(std::string_view name) const {
  return definition().pages[definition().questions[definition().question_named(name)].page].name;
}

bool Model::asks(std::string_view pointer) const {
  if (pointer == "/consent" || pointer == "/consent/accepted") return agreement() == Agreement::consent;
  const Question* question = question_at(pointer);
  return question != nullptr && is_asked(*question);
}

}  // namespace complaint::test
