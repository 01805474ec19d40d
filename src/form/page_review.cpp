#include "form/pages.h"

namespace complaint::form {
namespace {

using definition::Kind;

// How the answer reads when it is right: as it was understood.
std::string words_of_answer(const PageWriter& page, std::size_t question, const std::string& canonical) {
  switch (page.model().form().questions[question].kind) {
    case Kind::choice: return page.say("label." + option_node(page.model().name_of(question), canonical));
    case Kind::tick: return page.say(canonical.empty() ? "review.unticked" : "review.ticked");
    case Kind::date:
    case Kind::text:
    case Kind::national_id: break;
  }
  const fields::Validator* validator = validator_of(question, page.context());
  if (validator != nullptr && validator->is_date) return date_words(page, canonical);
  return validator != nullptr && validator->written ? validator->written(canonical, page.context().profile.rules) : canonical;
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
  const bool is_tick = page.model().form().questions[question].kind == Kind::tick;
  const fields::Outcome outcome = judge(question, page.answers(), page.context());
  Node& answer = page.add("review." + node, Role::answer, page.say("label." + std::string(page.words_name(question))));
  answer.problem = outcome.ok() ? page.refusal(question) : page.words_of(outcome.problem, question);
  answer.invalid = !answer.problem.empty();
  if (!outcome.ok()) answer.value = typed(page.answers(), question);
  else if (!outcome.value.empty() || is_tick) answer.value = words_of_answer(page, question, outcome.value);
  if (answer.value.empty()) answer.value = page.withheld(question);
  if (answer.value.empty()) answer.value = page.say("review.empty");
}

void write_change(PageWriter& page, const std::string& name, const std::string& heading) {
  Node& change = page.button("change." + name, "review.change", Emphasis::quiet);
  change.spoken = page.say("review.change.spoken", {{"label", heading}});
}

void write_agreement(PageWriter& page) {
  const definition::Agreement agreement = page.context().agreement();
  if (agreement == definition::Agreement::none) return;
  page.subheading("personal_data", "personal_data");
  page.text("personal_data.clause", page.say("personal_data.clause"));
  if (agreement == definition::Agreement::consent) {
    Node& box = page.tick(page.model().consent_field());
    if (std::holds_alternative<LapsedConsent>(page.answers().consent())) box.hint = page.say("consent.lapsed");
  }
}

std::string_view delivery_words(const Filling* filling) {
  if (filling == nullptr) return "delivery.sending";
  return filling->setback == Setback::rejected ? "delivery.rejected" : "delivery.session_ended";
}

}  // namespace

std::string date_words(const PageWriter& page, const std::string& iso_day) {
  const std::string month = page.say("month." + iso_day.substr(5, 2));
  const std::string year = iso_day.substr(0, 4);
  if (iso_day.size() == 7) return month + " " + year;
  const std::string day = iso_day[8] == '0' ? iso_day.substr(9, 1) : iso_day.substr(8, 2);
  return page.say("date.words", {{"day", day}, {"month", month}, {"year", year}});
}

void write_answers(PageWriter& page, Answered how) {
  for (std::size_t at = 0; at < page.model().review(); ++at) {
    const auto asked = questions_on(at, page.answers(), page.context());
    if (asked.empty()) continue;
    const std::string name(page.model().page_name(at));
    const std::string own = name + ".review";  // where the page's heading is no name for its answers
    const std::string heading = page.say(page.state().words().has(own) ? own : name + ".heading");
    page.open("review." + name, Role::subheading, heading).paper = how == Answered::on_paper;
    if (how == Answered::to_change) write_change(page, name, heading);
    page.close();
    page.open("answers." + name, Role::answers, {}).paper = how == Answered::on_paper;
    for (const std::size_t question : asked) write_answer(page, question);
    page.close();
  }
}

void write_record(PageWriter& page) {
  const auto* consent = std::get_if<Consent>(&page.state().shown().consent);
  if (consent != nullptr) {
    const bool is_notice = page.context().agreement() == definition::Agreement::notice;
    const std::string when = date_words(page, consent->accepted_at.substr(0, 10));
    page.subheading("personal_data", "personal_data").paper = true;
    Node& clause = page.text("personal_data.clause", consent->text.clause);  // as it was agreed to, in that language
    clause.paper = true;
    if (consent->text.language != page.state().words().language) clause.language = consent->text.language;
    page.text("personal_data.agreed",
              page.say(is_notice ? "copy.shown" : "copy.agreed", {{"date", when}, {"version", consent->text.version}}))
        .paper = true;
  }
  if (const Submission* submission = page.state().submission())
    page.text("copy.number", page.say("copy.number", {{"number", submission->id}})).paper = true;
}

void write_review(PageWriter& page) {
  const Filling* filling = page.state().filling();  // nullptr: the complaint is being sent
  page.head("review.heading");
  write_answers(page, Answered::to_change);
  write_agreement(page);
  if (filling == nullptr || filling->setback) {
    Node& status = page.add("delivery", Role::status, page.say(delivery_words(filling)));
    if (filling != nullptr) status.emphasis = Emphasis::danger;
  }
  page.button("send", "review.send", Emphasis::strong);
  page.button("back", "back");
  page.button("print", "done.print", Emphasis::quiet);
  if (filling == nullptr || filling->setback == Setback::rejected) write_contact_details(page);
}

}  // namespace complaint::form
