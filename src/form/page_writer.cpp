#include "form/page_writer.h"

#include "fields/line.h"
#include "fields/statement.h"
#include "form/numbers.h"
#include "form/problems.h"

namespace complaint::form {
namespace {

constexpr int kSteps = 5;                  // contact to review
constexpr std::size_t kTypicalNodes = 48;  // the longest page, the review, has about as many
constexpr int kStatementLimit = static_cast<int>(fields::kMostInStatement);

bool is_required(Field field, const Answers& answers, const ValidationContext& context) {
  switch (field) {
    case Field::keep_draft:
    case Field::unknown_day:
    case Field::national_id: return false;
    case Field::case_number: return !asks_national_id(context);
    case Field::error: return answers.is(Field::kind, "complaint");
    default: return true;
  }
}

int step_number(PageName page) { return static_cast<int>(page); }

std::string catalogue_key(std::string_view kind, std::string_view name) { return std::string(kind).append(".").append(name); }

std::string_view words_name(Field field, const ValidationContext& context) {
  return field == Field::national_id ? national_id_name(context.rules) : info_of(field).node;
}

// Code points as the field's validator counts them.
std::size_t length_of(Question question, const Answers& answers) {
  const FieldInfo* field = field_of_node(info_of(question).node);
  if (field == nullptr) return 0;
  const bool is_statement = question == Question::reason || question == Question::error;
  return is_statement ? fields::statement_length(answers.of(field->field)) : fields::line_length(answers.of(field->field));
}

std::vector<Question> problems_in_summary(const Filling* filling, const ValidationContext& context) {
  if (filling == nullptr || !has_summary(*filling, filling->step, context)) return {};
  return shown_problems(*filling, filling->step, context);
}

const GivenAnswers& given_in(const Form::State& state) {
  static const GivenAnswers kNone;
  const GivenAnswers* given = state.given();
  return given == nullptr ? kNone : *given;
}

}  // namespace

PageWriter::PageWriter(const Form::State& state)
    : state_(state),
      context_(state.context()),
      answers_(given_in(state), state.prefill),
      filling_(state.filling()),
      problems_(problems_in_summary(filling_, context_)) {
  page_.nodes.reserve(kTypicalNodes);
}

Page PageWriter::finish() {
  page_.name = page_of(state_);
  page_.language = state_.words().language;
  return std::move(page_);
}

Node& PageWriter::add(std::string id, Role role, std::string label) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.parent = parent_;
  node.label = std::move(label);
  page_.nodes.push_back(std::move(node));
  return page_.nodes.back();
}

Node& PageWriter::text(std::string id, std::string label, Emphasis emphasis) {
  Node& node = add(std::move(id), Role::text, std::move(label));
  node.emphasis = emphasis;
  return node;
}

Node& PageWriter::button(std::string id, std::string_view key, Emphasis emphasis) {
  Node& node = add(std::move(id), Role::button, say(key));
  node.emphasis = emphasis;
  return node;
}

Node& PageWriter::open(std::string id, Role role, std::string label) {
  Node& node = add(std::move(id), role, std::move(label));
  parent_ = node.id;
  return node;
}

std::string PageWriter::title(std::string_view heading_key) const {
  std::string title = say(heading_key);
  const int step = step_number(page_of(state_));
  if (step >= 1 && step <= kSteps)
    title = say("title.step", {{"heading", title}, {"step", std::to_string(step)}, {"steps", std::to_string(kSteps)}});
  title = say("title", {{"page", title}});
  return problems_.empty() ? title : say("title.problem", {{"title", title}});
}

void PageWriter::head(std::string_view heading_key) {
  page_.title = title(heading_key);
  write_summary();
  write_steps();
  add("heading", Role::heading, say(heading_key));
}

void PageWriter::write_summary() {
  if (problems_.empty()) return;
  open("summary", Role::summary, say(problems_.size() == 1 ? "summary.one" : "summary.many"));
  for (Question question : problems_) {
    Node& link = add(catalogue_key("mend", info_of(question).key), Role::link, shown_problem(question));
    link.target = "#" + node_to_correct(question, answers_, context_);
  }
  close();
}

void PageWriter::write_steps() {
  const int step = step_number(page_of(state_));
  if (step < 1 || step > kSteps) return;
  Node& node = add("steps", Role::steps, say("steps", {{"step", std::to_string(step)}, {"steps", std::to_string(kSteps)}}));
  node.value = std::to_string(step);
  node.limit = kSteps;
}

std::string PageWriter::shown_problem(Question question) const {
  if (filling_ == nullptr || !filling_->of(question).shown) return {};
  return words_of(filling_->of(question).shown->problem, question);
}

std::string PageWriter::refusal(Question question) const {
  const bool refused = filling_ != nullptr && filling_->of(question).shown && filling_->of(question).shown->by_receiver;
  return refused ? shown_problem(question) : std::string();
}

// Codes that only a receiver's response can bring share one text.
std::string PageWriter::words_of(fields::Problem problem, Question question) const {
  const std::string_view scheme = national_id_name(context_.rules);
  const std::string_view name = question == Question::national_id ? scheme : info_of(question).key;
  std::string key = catalogue_key(catalogue_key("problem", name), fields::code_of(problem));
  if (question == Question::case_number && problem == fields::Problem::required && asks_national_id(context_))
    key = catalogue_key(key, scheme);
  if (!state_.words().has(key)) return say("problem.other");
  return say(key, {{"length", grouped(static_cast<int>(length_of(question, answers_)), state_.words())}});
}

bool PageWriter::may_hint(Question question) const {
  return filling_ != nullptr && filling_->of(question).left && !filling_->of(question).shown;
}

// A date's problem is said of its group, not of its parts.
std::string PageWriter::own_problem(Field field) const {
  const auto question = question_of(field);
  return question && question != Question::date ? shown_problem(*question) : std::string();
}

Node& PageWriter::textbox(Field field) {
  const std::string_view name = words_name(field, context_);
  std::string label = say(catalogue_key("label", name));
  // Of the two numbers either may be left out: the page says so above them.
  if (field == Field::error && !is_required(field, answers_, context_)) label = say("label.optional", {{"label", label}});
  Node& node = add(std::string(info_of(field).node), Role::textbox, std::move(label));
  if (const std::string hint = catalogue_key("hint", name); state_.words().has(hint)) node.hint = say(hint);
  node.value = answers_.of(field);
  node.required = is_required(field, answers_, context_);
  node.problem = own_problem(field);
  node.invalid = !node.problem.empty();
  return node;
}

Node& PageWriter::textarea(Field field) {
  Node& node = textbox(field);
  node.role = Role::textarea;
  node.lines = 6;
  node.limit = kStatementLimit;
  const int left = kStatementLimit - static_cast<int>(fields::statement_length(answers_.of(field)));
  node.count = left >= 0 ? say("count.left", {{"count", grouped(left, state_.words())}})
                         : say("count.over", {{"count", grouped(-left, state_.words())}});
  return node;
}

void PageWriter::choice(Field field) {
  const std::string name(info_of(field).node);
  Node& group = open(name, Role::radio_group, say(catalogue_key("label", name)));
  if (const std::string hint = catalogue_key("hint", name); state_.words().has(hint)) group.hint = say(hint);
  group.required = true;
  group.problem = own_problem(field);
  group.invalid = !group.problem.empty();
  for (std::string_view choice : choices_of(field)) {
    const std::string id = choice_node(field, choice);
    Node& radio = add(id, Role::radio, say(catalogue_key("label", id)));
    radio.checked = answers_.is(field, choice);
  }
  close();
}

Node& PageWriter::tick(Field field) {
  const std::string name(info_of(field).node);
  Node& node = add(name, Role::checkbox, say(catalogue_key("label", name)));
  if (const std::string hint = catalogue_key("hint", name); state_.words().has(hint)) node.hint = say(hint);
  node.checked = answers_.ticked(field);
  node.required = is_required(field, answers_, context_);
  node.problem = own_problem(field);
  node.invalid = !node.problem.empty();
  return node;
}

}  // namespace complaint::form
