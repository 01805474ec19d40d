#include "form/pages.h"

namespace complaint::form {
namespace {

void write_answer(PageWriter& page, Question question, std::string_view label_key, std::string value) {
  const std::string node(info_of(question).node);
  Node& answer = page.add("review." + node, Role::answer, page.say(label_key));
  answer.value = value.empty() ? page.say("review.empty") : std::move(value);
  Node& change = page.button("change." + node, "review.change", Emphasis::quiet);
  change.parent = "review." + node;
  change.spoken = page.state().words().say("review.change.spoken", {{"label", page.say(label_key)}});
}

std::string chosen_words(const PageWriter& page, Field field) {
  return page.say("label." + choice_node(field, page.state().answers.of(field)));
}

// "1 oktober 2026", "oktober 2026": from the canonical date, so that the person sees what was understood.
std::string date_words(const PageWriter& page) {
  const Form::State& state = page.state();
  const std::string date = judge(Question::date, state.answers, state.around()).value;
  if (date.size() < 7) return {};
  const std::string month = page.say("month." + date.substr(5, 2));
  const std::string year = date.substr(0, 4);
  if (date.size() == 7) return month + " " + year;
  const std::string day = date[8] == '0' ? date.substr(9, 1) : date.substr(8, 2);
  return state.words().say("date.words", {{"day", day}, {"month", month}, {"year", year}});
}

std::string channel_words(const PageWriter& page) {
  const Answers& answers = page.state().answers;
  const std::string chosen = chosen_words(page, Field::channel);
  return answers.is(Field::channel, "other") ? chosen + ": " + answers.of(Field::channel_description) : chosen;
}

void write_case_answers(PageWriter& page) {
  const Form::State& state = page.state();
  write_answer(page, Question::concerns_case, "label.case.concerns", chosen_words(page, Field::concerns_case));
  for (Question question : questions_on(PageName::case_file, state.answers, state.around())) {
    const std::string value = judge(question, state.answers, state.around()).value;
    if (question == Question::case_number) write_answer(page, question, "label.case.number", value);
    if (question == Question::national_id) write_answer(page, question, "label." + std::string(national_id_name(state)), value);
  }
}

void write_answers(PageWriter& page) {
  const Form::State& state = page.state();
  const auto canonical = [&state](Question question) { return judge(question, state.answers, state.around()).value; };
  page.open("answers", Role::answers, {});
  write_answer(page, Question::kind, "label.kind", chosen_words(page, Field::kind));
  write_answer(page, Question::name, "label.contact.name", canonical(Question::name));
  write_answer(page, Question::phone, "label.contact.phone", canonical(Question::phone));
  write_answer(page, Question::email, "label.contact.email", canonical(Question::email));
  write_case_answers(page);
  write_answer(page, Question::reason, "label.statement.reason", canonical(Question::reason));
  write_answer(page, Question::error, "label.statement.error", canonical(Question::error));
  write_answer(page, Question::date, "label.incident.date", date_words(page));
  write_answer(page, Question::channel, "label.incident.channel", channel_words(page));
  page.close();
}

void write_delivery(PageWriter& page) {
  switch (page.state().dispatch.state) {
    case Delivery::sending: page.add("delivery", Role::status, page.say("delivery.sending")); break;
    case Delivery::rejected:
      page.add("delivery", Role::status, page.say("delivery.rejected"));
      write_contact_details(page);
      break;
    case Delivery::session_ended: page.add("delivery", Role::status, page.say("delivery.session_ended")); break;
    default: break;
  }
}

}  // namespace

void write_review(PageWriter& page) {
  page.head("review.heading");
  write_answers(page);
  page.open("personal_data", Role::group, page.say("personal_data"));
  page.text("personal_data.clause", page.say("personal_data.clause"));
  page.tick(Field::consent);
  page.close();
  write_delivery(page);
  page.button("send", "review.send", Emphasis::strong);
  page.button("back", "back");
}

}  // namespace complaint::form
