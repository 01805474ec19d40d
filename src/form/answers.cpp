#include "form/answers.h"

#include <algorithm>

namespace complaint::form {
namespace {

constexpr FieldInfo kFields[] = {
    {Field::kind, "kind", Control::choice, Step::start},
    {Field::keep_draft, "keep_draft", Control::tick, Step::start},
    {Field::name, "contact.name", Control::text, Step::contact},
    {Field::phone, "contact.phone", Control::text, Step::contact},
    {Field::email, "contact.email", Control::text, Step::contact},
    {Field::concerns_case, "case.concerns", Control::choice, Step::case_file},
    {Field::case_number, "case.number", Control::text, Step::case_file},
    {Field::national_id, "case.national_id", Control::text, Step::case_file},
    {Field::reason, "statement.reason", Control::text, Step::statement},
    {Field::error, "statement.error", Control::text, Step::statement},
    {Field::day, "incident.day", Control::text, Step::incident},
    {Field::month, "incident.month", Control::text, Step::incident},
    {Field::year, "incident.year", Control::text, Step::incident},
    {Field::unknown_day, "incident.unknown_day", Control::tick, Step::incident},
    {Field::channel, "incident.channel", Control::choice, Step::incident},
    {Field::channel_description, "incident.channel_description", Control::text, Step::incident},
    {Field::consent, "consent", Control::tick, Step::review},
};
static_assert(std::size(kFields) == kFieldCount);

const std::vector<std::string_view> kNoChoices;
const std::vector<std::string_view> kKinds = {"objection", "complaint"};
const std::vector<std::string_view> kYesNo = {"yes", "no"};
const std::vector<std::string_view> kChannels = {"letter", "phone", "email", "other"};

bool is_choice(Field field, std::string_view name) {
  const auto& choices = choices_of(field);
  return std::find(choices.begin(), choices.end(), name) != choices.end();
}

bool stays_out_of_drafts(Field field) { return field == Field::national_id || field == Field::consent; }

}  // namespace

const FieldInfo& info_of(Field field) { return kFields[static_cast<std::size_t>(field)]; }

const FieldInfo* field_of_node(std::string_view node) {
  for (const FieldInfo& info : kFields)
    if (info.node == node) return &info;
  return nullptr;
}

const std::vector<std::string_view>& choices_of(Field field) {
  switch (field) {
    case Field::kind: return kKinds;
    case Field::concerns_case: return kYesNo;
    case Field::channel: return kChannels;
    default: return kNoChoices;
  }
}

std::string choice_node(Field field, std::string_view choice) {
  return std::string(info_of(field).node) + "." + std::string(choice);
}

std::optional<Choice> choice_of_node(std::string_view node) {
  const std::size_t dot = node.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const FieldInfo* info = field_of_node(node.substr(0, dot));
  if (info == nullptr) return std::nullopt;
  for (std::string_view choice : choices_of(info->field))
    if (choice == node.substr(dot + 1)) return Choice{info->field, choice};
  return std::nullopt;
}

const std::string& Answers::of(Field field) const {
  static const std::string kNone;
  static const std::string kYes = "yes";
  if (field == Field::consent) return std::holds_alternative<Consent>(given_.consent) ? kYes : kNone;
  if (const auto& text = given_.of(field)) return *text;
  if (prefill_.case_number.empty()) return kNone;
  if (field == Field::concerns_case) return kYes;
  return field == Field::case_number ? prefill_.case_number : kNone;
}

bool fits(const FieldInfo& info, std::string_view text) {
  if (info.control == Control::text) return true;
  return info.control == Control::choice ? is_choice(info.field, text) : text == "yes";
}

Draft draft_of(const GivenAnswers& answers) {
  Draft draft;
  for (const FieldInfo& info : kFields) {
    const auto& text = answers.of(info.field);
    if (!text || stays_out_of_drafts(info.field)) continue;
    if (!text->empty() || info.field == Field::case_number) draft.emplace_back(info.node, *text);
  }
  return draft;
}

}  // namespace complaint::form
