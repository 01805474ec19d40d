#include "form/pages.h"

namespace complaint::form {
namespace {

// How the answer reads when it is right: as it was understood. Empty: left open.
using Words = std::string (*)(const PageWriter& page, const std::string& canonical);

std::string as_it_is(const PageWriter&, const std::string& canonical) { return canonical; }

std::string chosen(const PageWriter& page, Field field) {
  return page.say("label." + choice_node(field, page.answers().of(field)));
}

std::string kind_words(const PageWriter& page, const std::string&) { return chosen(page, Field::kind); }
std::string concerns_words(const PageWriter& page, const std::string&) { return chosen(page, Field::concerns_case); }
std::string channel_words(const PageWriter& page, const std::string&) { return chosen(page, Field::channel); }

// "1 oktober 2026", "oktober 2026".
std::string date_words(const PageWriter& page, const std::string& date) {
  const std::string month = page.say("month." + date.substr(5, 2));
  const std::string year = date.substr(0, 4);
  if (date.size() == 7) return month + " " + year;
  const std::string day = date[8] == '0' ? date.substr(9, 1) : date.substr(8, 2);
  return page.say("date.words", {{"day", day}, {"month", month}, {"year", year}});
}

// An answer that is wrong, as typed.
std::string typed(const Answers& answers, Question question) {
  if (question != Question::date) return answers.of(field_of_node(info_of(question).node)->field);
  std::string parts;
  for (Field field : {Field::day, Field::month, Field::year}) {
    const bool counts = field != Field::day || !answers.ticked(Field::unknown_day);
    if (!counts || answers.of(field).empty()) continue;
    if (!parts.empty()) parts += ' ';
    parts += answers.of(field);
  }
  return parts;
}

void write_answer(PageWriter& page, Question question, std::string_view label, Words words) {
  const std::string node(info_of(question).node);
  const fields::Outcome outcome = judge(question, page.answers(), page.context());
  Node& answer = page.add("review." + node, Role::answer, page.say(label));
  answer.problem = outcome.ok() ? page.refusal(question) : page.words_of(outcome.problem, question);
  answer.invalid = !answer.problem.empty();
  answer.value = !outcome.ok() ? typed(page.answers(), question) : outcome.value.empty() ? "" : words(page, outcome.value);
  if (answer.value.empty()) answer.value = page.say("review.empty");
  Node& change = page.button("change." + node, "review.change", Emphasis::quiet);
  change.parent = "review." + node;
  change.spoken = page.say("review.change.spoken", {{"label", page.say(label)}});
}

struct AnswerInfo {
  Question question;
  std::string_view label;  // in the catalogue
  Words words;
};

constexpr AnswerInfo kAnswers[] = {
    {Question::kind, "label.kind", kind_words},
    {Question::name, "label.contact.name", as_it_is},
    {Question::phone, "label.contact.phone", as_it_is},
    {Question::email, "label.contact.email", as_it_is},
    {Question::concerns_case, "label.case.concerns", concerns_words},
    {Question::case_number, "label.case.number", as_it_is},
    {Question::national_id, "", as_it_is},  // its label goes by its scheme
    {Question::reason, "label.statement.reason", as_it_is},
    {Question::error, "label.statement.error", as_it_is},
    {Question::date, "label.incident.date", date_words},
    {Question::channel, "label.incident.channel", channel_words},
    {Question::channel_description, "label.incident.channel_description", as_it_is},
};
static_assert(std::size(kAnswers) == kQuestionCount - 1);  // all but the consent, which is asked on this page

void write_answers(PageWriter& page) {
  page.open("answers", Role::answers, {});
  for (const auto& [question, label, words] : kAnswers) {
    if (!is_asked(question, page.answers(), page.context())) continue;
    const std::string scheme = "label." + std::string(national_id_name(page.context().rules));
    write_answer(page, question, question == Question::national_id ? scheme : label, words);
  }
  page.close();
}

void write_consent(PageWriter& page) {
  page.open("personal_data", Role::group, page.say("personal_data"));
  page.text("personal_data.clause", page.say("personal_data.clause"));
  Node& box = page.tick(Field::consent);
  if (std::holds_alternative<LapsedConsent>(page.answers().consent())) box.hint = page.say("consent.lapsed");
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
  write_consent(page);
  if (filling == nullptr || filling->setback) page.add("delivery", Role::status, page.say(delivery_words(filling)));
  page.button("send", "review.send", Emphasis::strong);
  page.button("back", "back");
  if (filling == nullptr || filling->setback == Setback::rejected) write_contact_details(page);
}

}  // namespace complaint::form
