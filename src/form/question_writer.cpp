// How a question reads on its page: the second half of PageWriter.
#include "fields/hints.h"
#include "form/numbers.h"
#include "form/page_writer.h"
#include "form/update.h"

namespace complaint::form {
namespace {

using definition::Kind;
using definition::Question;
using fields::Typing;

constexpr int kLinesShown = 6;

std::string catalogue_key(std::string_view kind, std::string_view name) { return std::string(kind).append(".").append(name); }

Keyboard keyboard_of(Typing typing) {
  switch (typing) {
    case Typing::tel: return Keyboard::tel;
    case Typing::email: return Keyboard::email;
    case Typing::digits: return Keyboard::numeric;
    case Typing::text:
    case Typing::lines: break;
  }
  return Keyboard::text;
}

// The part of a date that is missing or wrong; empty: the words are about the whole.
std::string_view part_to_name(fields::Problem problem, std::size_t question, const Answers& answers,
                              const ValidationContext& context) {
  if (!context.model.is_date(question)) return {};
  const Part wrong = context.model.fields()[wrong_part_of_date(question, answers, context.today)].part;
  const bool is_missing = problem == fields::Problem::required && !is_open(question, answers, context);
  const bool is_unreadable = problem == fields::Problem::not_a_date && wrong != Part::day;
  return is_missing || is_unreadable ? name_of(wrong) : std::string_view();
}

}  // namespace

std::string PageWriter::key_by_scheme(std::string_view key) const {
  if (const fields::Validator* scheme = context_.scheme())
    if (std::string longer = catalogue_key(key, scheme->name); state_.words().has(longer)) return longer;
  return std::string(key);
}

std::string_view PageWriter::words_name(std::size_t question) const {
  const bool by_scheme = question < model().consent() && model().form().questions[question].kind == Kind::national_id;
  const fields::Validator* scheme = by_scheme ? context_.scheme() : nullptr;
  return scheme == nullptr ? model().name_of(question) : scheme->name;
}

// Of the question itself, or else of everything that its validator judges; of a date, of its part. Empty: there is none.
std::string PageWriter::key_of(fields::Problem problem, std::size_t question) const {
  if (const auto part = part_to_name(problem, question, answers_, context_); !part.empty())
    return catalogue_key("problem.date", part);
  const std::string_view code = fields::code_of(problem);
  std::string key = key_by_scheme(catalogue_key(catalogue_key("problem", words_name(question)), code));
  if (state_.words().has(key)) return key;
  const fields::Validator* validator = validator_of(question, context_);
  if (validator == nullptr) return {};
  key = key_by_scheme(catalogue_key(catalogue_key("problem", validator->name), code));
  return state_.words().has(key) ? key : std::string();
}

// Codes that only a receiver's response can bring share one text.
std::string PageWriter::words_of(fields::Problem problem, std::size_t question) const {
  const fields::Validator* validator = validator_of(question, context_);
  const std::string key = key_of(problem, question);
  if (key.empty()) return say("problem.other");
  const bool counts = validator != nullptr && validator->length != nullptr;
  const std::size_t length = counts ? validator->length(answers_.of_question(question)) : 0;
  return say(key, {{"length", grouped(static_cast<int>(length), state_.words())}});
}

std::string PageWriter::shown_problem(std::size_t question) const {
  if (filling_ == nullptr || !filling_->of(question).shown) return {};
  return words_of(filling_->of(question).shown->problem, question);
}

std::string PageWriter::refusal(std::size_t question) const {
  const bool refused = filling_ != nullptr && filling_->of(question).shown && filling_->of(question).shown->by_receiver;
  return refused ? shown_problem(question) : std::string();
}

std::string PageWriter::label_of(std::size_t question) const {
  std::string label = say(catalogue_key("label", words_name(question)));
  const bool is_one_of_group = model().form().questions[question].group != Question::kNoGroup;  // the page says so above them
  if (is_one_of_group || is_required(question, answers_, context_)) return label;
  return say("label.optional", {{"label", label}});
}

std::string PageWriter::hint_of(std::string_view name) const {
  const std::string key = catalogue_key("hint", name);
  return state_.words().has(key) ? say(key) : std::string();
}

std::string PageWriter::withheld(std::size_t question) const {
  return filling_ != nullptr && answers_.withheld(question) ? say("withheld") : std::string();
}

// Hint and problem, and whether an answer is required.
void PageWriter::describe(Node& node, std::size_t question) const {
  node.hint = hint_of(words_name(question));
  if (std::string missing = withheld(question); !missing.empty())
    node.hint = node.hint.empty() ? missing : missing + " " + node.hint;
  node.required = is_required(question, answers_, context_);
  node.problem = shown_problem(question);
  node.invalid = !node.problem.empty();
}

void PageWriter::question(std::size_t question) {
  switch (model().form().questions[question].kind) {
    case Kind::choice: return write_choice(question);
    case Kind::date: return write_date(question);
    case Kind::tick: tick(model().field_of(question)); return;
    case Kind::text:
    case Kind::national_id: break;
  }
  write_text(question);
  write_hints(question);
}

void PageWriter::write_text(std::size_t question) {
  const fields::Validator* validator = validator_of(question, context_);
  const bool has_lines = validator != nullptr && validator->typing == Typing::lines;
  Node& node = add(std::string(model().name_of(question)), has_lines ? Role::textarea : Role::textbox, label_of(question));
  describe(node, question);
  node.value = answers_.of_question(question);
  node.autocomplete = model().form().questions[question].autocomplete;
  if (validator == nullptr) return;
  node.keyboard = keyboard_of(validator->typing);
  node.columns = validator->columns;
  if (!has_lines) return;
  node.lines = kLinesShown;
  node.limit = static_cast<int>(validator->limit);
  node.over = characters_left(question, answers_, context_).value_or(0) < 0;
  node.count = count_of(question);
}

std::string PageWriter::count_of(std::size_t question) const {
  const int left = characters_left(question, answers_, context_).value_or(0);
  const std::string key = left < 0 ? "count.over" : "count.left";
  const int count = left < 0 ? -left : left;
  return say(count == 1 ? key + ".one" : key, {{"count", grouped(count, state_.words())}});
}

// Hints block nothing. They wait until the field was left with an answer that is right, as far as the page says.
void PageWriter::write_hints(std::size_t question) {
  if (filling_ == nullptr || !filling_->of(question).left || filling_->of(question).shown) return;
  write_email_suggestion(question);
  const fields::Validator* validator = validator_of(question, context_);
  const bool has_lines = validator != nullptr && validator->typing == Typing::lines;
  if (has_lines && fields::is_short_statement(answers_.of_question(question)))
    add(std::string(model().name_of(question)) + ".short", Role::status, say("statement.short"));
}

void PageWriter::write_email_suggestion(std::size_t question) {
  const auto suggestion = email_suggestion(*filling_, question, model());
  if (!suggestion) return;
  const std::string name(model().name_of(question));
  text(name + ".suggestion", say("email.suggestion", {{"email", *suggestion}}), Emphasis::quiet);
  Node& use = button(name + ".use_suggestion", "email.use_suggestion", Emphasis::quiet);
  use.label = say("email.use_suggestion", {{"email", *suggestion}});
}

void PageWriter::write_choice(std::size_t question) {
  const std::string name(model().name_of(question));
  describe(open(name, Role::radio_group, label_of(question)), question);
  for (const std::string_view option : options_of(question, context_)) {
    const std::string id = option_node(name, option);
    Node& radio = add(id, Role::radio, say(catalogue_key("label", id)));
    radio.hint = hint_of(id);
    radio.checked = answers_.of_question(question) == option;
  }
  close();
}

// A date's problem is said of its group, not of its parts.
void PageWriter::write_date(std::size_t question) {
  Node& group = open(std::string(model().name_of(question)), Role::date, label_of(question));
  describe(group, question);
  const bool no_day = answers_.of_question(question, Part::unknown_day) == "yes";
  if (std::string hint = hint_of(catalogue_key(words_name(question), name_of(Part::unknown_day))); no_day && !hint.empty())
    group.hint = std::move(hint);
  if (!no_day) write_date_part(question, Part::day);
  write_date_part(question, Part::month);
  write_date_part(question, Part::year);
  const std::size_t box = model().field_of(question, Part::unknown_day);
  Node& node = add(model().fields()[box].node, Role::checkbox, say(catalogue_key("label.date", name_of(Part::unknown_day))));
  node.checked = answers_.ticked(box);
  close();
}

void PageWriter::write_date_part(std::size_t question, Part part) {
  const std::size_t field = model().field_of(question, part);
  Node& node = add(model().fields()[field].node, Role::textbox, say(catalogue_key("label.date", name_of(part))));
  node.value = answers_.of(field);
  node.required = is_required(question, answers_, context_);
  node.columns = part == Part::day ? 2 : part == Part::month ? 10 : 4;
  node.keyboard = part == Part::month ? Keyboard::text : Keyboard::numeric;
  node.invalid = !shown_problem(question).empty() && wrong_part_of_date(question, answers_, context_.today) == field;
}

Node& PageWriter::tick(std::size_t field) {
  const Field& box = model().fields()[field];
  Node& node = add(box.node, Role::checkbox, say(catalogue_key("label", box.node)));
  if (box.question != FormModel::kNoQuestion) describe(node, box.question);
  else node.hint = hint_of(box.node);
  node.checked = answers_.ticked(field);
  return node;
}

}  // namespace complaint::form
