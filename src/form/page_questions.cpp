// The pages that ask: contact, case, statement and incident.
#include "fields/hints.h"
#include "form/pages.h"
#include "form/update.h"

namespace complaint::form {
namespace {

void write_way_on(PageWriter& page) {
  page.button("next", "next", Emphasis::strong);
  page.button("back", "back");
}

// It blocks nothing.
void write_email_suggestion(PageWriter& page, const Filling& filling) {
  const auto suggestion = email_suggestion(filling);
  if (!suggestion) return;
  page.text("contact.email.suggestion", page.say("email.suggestion", {{"email", *suggestion}}), Emphasis::quiet);
  Node& use = page.button("contact.email.use_suggestion", "email.use_suggestion", Emphasis::quiet);
  use.label = page.say("email.use_suggestion", {{"email", *suggestion}});
}

void write_short_hint(PageWriter& page, Question question, Field field) {
  if (!page.may_hint(question) || !fields::is_short_statement(page.answers().of(field))) return;
  page.add(std::string(info_of(field).node) + ".short", Role::status, page.say("statement.short"));
}

Node& date_part(PageWriter& page, Field field, int columns) {
  Node& node = page.textbox(field);
  node.columns = columns;
  node.keyboard = field == Field::month ? Keyboard::text : Keyboard::numeric;
  node.invalid = !page.shown_problem(Question::date).empty() && wrong_part_of_date(page.answers(), page.context().today) == field;
  return node;
}

void write_date(PageWriter& page) {
  Node& group = page.open("incident.date", Role::group, page.say("label.incident.date"));
  group.hint = page.say("hint.incident.date");
  group.required = true;
  group.problem = page.shown_problem(Question::date);
  group.invalid = !group.problem.empty();
  if (!page.answers().ticked(Field::unknown_day)) date_part(page, Field::day, 2);
  date_part(page, Field::month, 10);
  date_part(page, Field::year, 4);
  page.tick(Field::unknown_day);
  page.close();
}

}  // namespace

void write_contact(PageWriter& page, const Filling& filling) {
  page.head("contact.heading");
  page.textbox(Field::name).autocomplete = "name";
  Node& phone = page.textbox(Field::phone);
  phone.autocomplete = "tel";
  phone.keyboard = Keyboard::tel;
  phone.columns = 20;
  Node& email = page.textbox(Field::email);
  email.autocomplete = "email";
  email.keyboard = Keyboard::email;
  write_email_suggestion(page, filling);
  write_way_on(page);
}

void write_case(PageWriter& page) {
  page.head("case.heading");
  page.choice(Field::concerns_case);
  if (page.answers().concerns_case()) {
    const bool both = asks_national_id(page.context());
    if (both)
      page.text("case.one_is_enough", page.say("case.one_is_enough." + std::string(national_id_name(page.context().rules))));
    page.textbox(Field::case_number).columns = 20;
    if (both) {
      Node& number = page.textbox(Field::national_id);
      number.keyboard = Keyboard::numeric;
      number.columns = 14;
    }
  }
  write_way_on(page);
}

void write_statement(PageWriter& page) {
  page.head("statement.heading");
  page.textarea(Field::reason);
  write_short_hint(page, Question::reason, Field::reason);
  page.textarea(Field::error);
  write_short_hint(page, Question::error, Field::error);
  write_way_on(page);
}

void write_incident(PageWriter& page) {
  page.head("incident.heading");
  write_date(page);
  page.choice(Field::channel);
  if (page.answers().is(Field::channel, "other")) page.textbox(Field::channel_description);
  write_way_on(page);
}

}  // namespace complaint::form
