#include "definition/read_form.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "definition/json_object.h"
#include "definition/names.h"
#include "definition/profile.h"

namespace complaint::definition {
namespace {

// What every payload has besides the answers.
constexpr std::string_view kEnvelope[] = {"/schemaVersion", "/form",   "/id",      "/createdAt",
                                          "/profile",       "/locale", "/consent", "/notice"};

constexpr std::string_view kSchemeSetting = "nationalId";
constexpr std::string_view kListSettings[] = {"channels"};
constexpr std::string_view kPrefills[] = {"caseNumber", "name", "phone", "email"};

// Ids that every form's pages have, and parts that only its own ids begin with.
constexpr std::string_view kOwnIds[] = {"summary", "steps",    "heading", "next", "back",      "send",  "keep_draft", "painter",
                                        "consent", "delivery", "retry",   "copy", "reference", "print", "anew"};
constexpr std::string_view kOwnPrefixes[] = {"mend",  "change",        "review",          "answers",    "language", "received",
                                             "clear", "personal_data", "contact_details", "next_steps", "draft"};

using Names = std::span<const std::string_view>;

bool is_one_of(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_one_of(std::string_view name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class FormReader {
 public:
  explicit FormReader(FormReading& reading) : form_(reading.form), problems_(reading.problems), report_(reading.problems) {}

  void read(const JsonPlace& file) {
    static constexpr std::string_view kKnown[] = {"$schema", "form", "agreement", "pages"};
    const JsonObject object(file, kKnown, report_);
    object.expect_text("$schema");
    form_.name = name_in(object, "form");
    form_.agreement = agreement_in(object);
    for (const JsonPlace& page : object.items("pages")) read_page(page);
    if (form_.questions.empty() && problems_.empty()) object.refuse("pages", "ask no question");
    check_pointers();
    check_size(object);
  }

 private:
  std::string name_in(const JsonObject& object, std::string_view member) {
    std::string name = object.text(member);
    if (object.has(member) && !is_name(name))
      object.refuse(member, "is not a name: lower case letters, digits and _, with . or - between them, at most 60");
    return name;
  }

  // An id on the pages of the form.
  std::string id_in(const JsonObject& object, std::string_view member) {
    std::string name = name_in(object, member);
    if (!name.empty() && !is_new_id(name)) object.refuse(member, "is the name of something else too");
    return name;
  }

  bool is_new_id(std::string_view id) {
    const bool is_own = is_one_of(id, kOwnIds) || is_one_of(id.substr(0, id.find('.')), kOwnPrefixes);
    const bool is_new = !is_own && !is_one_of(id, ids_);
    ids_.emplace_back(id);
    return is_new;
  }

  Agreement agreement_in(const JsonObject& object) {
    constexpr std::string_view kNames[] = {"none", "consent", "notice", "byProfile"};  // in the order of the enum
    const std::string name = object.text("agreement");
    const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
    if (found != std::end(kNames)) return static_cast<Agreement>(found - std::begin(kNames));
    if (object.has("agreement")) object.refuse("agreement", none_of(kNames));
    return Agreement::none;
  }

  void read_page(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"page", "blocks"};
    const JsonObject object(place, kKnown, report_);
    Page page;
    page.name = name_in(object, "page");
    const auto is_it = [&page](const Page& other) { return other.name == page.name; };
    if (page.name == "review" || page.name == "done" || std::any_of(form_.pages.begin(), form_.pages.end(), is_it))
      object.refuse("page", "is the name of another page too");
    form_.pages.push_back(std::move(page));
    for (const JsonPlace& block : object.items("blocks")) read_block(block);
  }

  // Valid until the next one.
  Block& add(BlockKind kind) {
    std::vector<Block>& blocks = form_.pages.back().blocks;
    blocks.emplace_back();
    blocks.back().kind = kind;
    return blocks.back();
  }

  void read_block(const JsonPlace& place) {
    if (place.child("question"))
      return add(BlockKind::question).questions.push_back(read_question(place, {}, Question::kNoGroup));
    if (place.child("oneIsEnough")) return read_group(place);
    if (place.child("heading")) return read_heading(place);
    if (place.child("text")) return read_text(place);
    if (place.child("list")) return read_list(place);
    if (place.child("contactDetails")) return read_contact_details(place);
    constexpr std::string_view kBlocks[] = {"question", "oneIsEnough", "heading", "text", "list", "contactDetails"};
    report_.add(place.pointer, "has no member that says what it is: " + none_of(kBlocks));
  }

  void read_heading(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"heading"};
    add(BlockKind::heading).name = id_in(JsonObject(place, kKnown, report_), "heading");
  }

  void read_text(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"text", "emphasis"};
    const JsonObject object(place, kKnown, report_);
    constexpr std::string_view kEmphases[] = {"normal", "notice"};
    const std::string emphasis = object.text_or("emphasis", "normal");
    if (!is_one_of(emphasis, kEmphases)) object.refuse("emphasis", none_of(kEmphases));
    add(emphasis == "notice" ? BlockKind::notice : BlockKind::text).name = id_in(object, "text");
  }

  void read_list(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"list", "items"};
    const JsonObject object(place, kKnown, report_);
    Block& block = add(BlockKind::list);
    block.name = id_in(object, "list");
    block.items = object.texts("items");
    for (std::size_t at = 0; at < block.items.size(); ++at)
      if (!is_name(block.items[at]) || !is_new_id(block.items[at]))
        report_.add(object.pointer_of("items") + '/' + std::to_string(at), "is not a name, or that of something else too");
  }

  void read_contact_details(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"contactDetails"};
    const JsonObject object(place, kKnown, report_);
    if (!object.truth_or("contactDetails", true)) object.refuse("contactDetails", "is not true");
    if (std::exchange(shows_contact_details_, true)) report_.add(place.pointer, "stands on a page already");
    add(BlockKind::contact_details);
  }

  void read_group(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"oneIsEnough", "questions", "when"};
    const JsonObject object(place, kKnown, report_);
    Block& block = add(BlockKind::one_is_enough);
    block.name = id_in(object, "oneIsEnough");
    const Conditions when = conditions_in(object, "when");
    for (const JsonPlace& question : object.items("questions"))
      block.questions.push_back(read_question(question, when, form_.groups.size()));
    if (block.questions.size() == 1) object.refuse("questions", "are fewer than two");
    form_.groups.push_back(block.questions);
  }

  std::size_t read_question(const JsonPlace& place, const Conditions& outer, std::size_t group) {
    static constexpr std::string_view kKnown[] = {"question", "type",     "at",    "as",      "options",     "narrowedBy",
                                                  "when",     "required", "draft", "prefill", "autocomplete"};
    const JsonObject object(place, kKnown, report_);
    Question question;
    question.name = id_in(object, "question");
    question.page = form_.pages.size() - 1;
    question.group = group;
    read_type(object, question);
    read_place(object, question);
    reserve_ids(object, question);
    question.when = outer;
    for (Condition& condition : conditions_in(object, "when")) question.when.push_back(std::move(condition));
    if (question.kind == Kind::national_id) add_conditions_of_national_id(question.when);
    read_required(object, question);
    const bool identifies =
        question.kind == Kind::national_id || (question.validator != nullptr && question.validator->identifies);
    question.in_draft = object.truth_or("draft", !identifies);
    if (identifies && question.in_draft) object.refuse("draft", "holds no national number");
    read_prefill(object, question);
    question.autocomplete = object.text_or("autocomplete", {});
    form_.questions.push_back(std::move(question));
    if (form_.questions.size() == kMaxQuestions + 1)
      report_.add(place.pointer, "is one question more than " + std::to_string(kMaxQuestions));
    places_.push_back(place.pointer);
    return form_.questions.size() - 1;
  }

  static void read_prefill(const JsonObject& object, Question& question) {
    question.prefill = object.text_or("prefill", {});
    if (!object.has("prefill")) return;
    if (!is_one_of(question.prefill, kPrefills)) object.refuse("prefill", none_of(kPrefills));
    if (question.kind != Kind::text) object.refuse("prefill", "is for a text only");
  }

  // It is asked only where the country has one and the host lets the form ask it.
  static void add_conditions_of_national_id(Conditions& when) {
    when.push_back({Subject::profile, 0, std::string(kSchemeSetting), {"none"}, true});
    when.push_back({Subject::host, 0, std::string(kSchemeSetting), {"on"}, false});
  }

  void read_type(const JsonObject& object, Question& question) {
    const std::string type = object.text("type");
    if (type == "choice") question.kind = Kind::choice;
    else if (type == "tick") question.kind = Kind::tick;
    else if (type == "date") question.kind = Kind::date;
    else if (type == kSchemeSetting) question.kind = Kind::national_id;
    if (question.kind == Kind::text || question.kind == Kind::date) {
      question.validator = fields::validator_named(type);
      if (question.validator == nullptr && object.has("type")) object.refuse("type", none_of(types()));
    }
    if (question.kind == Kind::choice) return read_options(object, question);
    for (const char* member : {"options", "narrowedBy"})
      if (object.has(member)) object.refuse(member, "is for a choice only");
  }

  static std::vector<std::string_view> types() {
    std::vector<std::string_view> all = {"choice", "tick", kSchemeSetting};
    for (const auto& validator : fields::validators()) all.push_back(validator.name);
    return all;
  }

  void read_options(const JsonObject& object, Question& question) {
    question.options = object.texts("options");
    for (std::size_t at = 0; at < question.options.size(); ++at) {
      const auto here = question.options.begin() + static_cast<std::ptrdiff_t>(at);
      if (!is_name(*here) || here->find('.') != std::string::npos || std::find(question.options.begin(), here, *here) != here)
        report_.add(object.pointer_of("options") + '/' + std::to_string(at),
                    "is not a name without \".\", or stands there twice");
    }
    question.narrowed_by = object.text_or("narrowedBy", {});
    if (object.has("narrowedBy") && !is_one_of(question.narrowed_by, kListSettings))
      object.refuse("narrowedBy", none_of(kListSettings));
  }

  // Of the nodes that come with a question's own (form/form_model.cpp, form/question_writer.cpp).
  void reserve_ids(const JsonObject& object, const Question& question) {
    std::string taken;
    const auto reserve = [&](std::string id) {
      if (!is_new_id(id)) taken = std::move(id);
    };
    if (question.kind == Kind::date)
      for (const std::string_view part : kDateParts) reserve(part_id(question.name, part));
    for (const std::string& option : question.options) reserve(question.name + '.' + option);
    if (question.kind == Kind::text)
      for (const char* hint : {".short", ".suggestion", ".use_suggestion"}) reserve(question.name + hint);
    if (!taken.empty()) object.refuse("question", "gives an id to something that is also something else's: " + taken);
  }

  void read_place(const JsonObject& object, Question& question) {
    question.pointer = object.text("at");
    if (object.has("at") && !is_pointer(question.pointer))
      object.refuse("at", "is not a pointer to a member: / and letters and digits, at most 4 times");
    for (const std::string_view taken : kEnvelope)
      if (question.pointer == taken || is_within(question.pointer, taken)) object.refuse("at", "is taken by the payload itself");
    const std::string as = object.text_or("as", "value");
    question.is_presence = as == "presence";
    if (!question.is_presence && as != "value") object.refuse("as", "is neither \"value\" nor \"presence\"");
    if (!question.is_presence) return;
    if (question.group != Question::kNoGroup) object.refuse("as", "is not for one of a group");
    const bool yes_or_no = question.options == std::vector<std::string>{"yes", "no"};
    if (question.kind != Kind::tick && !yes_or_no) object.refuse("as", "needs a tick, or a choice of \"yes\" and \"no\"");
  }

  void read_required(const JsonObject& object, Question& question) {
    question.is_required = question.kind != Kind::tick;
    if (!object.has("required")) return;
    if (question.group != Question::kNoGroup) return object.refuse("required", "is not for one of a group");
    const auto member = object.member("required");
    if (member->is(JsonType::boolean)) {
      question.is_required = member->value().number == 1;
      return;
    }
    question.is_required = true;
    question.required_when = conditions_in(object, "required");
  }

  Conditions conditions_in(const JsonObject& object, std::string_view member) {
    Conditions conditions;
    if (!object.has(member)) return conditions;
    for (const JsonPlace& place : object.items(member)) conditions.push_back(read_condition(place));
    return conditions;
  }

  Condition read_condition(const JsonPlace& place) {
    static constexpr std::string_view kKnown[] = {"answer", "profile", "host", "is", "isNot"};
    const JsonObject object(place, kKnown, report_);
    Condition condition;
    condition.is_not = object.has("isNot");
    if (condition.is_not && object.has("is")) object.refuse("isNot", "stands beside \"is\"");
    const std::string_view member = condition.is_not ? "isNot" : "is";
    condition.values = object.text_or_texts(member);
    if (object.has("profile") || object.has("host")) {
      if (object.has("answer") || (object.has("profile") && object.has("host")))
        report_.add(place.pointer, "looks at more than one thing");
      condition.subject = object.has("profile") ? Subject::profile : Subject::host;
      read_setting(object, member, condition);
    } else {
      read_answer(object, member, condition);
    }
    return condition;
  }

  void read_setting(const JsonObject& object, std::string_view member, Condition& condition) {
    const char* subject = condition.subject == Subject::profile ? "profile" : "host";
    condition.setting = object.text(subject);
    if (condition.setting != kSchemeSetting) object.refuse(subject, "is not \"nationalId\"");
    const auto known = condition.subject == Subject::profile ? scheme_names() : std::vector<std::string_view>{"on", "off"};
    for (const std::string& value : condition.values)
      if (!is_one_of(value, known)) object.refuse(member, none_of(known));
  }

  void read_answer(const JsonObject& object, std::string_view member, Condition& condition) {
    const std::string name = object.text("answer");
    condition.question = form_.question_named(name);
    if (condition.question == form_.questions.size()) {
      if (object.has("answer")) object.refuse("answer", "is no earlier question");
      return;
    }
    const Question& question = form_.questions[condition.question];
    const bool is_tick = question.kind == Kind::tick;
    if (!is_tick && question.options.empty()) return object.refuse("answer", "is neither a choice nor a tick");
    for (const std::string& value : condition.values)
      if (is_tick ? value != "yes" && value != "no" : !is_one_of(value, question.options))
        object.refuse(member, "has \"" + value + "\", which is no option of " + name);
  }

  static bool needs_yes(const Question& question, std::size_t presence) {
    return std::any_of(question.when.begin(), question.when.end(), [presence](const Condition& condition) {
      return condition.subject == Subject::answer && condition.question == presence && !condition.is_not &&
             condition.values == std::vector<std::string>{"yes"};
    });
  }

  // No answer's place is another's, or within it; but for the object whose presence is an answer.
  void check_pointers() {
    for (std::size_t at = 0; at < form_.questions.size(); ++at) {
      const Question& question = form_.questions[at];
      bool holds_answers = false;
      for (std::size_t other = 0; other < form_.questions.size(); ++other) {
        if (other == at) continue;
        const std::string& pointer = form_.questions[other].pointer;
        const bool within = is_within(pointer, question.pointer);
        holds_answers = holds_answers || within;
        if (within && question.is_presence && !needs_yes(form_.questions[other], at))
          report_.add(places_[other], "stands in the object of " + question.name + ", but is asked without a \"yes\" to it");
        if ((pointer == question.pointer && other < at) || (within && !question.is_presence))
          report_.add(places_[at] + "/at", "is the place of another answer, or holds it");
      }
      if (question.is_presence && !holds_answers) report_.add(places_[at] + "/at", "holds no answer whose presence it could say");
    }
  }

  // Answers as long as they may be, each of their characters as long as UTF-8 and JSON make it, must find room.
  void check_size(const JsonObject& object) {
    constexpr std::size_t kEnvelopeBytes = 2048, kOtherBytes = 512, kMaxBytesPerCharacter = 4;
    std::size_t bytes = kEnvelopeBytes;
    for (const Question& question : form_.questions) {
      const std::size_t limit = question.validator == nullptr ? 0 : question.validator->limit;
      bytes += question.pointer.size() + (limit == 0 ? kOtherBytes : limit * kMaxBytesPerCharacter);
    }
    if (bytes > kMaxPayloadBytes) object.refuse("pages", "ask for more than a payload of 65536 bytes has room for");
  }

  Form& form_;
  const DefinitionProblems& problems_;
  Report report_;
  std::vector<std::string> ids_;
  bool shows_contact_details_ = false;
  std::vector<std::string> places_;  // of the questions in the file
};

}  // namespace

std::string part_id(std::string_view date, std::string_view part) { return std::string(date).append(".").append(part); }

std::size_t Form::question_named(std::string_view question) const {
  const auto is_it = [question](const Question& other) { return other.name == question; };
  return static_cast<std::size_t>(std::find_if(questions.begin(), questions.end(), is_it) - questions.begin());
}

FormReading read_form(std::string_view json) { return read_text<FormReading>(json, read_form); }

FormReading read_form(const JsonPlace& file) {
  FormReading reading;
  FormReader(reading).read(file);
  return reading;
}

}  // namespace complaint::definition
