#include <nlohmann/json.hpp>

#include "wire/wire.h"

namespace complaint::wire {
namespace {

using json = nlohmann::ordered_json;

const char* name_of(form::Role role) {
  using form::Role;
  switch (role) {
    case Role::heading: return "heading";
    case Role::steps: return "steps";
    case Role::text: return "text";
    case Role::list: return "list";
    case Role::list_item: return "listItem";
    case Role::textbox: return "textbox";
    case Role::textarea: return "textarea";
    case Role::radio_group: return "radioGroup";
    case Role::radio: return "radio";
    case Role::checkbox: return "checkbox";
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

void put(json& object, const char* member, const std::string& text) {
  if (!text.empty()) object[member] = text;
}
void put(json& object, const char* member, bool truth) {
  if (truth) object[member] = true;
}
void put(json& object, const char* member, int number) {
  if (number != 0) object[member] = number;
}

json written(const form::Node& node) {
  json object = {{"id", node.id}, {"role", name_of(node.role)}};
  put(object, "parent", node.parent);
  put(object, "label", node.label);
  put(object, "spoken", node.spoken);
  put(object, "hint", node.hint);
  put(object, "problem", node.problem);
  put(object, "value", node.value);
  put(object, "count", node.count);
  put(object, "checked", node.checked);
  put(object, "required", node.required);
  put(object, "invalid", node.invalid);
  put(object, "emphasis", std::string(name_of(node.emphasis)));
  put(object, "keyboard", std::string(name_of(node.keyboard)));
  put(object, "autocomplete", node.autocomplete);
  put(object, "lines", node.lines);
  put(object, "limit", node.limit);
  put(object, "columns", node.columns);
  put(object, "target", node.target);
  return object;
}

json written(const std::vector<std::pair<std::string, std::string>>& pairs) {
  json array = json::array();
  for (const auto& [name, text] : pairs) array.push_back(json::array({name, text}));
  return array;
}

// One overload an effect, so that a new effect does not compile until it is written.
struct EffectWriter {
  json operator()(const form::effect::Focus& effect) const { return {{"type", "focus"}, {"node", effect.node}}; }
  json operator()(const form::effect::Announce& effect) const { return {{"type", "announce"}, {"text", effect.text}}; }
  json operator()(const form::effect::ShowPage& effect) const {
    return {{"type", "showPage"}, {"page", std::string(effect.page)}, {"replace", effect.replace}};
  }
  json operator()(const form::effect::EndHistory&) const { return {{"type", "endHistory"}}; }
  json operator()(const form::effect::Send& effect) const {
    return {{"type", "send"}, {"complaint", effect.id}, {"payload", effect.payload}};
  }
  json operator()(const form::effect::PayloadRefused& effect) const {
    json problems = json::array();
    for (const auto& [pointer, code] : effect.problems) problems.push_back({{"pointer", pointer}, {"code", code}});
    return {{"type", "payloadRefused"}, {"problems", std::move(problems)}};
  }
  json operator()(const form::effect::KeepDraft& effect) const {
    return {{"type", "keepDraft"}, {"answers", written(effect.answers)}};
  }
  json operator()(const form::effect::ForgetDraft&) const { return {{"type", "forgetDraft"}}; }
  json operator()(const form::effect::AdoptDraft&) const { return {{"type", "adoptDraft"}}; }
  json operator()(const form::effect::DiscardDraft&) const { return {{"type", "discardDraft"}}; }
  json operator()(const form::effect::ForgetAll&) const { return {{"type", "forgetAll"}}; }
  json operator()(const form::effect::ForgetAnswers&) const { return {{"type", "forgetAnswers"}}; }
  json operator()(const form::effect::SaveCopy& effect) const { return {{"type", "saveCopy"}, {"fileName", effect.file_name}}; }
  json operator()(const form::effect::Flush&) const { return {{"type", "flush"}}; }
  json operator()(const form::effect::Print&) const { return {{"type", "print"}}; }
  json operator()(const form::effect::SetPainter& effect) const { return {{"type", "setPainter"}, {"native", effect.native}}; }
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

std::string write_answer(const form::Page* before, const form::Page& page, const std::vector<form::Effect>& effects) {
  json answer = {{"page", std::string(page.name)}, {"title", page.title}, {"language", page.language}};
  if (!same_order(before, page)) {
    json order = json::array();
    for (const form::Node& node : page.nodes) order.push_back(node.id);
    answer["order"] = std::move(order);
  }
  json nodes = json::array();
  for (const form::Node& node : page.nodes) {
    const form::Node* earlier = find(before, node.id);
    if (earlier == nullptr || !(*earlier == node)) nodes.push_back(written(node));
  }
  answer["nodes"] = std::move(nodes);
  json list = json::array();
  for (const form::Effect& effect : effects) list.push_back(std::visit(EffectWriter{}, effect));
  answer["effects"] = std::move(list);
  return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace complaint::wire
