#include "form/page_writer.h"

#include "fields/statement.h"
#include "form/judging.h"
#include "form/numbers.h"
#include "text/utf8.h"

namespace complaint::form {
namespace {

constexpr int kSteps = 5;  // contact to review
constexpr int kStatementLimit = static_cast<int>(fields::kMostInStatement);

bool is_required(Field field, const Form::State& state) {
  switch (field) {
    case Field::keep_draft:
    case Field::unknown_day:
    case Field::national_id: return false;
    case Field::case_number: return !asks_national_id(state.around());
    case Field::error: return state.answers.is(Field::kind, "complaint");
    default: return true;
  }
}

// A label says so where an answer may be left out; of the two numbers, either may.
bool is_marked_optional(Field field, const Form::State& state) { return field == Field::error && !is_required(field, state); }

int step_of(PageName page) { return static_cast<int>(page); }

std::string catalogue_key(std::string_view kind, std::string_view name) { return std::string(kind).append(".").append(name); }

std::string_view words_name(Field field, const Form::State& state) {
  return field == Field::national_id ? national_id_name(state) : info_of(field).node;
}

// "problem.email.bad_shape". Codes that only a receiver's answer can bring share one text.
std::string problem_key(Question question, fields::Problem problem, const Form::State& state) {
  const std::string_view scheme = national_id_name(state);
  const std::string_view name = question == Question::national_id ? scheme : info_of(question).key;
  std::string key = catalogue_key(catalogue_key("problem", name), fields::code_of(problem));
  if (question == Question::case_number && problem == fields::Problem::required && asks_national_id(state.around()))
    key = catalogue_key(key, scheme);
  return state.words().has(key) ? key : "problem.other";
}

}  // namespace

std::string_view national_id_name(const Form::State& state) {
  return state.settings.profile.rules.national_id == fields::NationalIdScheme::rrn ? "rrn" : "bsn";
}

Page PageWriter::finish() {
  page_.name = state_.page;
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
  const int step = step_of(state_.page);
  if (step >= 1 && step <= kSteps)
    title =
        state_.words().say("title.step", {{"heading", title}, {"step", std::to_string(step)}, {"steps", std::to_string(kSteps)}});
  title = state_.words().say("title", {{"page", title}});
  return state_.summary && !shown_problems(state_).empty() ? state_.words().say("title.problem", {{"title", title}}) : title;
}

void PageWriter::head(std::string_view heading_key) {
  page_.title = title(heading_key);
  if (state_.summary) write_summary();
  write_steps();
  add("heading", Role::heading, say(heading_key));
}

void PageWriter::write_summary() {
  const auto problems = shown_problems(state_);
  if (problems.empty()) return;
  open("summary", Role::summary, say(problems.size() == 1 ? "summary.one" : "summary.many"));
  for (Question question : problems) {
    Node& link = add(catalogue_key("mend", info_of(question).key), Role::link, problem_words(question));
    link.target = "#" + node_to_mend(state_, question);
  }
  close();
}

void PageWriter::write_steps() {
  const int step = step_of(state_.page);
  if (step < 1 || step > kSteps) return;
  Node& node =
      add("steps", Role::steps, state_.words().say("steps", {{"step", std::to_string(step)}, {"steps", std::to_string(kSteps)}}));
  node.value = std::to_string(step);
  node.limit = kSteps;
}

std::string PageWriter::problem_words(Question question) const {
  const fields::Problem problem = state_.of(question).shown;
  if (problem == fields::Problem::none) return {};
  const std::string key = problem_key(question, problem, state_);
  const FieldInfo* field = field_of_node(info_of(question).node);
  const std::size_t length = field == nullptr ? 0 : text::count_code_points(state_.answers.of(field->field));
  return state_.words().say(key, {{"length", grouped(static_cast<int>(length), state_.words())}});
}

// A date's problem is said of its group, not of its parts.
std::string PageWriter::own_problem(Field field) const {
  const auto question = question_of(field);
  return question && question != Question::date ? problem_words(*question) : std::string();
}

Node& PageWriter::textbox(Field field) {
  const std::string_view name = words_name(field, state_);
  std::string label = say(catalogue_key("label", name));
  if (is_marked_optional(field, state_)) label = state_.words().say("label.optional", {{"label", label}});
  Node& node = add(std::string(info_of(field).node), Role::textbox, std::move(label));
  if (const std::string hint = catalogue_key("hint", name); state_.words().has(hint)) node.hint = say(hint);
  node.value = state_.answers.of(field);
  node.required = is_required(field, state_);
  node.problem = own_problem(field);
  node.invalid = !node.problem.empty();
  return node;
}

Node& PageWriter::textarea(Field field) {
  Node& node = textbox(field);
  node.role = Role::textarea;
  node.lines = 6;
  node.limit = kStatementLimit;
  const int left = kStatementLimit - static_cast<int>(text::count_code_points(state_.answers.of(field)));
  node.count = left >= 0 ? state_.words().say("count.left", {{"count", grouped(left, state_.words())}})
                         : state_.words().say("count.over", {{"count", grouped(-left, state_.words())}});
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
    radio.checked = state_.answers.is(field, choice);
  }
  close();
}

Node& PageWriter::tick(Field field) {
  const std::string name(info_of(field).node);
  Node& node = add(name, Role::checkbox, say(catalogue_key("label", name)));
  if (const std::string hint = catalogue_key("hint", name); state_.words().has(hint)) node.hint = say(hint);
  node.checked = state_.answers.ticked(field);
  node.required = is_required(field, state_);
  node.problem = own_problem(field);
  node.invalid = !node.problem.empty();
  return node;
}

}  // namespace complaint::form
