#include "form/page_writer.h"

#include "form/problems.h"

namespace complaint::form {
namespace {

constexpr std::size_t kTypicalNodes = 48;  // the longest page, the review, has about as many

std::vector<std::size_t> problems_in_summary(const Filling* filling, const ValidationContext& context) {
  if (filling == nullptr || !has_summary(*filling, filling->step, context)) return {};
  return shown_problems(*filling, filling->step, context);
}

}  // namespace

PageWriter::PageWriter(const Form::State& state)
    : state_(state),
      context_(state.context()),
      answers_(state.answers(state.shown())),
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
  if (!parents_.empty()) node.parent = parents_.back();
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
  parents_.push_back(node.id);
  return node;
}

std::string PageWriter::key_by_kind(std::string_view key) const {
  const std::size_t question = model().question_at("/kind");
  if (question == FormModel::kNoQuestion) return std::string(key);
  std::string longer = option_node(key, answers_.of_question(question));
  return state_.words().has(longer) ? longer : std::string(key);
}

std::size_t PageWriter::step_number() const {
  if (filling_ != nullptr) return step_of(filling_->step, answers_, context_);
  return std::holds_alternative<Sending>(state_.stage) ? steps() : 0;
}

std::size_t PageWriter::steps() const { return step_of(model().review(), answers_, context_); }

std::string PageWriter::title(std::string_view heading_key) const {
  std::string title = say(heading_key);
  if (const std::size_t step = step_number(); step > 0)
    title = say("title.step", {{"heading", title}, {"step", std::to_string(step)}, {"steps", std::to_string(steps())}});
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
  const bool more_follow = first_page_with_problem(*filling_, context_, filling_->step) != model().review();
  const std::string key = problems_.size() == 1 ? "summary.one" : "summary.many";
  open("summary", Role::summary, say(more_follow ? key + ".more" : key));
  for (const std::size_t question : problems_) {
    Node& link = add("mend." + std::string(model().name_of(question)), Role::link, shown_problem(question));
    link.target = "#" + node_to_correct(question, answers_, context_);
  }
  close();
}

void PageWriter::write_steps() {
  const std::size_t step = step_number();
  if (step == 0) return;
  const std::string number = std::to_string(step);
  Node& node = add("steps", Role::steps, say("steps", {{"step", number}, {"steps", std::to_string(steps())}}));
  node.value = number;
  node.limit = static_cast<int>(steps());
}

}  // namespace complaint::form
