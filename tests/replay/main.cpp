// Plays again what crossed the Wasm boundary in a browser: one JSON line a message, {"in":"...","out":"..."}, both the very texts.
// The first message starts the form. Every promise of tests/form/witness.h must hold after each, and the native form must answer
// byte for byte as the module did.
//
//   complaint-replay < LOG      prints "N events" and exits 0, or what is broken and exits 1; 2: not a log
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "definition/read_form.h"
#include "form/witness.h"
#include "wire/wire.h"

namespace {

using namespace complaint;
using nlohmann::ordered_json;

// As shell/browser/messages.cpp reads it.
std::optional<form::Settings> read_start(const std::string& text) {
  const auto message = ordered_json::parse(text, nullptr, false);
  if (!message.is_object() || !message.contains("locale") || !message.contains("profile") || !message.contains("form"))
    return std::nullopt;
  auto locale = definition::read_catalogue(message["locale"].dump());
  auto profile = definition::read_profile(message["profile"].dump());
  auto form = definition::read_form(message["form"].dump());
  if (!locale.ok() || !profile.ok() || !form.ok()) return std::nullopt;
  form::Settings settings;
  settings.model = std::make_shared<const form::FormModel>(std::move(form.form));
  settings.profile = std::move(profile.profile);
  settings.catalogue = std::move(locale.catalogue);
  const auto given = message.value("settings", ordered_json::object());
  const std::string drafts = given.value("drafts", "ask");
  settings.drafts = drafts == "on" ? form::Drafts::on : drafts == "off" ? form::Drafts::off : form::Drafts::ask;
  settings.ask_national_id = given.value("nationalId", true);
  settings.offers_languages = given.value("offersLanguages", true);
  settings.native_painter = given.value("nativePainter", false);
  return settings;
}

class Replay {
 public:
  explicit Replay(const form::Settings& settings) : form_(settings), witness_(settings), page_(form_.describe()) {
    witness_.begin(page_);
  }

  [[nodiscard]] std::string first() const { return wire::write_answer(nullptr, page_, {}); }

  // Empty: as it should be.
  std::string play(const std::string& in, const std::string& out) {
    const auto message = wire::read_event(in);
    if (!message) return "no event";
    const auto effects = form_.update(message->event, message->moment);
    form::Page page = form_.describe();
    const bool same = wire::write_answer(&page_, page, effects) == out;
    page_ = page;
    const std::string broken = witness_.see(message->event, message->moment, effects, std::move(page));
    return same ? broken : "the module answered otherwise: " + out.substr(0, 400);
  }

 private:
  form::Form form_;
  test::Witness witness_;
  form::Page page_;
};

int fail(int line, const std::string& what) {
  std::printf("message %d: %s\n", line, what.c_str());
  return 1;
}

}  // namespace

int main() {
  std::optional<Replay> replay;
  std::string line;
  int count = 0;
  for (; std::getline(std::cin, line); ++count) {
    const auto message = ordered_json::parse(line, nullptr, false);
    if (!message.is_object()) return 2;
    const std::string in = message.value("in", "");
    const std::string out = message.value("out", "");
    if (!replay) {
      const auto settings = read_start(in);
      if (!settings) return 2;
      replay.emplace(*settings);
      if (replay->first() != out) return fail(count, "the module began otherwise");
    } else if (const std::string broken = replay->play(in, out); !broken.empty()) {
      return fail(count, broken);
    }
  }
  std::printf("%d events\n", std::max(count - 1, 0));
  return 0;
}
