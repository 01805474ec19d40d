#include "json/json_text.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

const char* name_of(form::Role role) {
  using form::Role;
  switch (role) {
    case Role::heading: return "heading";
    case Role::subheading: return "subheading";
    case Role::steps: return "steps";
    case Role::text: return "text";
    case Role::list: return "list";
    case Role::list_item: return "listItem";
    case Role::textbox: return "textbox";
    case Role::textarea: return "textarea";
    case Role::radio_group: return "radioGroup";
    case Role::radio: return "radio";
    case Role::checkbox: return "checkbox";
    case Role::date: return "date";
    case Role::group: return "group";
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::summary: return "summary";
    case Role::answers: return "answers";
    case Role::answer: return "answer";
    case Role::status: return "status";
  }
  return "text";
}

const char* name_of(form::Emphasis emphasis) {
  using form::Emphasis;
  switch (emphasis) {
    case Emphasis::normal: return "";
    case Emphasis::lead: return "lead";
    case Emphasis::strong: return "strong";
    case Emphasis::quiet: return "quiet";
    case Emphasis::notice: return "notice";
    case Emphasis::danger: return "danger";
  }
  return "";
}

const char* name_of(form::Keyboard keyboard) {
  using form::Keyboard;
  switch (keyboard) {
    case Keyboard::text: return "";
    case Keyboard::tel: return "tel";
    case Keyboard::email: return "email";
    case Keyboard::numeric: return "numeric";
  }
  return "";
}

void put(JsonWriter& json, const char* member, std::string_view text) {
  if (!text.empty()) json.member(member, text);
}
void put(JsonWriter& json, const char* member, bool truth) {
  if (truth) json.member(member, true);
}
void put(JsonWriter& json, const char* member, int number) {
  if (number != 0) json.member(member, number);
}

void write(JsonWriter& json, const form::Node& node) {
  json.open_object();
  json.member("id", node.id);
  json.member("role", name_of(node.role));
  put(json, "parent", node.parent);
  put(json, "label", node.label);
  put(json, "spoken", node.spoken);
  put(json, "hint", node.hint);
  put(json, "problem", node.problem);
  put(json, "value", node.value);
  put(json, "count", node.count);
  put(json, "over", node.over);
  put(json, "checked", node.checked);
  put(json, "required", node.required);
  put(json, "invalid", node.invalid);
  put(json, "emphasis", std::string_view(name_of(node.emphasis)));
  put(json, "keyboard", std::string_view(name_of(node.keyboard)));
  put(json, "autocomplete", node.autocomplete);
  put(json, "lines", node.lines);
  put(json, "limit", node.limit);
  put(json, "columns", node.columns);
  put(json, "target", node.target);
  put(json, "language", node.language);
  put(json, "paper", node.paper);
  json.close_object();
}

void write(JsonWriter& json, const form::Draft& draft) {
  json.open_array();
  for (const auto& [name, text] : draft) {
    json.open_array();
    json.string(name);
    json.string(text);
    json.close_array();
  }
  json.close_array();
}

// One overload an effect, so that a new effect does not compile until it is written. Each stands in an object of its own.
struct EffectWriter {
  JsonWriter& json;

  void type(const char* name) const { json.member("type", name); }

  void operator()(const form::effect::Focus& effect) const {
    type("focus");
    json.member("node", effect.node);
  }
  void operator()(const form::effect::Announce& effect) const {
    type("announce");
    json.member("text", effect.text);
  }
  void operator()(const form::effect::ShowPage& effect) const {
    type("showPage");
    json.member("page", effect.page);
    json.member("replace", effect.replace);
  }
  void operator()(const form::effect::EndHistory&) const { type("endHistory"); }
  void operator()(const form::effect::Send& effect) const {
    type("send");
    json.member("complaint", effect.id);
    json.member("payload", effect.payload);
  }
  void operator()(const form::effect::PayloadRefused& effect) const {
    type("payloadRefused");
    json.key("problems");
    json.open_array();
    for (const auto& [pointer, code] : effect.problems) json.object({{"pointer", pointer}, {"code", code}});
    json.close_array();
  }
  void operator()(const form::effect::KeepDraft& effect) const {
    type("keepDraft");
    json.key("answers");
    write(json, effect.answers);
  }
  void operator()(const form::effect::KeepInTab& effect) const {
    type("keepInTab");
    json.member("page", effect.page);
    json.key("answers");
    write(json, effect.answers);
  }
  void operator()(const form::effect::SetLanguage& effect) const {
    type("setLanguage");
    json.member("language", effect.language);
  }
  void operator()(const form::effect::ForgetDraft&) const { type("forgetDraft"); }
  void operator()(const form::effect::AdoptDraft&) const { type("adoptDraft"); }
  void operator()(const form::effect::DiscardDraft&) const { type("discardDraft"); }
  void operator()(const form::effect::ForgetAll&) const { type("forgetAll"); }
  void operator()(const form::effect::ForgetAnswers&) const { type("forgetAnswers"); }
  void operator()(const form::effect::SaveCopy& effect) const {
    type("saveCopy");
    json.member("fileName", effect.file_name);
    json.member("html", effect.html);
  }
  void operator()(const form::effect::Flush&) const { type("flush"); }
  void operator()(const form::effect::Print&) const { type("print"); }
  void operator()(const form::effect::SetPainter& effect) const {
    type("setPainter");
    json.member("native", effect.native);
  }
};

const form::Node* find(const form::Page* page, const std::string& id) {
  if (page == nullptr) return nullptr;
  for (const form::Node& node : page->nodes)
    if (node.id == id) return &node;
  return nullptr;
}

bool same_order(const form::Page* before, const form::Page& page) {
  if (before == nullptr || before->nodes.size() != page.nodes.size()) return false;
  for (std::size_t i = 0; i < page.nodes.size(); ++i)
    if (before->nodes[i].id != page.nodes[i].id) return false;
  return true;
}

}  // namespace

std::string write_draft(const form::Draft& draft) {
  JsonWriter json;
  write(json, draft);
  return json.take();
}

std::string write_answer(const form::Page* before, const form::Page& page, const std::vector<form::Effect>& effects) {
  JsonWriter json;
  json.open_object();
  json.member("page", page.name);
  json.member("title", page.title);
  json.member("language", page.language);
  if (!same_order(before, page)) {
    json.key("order");
    json.open_array();
    for (const form::Node& node : page.nodes) json.string(node.id);
    json.close_array();
  }
  json.key("nodes");
  json.open_array();
  for (const form::Node& node : page.nodes) {
    const form::Node* earlier = find(before, node.id);
    if (earlier == nullptr || !(*earlier == node)) write(json, node);
  }
  json.close_array();
  json.key("effects");
  json.open_array();
  for (const form::Effect& effect : effects) {
    json.open_object();
    std::visit(EffectWriter{json}, effect);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

}  // namespace complaint::wire
