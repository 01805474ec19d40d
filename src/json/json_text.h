// Writes JSON text, compact.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace complaint {

// Appends `text` as a JSON string with its quotes. Broken UTF-8 becomes U+FFFD; only what must be escaped is.
void append_json_string(std::string& json, std::string_view text);

// Commas come by themselves; that keys stand in objects only, and each before a value, is the caller's affair.
class JsonWriter {
 public:
  void open_object() { begin_value() += '{'; }
  void close_object() { text_ += '}'; }
  void open_array() { begin_value() += '['; }
  void close_array() { text_ += ']'; }

  // Of the value that comes next.
  void key(std::string_view name);

  void string(std::string_view text) { append_json_string(begin_value(), text); }
  void number(int value) { begin_value() += std::to_string(value); }
  void truth(bool value) { begin_value() += value ? "true" : "false"; }

  void member(std::string_view name, std::string_view text);
  void member(std::string_view name, const char* text) { member(name, std::string_view(text)); }
  void member(std::string_view name, int value);
  void member(std::string_view name, bool value);

  // An object of texts: {"pointer":"/a","code":"missing"}.
  void object(std::initializer_list<std::pair<std::string_view, std::string_view>> members);

  // Members that are JSON text already: "a":1,"b":2.
  void members(std::string_view written) { begin_value() += written; }

  // What has been written; nothing stands here afterwards.
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string& begin_value();

  std::string text_;
};

}  // namespace complaint
