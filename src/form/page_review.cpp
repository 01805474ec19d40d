#include "form/pages.h"

namespace complaint::form {
namespace {

using definition::Kind;

// "1 oktober 2026", "oktober 2026".
std::string date_words(const PageWriter& page, const std::string& date) {
  const std::string month = page.say("month." + date.substr(5, 2));
  const std::string year = date.substr(0, 4);
  if (date.size() == 7) return month + " " + year;
  const std::string day = date[8] == '0' ? date.substr(9, 1) : date.substr(8, 2);
  return page.say("date.words", {{"day", day}, {"month", month}, {"year", year}});
}

// How the answer reads when it is right: as it was understood.
std::string words_of_answer(const PageWriter& page, std::size_t question, const std::string& canonical) {
  switch (page.model().form().questions[question].kind) {
    case Kind::choice: return page.say("label." + option_node(page.model().name_of(question), canonical));
    case Kind::tick: return page.say(canonical.empty() ? "review.unticked" : "review.ticked");
    case Kind::date: return date_words(page, canonical);
    case Kind::text:
    case Kind::national_id: break;
  }
  return canonical;
}

// An answer that is wrong, as typed.
std::string typed(const Answers& answers, std::size_t question) {
  if (!answers.model().is_date(question)) return std::string(answers.of_question(question));
  std::string parts;
  for (const Part part : {Part::day, Part::month, Part::year}) {
    const bool counts = part != Part::day || answers.of_question(question, Part::unknown_day) != "yes";
    const std::string_view text = answers.of_question(question, part);
    if (!counts || text.empty()) continue;
    if (!parts.empty()) parts += ' ';
    parts += text;
  }
  return parts;
}

void write_answer(PageWriter& page, std::size_t question) {
  const std::string node(page.model().name_of(question));
  const std::string label = page.say("label." + std::string(page.words_name(question)));
  const bool is_tick = page.model().form().questions[question].kind == Kind::tick;
  const fields::Outcome outcome = judge(question, page.answers(), page.context());
  Node& answer = page.add("review." + node, Role::answer, label);
  answer.problem = outcome.ok() ? page.refusal(question) : page.words_of(outcome.problem, question);
  answer.invalid = !answer.problem.empty();
  if (!outcome.ok()) answer.value = typed(page.answers(), question);
  else if (!outcome.value.empty() || is_tick) answer.value = words_of_answer(page, question, outcome.value);
  if (answer.value.empty()) answer.value = page.say("review.empty");
  Node& change = page.button("change." + node, "review.change", Emphasis::quiet);
  change.parent = "review." + node;
  change.spoken = page.say("review.change.spoken", {{"label", label}});
}

void write_answers(PageWriter& page) {
  page.open("answers", Role::answers, {});
  for (std::size_t question = 0; question < page.model().consent(); ++question)
    if (is_asked(question, page.answers(), page.context())) write_answer(page, question);
  page.close();
}

void write_agreement(PageWriter& page) {
  const definition::Agreement agreement = page.context().agreement();
  if (agreement == definition::Agreement::none) return;
  page.open("personal_data", Role::group, page.say("personal_data"));
  page.text("personal_data.clause", page.say("personal_data.clause"));
  if (agreement == definition::Agreement::consent) {
    Node& box = page.tick(page.model().consent_field());
    if (std::holds_alternative<LapsedConsent>(page.answers().consent())) box.hint = page.say("consent.lapsed");
  }
  page.close();
}

std::string_view delivery_words(const Filling* filling) {
  if (filling == nullptr) return "delivery.sending";
  return filling->setback == Setback::rejected ? "delivery.rejected" : "delivery.session_ended";
}

}  // namespace

void write_review(PageWriter& page) {
  const Filling* filling = page.state().filling();  // nullptr: the complaint is being sent
  page.head("review.heading");
  write_answers(page);
  write_agreement(page);
  if (filling == nullptr || filling->setback) page.add("delivery", Role::status, page.say(delivery_words(filling)));
  page.button("send", "review.send", Emphasis::strong);
  page.button("back", "back");
  if (filling == nullptr || filling->setback == Setback::rejected) write_contact_details(page);
}

}  // namespace complaint::form
