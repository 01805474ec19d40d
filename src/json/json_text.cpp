#include "json/json_text.h"

#include "text/utf8.h"

namespace complaint {
namespace {

void append_escape(std::string& json, unsigned char byte) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (byte) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    default: break;
  }
  json += "\\u00";
  json += kHex[byte >> 4];
  json += kHex[byte & 15];
}

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

// Bytes at the start of `text` that stand for themselves.
std::size_t plain_run(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
  return end;
}

}  // namespace

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const std::size_t plain = plain_run(text);
    json.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const text::CodePoint next = text::first_code_point(text);
    if (next.value < 0x80) append_escape(json, static_cast<unsigned char>(next.value));
    else text::append_code_point(json, next.value);
    text.remove_prefix(next.size);
  }
  json += '"';
}

// A comma follows a value, and nothing else.
std::string& JsonWriter::begin_value() {
  constexpr std::string_view kBeforeValue = "{[:";
  if (!text_.empty() && kBeforeValue.find(text_.back()) == std::string_view::npos) text_ += ',';
  return text_;
}

void JsonWriter::key(std::string_view name) {
  string(name);
  text_ += ':';
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}

void JsonWriter::object(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  open_object();
  for (const auto& [name, text] : members) member(name, text);
  close_object();
}

void JsonWriter::member(std::string_view name, int value) {
  key(name);
  number(value);
}

void JsonWriter::member(std::string_view name, bool value) {
  key(name);
  truth(value);
}

}  // namespace complaint
