// complaint-check: the checks of the form as a command. Lines in on standard input, one line of JSON out for each.
//
//   complaint-check payload                      a payload a line
//   complaint-check field NAME                   what was typed into one field, a JSON string a line
//   complaint-check schema                       the JSON Schema of the payload
//   complaint-check definition FILE              what is wrong with a form's definition
//   complaint-check copy FILE                    the payload in a copy that a person saved
//
//   --form F  --profile P  --assets DIR  --today YYYY-MM-DD
//
//   exit  0 all fine, 1 something refused, 2 bad usage or unreadable input
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/library.h"
#include "check/answer.h"
#include "check/folder.h"
#include "check/line_reader.h"
#include "check/words.h"
#include "fields/calendar.h"
#include "fields/registry.h"
#include "form/copy.h"
#include "payload/schema.h"

namespace {

using complaint::assets::EmbeddedFile;
using complaint::assets::Library;
using complaint::check::Answer;
using complaint::definition::Catalogue;
using complaint::fields::Day;
using complaint::payload::Accepted;

constexpr const char* kTitles = "locales/en.json";  // of a schema

enum Exit { kFine = 0, kRefused = 1, kUnusable = 2 };

struct Usage {
  std::string field;                   // name
  std::string file;                    // path: a definition or a copy
  std::optional<std::string> form;     // of payloads and schema, else complaint; of a copy, else any
  std::optional<std::string> profile;  // else all profiles; for a field the first one's rules
  std::optional<std::string> today;    // else this machine's date
  std::optional<std::string> folder;   // of definitions, profiles and words
};

Exit unusable(const std::string& why) {
  std::fprintf(stderr, "complaint-check: %s\n", why.c_str());
  return kUnusable;
}

template <typename Items, typename NameOf>
std::string listed(const Items& items, const NameOf& name_of) {
  std::string all;
  for (const auto& item : items) all.append(all.empty() ? "" : ", ").append(name_of(item));
  return all;
}

std::string profile_names(const Library& library) {
  return listed(library.profiles, [](const auto& profile) { return profile.rules.profile; });
}

std::string form_names(const Library& library) {
  return listed(library.forms, [](const auto& table) { return table.form().name; });
}

std::string field_names() {
  return listed(complaint::fields::validators(), [](const auto& validator) { return validator.name; });
}

Day date_of_machine() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

Exit finish(bool all_fine) {
  if (std::fflush(stdout) != 0) return unusable("cannot write");
  return all_fine ? kFine : kRefused;
}

bool put_line(const std::string& line) {
  return std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fputc('\n', stdout) != EOF;
}

template <typename AnswerLine>
Exit answer_lines(const AnswerLine& answer_line) {
  complaint::check::LineReader lines(STDIN_FILENO, [] { std::fflush(stdout); });
  bool all_fine = true;
  for (std::string_view line; lines.next(line);) {
    const Answer answer = answer_line(line);
    all_fine = all_fine && answer.ok;
    if (!put_line(answer.json)) return unusable("cannot write");
  }
  const Exit exit = finish(all_fine);
  return lines.failed() ? unusable("cannot read standard input") : exit;
}

Exit check_definition(const std::string& path) {
  const auto bytes = complaint::check::read_file(path);
  if (!bytes) return unusable("cannot read " + path);
  const Answer answer = complaint::check::answer_definition(*bytes);
  return put_line(answer.json) ? finish(answer.ok) : unusable("cannot write");
}

Catalogue titles_in(std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& file : files)
    if (file.name == kTitles) return complaint::definition::read_catalogue(file.bytes).catalogue;
  return {};
}

Exit check_copy(const std::string& path, const Accepted& accepted, const Day& today) {
  const auto html = complaint::check::read_file(path);
  if (!html) return unusable("cannot read " + path);
  const auto payload = complaint::form::payload_in_copy(*html);
  const Answer answer = payload ? complaint::check::answer_payload(*payload, accepted, today)
                                : Answer{false, R"({"ok":false,"code":"no_payload"})"};
  return put_line(answer.json) ? finish(answer.ok) : unusable("cannot write");
}

// What the five do once forms, profiles and words are known.
Exit run(const std::string& command, const Usage& usage, const Library& library, std::span<const EmbeddedFile> files) {
  const auto* form = library.form_named(usage.form.value_or("complaint"));
  if (form == nullptr) return unusable("--form is none of " + form_names(library));
  const auto names = usage.profile ? std::span(&*usage.profile, 1) : std::span<const std::string>();
  auto accepted = library.accepted(names);
  if (!accepted || accepted->profiles.empty()) return unusable("--profile is none of " + profile_names(library));
  if (usage.form || command != "copy") accepted->forms = {form};
  const auto today = usage.today ? complaint::fields::read_iso_day(*usage.today) : date_of_machine();
  if (!today) return unusable("--today is not a day written YYYY-MM-DD");
  if (command == "schema") {
    const bool is_written = put_line(complaint::payload::write_schema(*form, accepted->profiles, titles_in(files)));
    return is_written ? finish(true) : unusable("cannot write");
  }
  if (command == "copy") return check_copy(usage.file, *accepted, *today);
  if (command == "payload")
    return answer_lines([&](std::string_view line) { return complaint::check::answer_payload(line, *accepted, *today); });
  const auto* validator = complaint::fields::validator_named(usage.field);
  if (validator == nullptr) return unusable("no field has this name; there are " + field_names());
  const auto& rules = accepted->profiles.front()->rules;
  return answer_lines([&](std::string_view line) { return complaint::check::answer_field(line, *validator, rules, *today); });
}

Exit run_in_folder(const std::string& command, const Usage& usage) {
  const auto folder = complaint::check::read_folder(*usage.folder);
  if (!folder) return unusable("cannot read the folder " + *usage.folder);
  const auto files = complaint::check::files_of(*folder);
  auto reading = complaint::assets::read_library(files);
  for (auto& problem : complaint::check::problems_of_words(files, reading.library))
    reading.problems.push_back(std::move(problem));
  for (const auto& [file, problem] : reading.problems)
    std::fprintf(stderr, "complaint-check: %s: %s %s\n", file.c_str(), problem.pointer.c_str(), problem.words.c_str());
  if (!reading.problems.empty()) return kUnusable;
  if (reading.library.forms.empty() || reading.library.profiles.empty())
    return unusable("there is no form or no profile in the folder " + *usage.folder);
  return run(command, usage, reading.library, files);
}

void add_options(CLI::App& command, Usage& usage) {
  const Library& library = complaint::assets::embedded_library();
  command.add_option("--form", usage.form, "the form, if not complaint: " + form_names(library));
  command.add_option("--profile", usage.profile, "the country: " + profile_names(library));
  command.add_option("--today", usage.today, "YYYY-MM-DD; later days are in the future");
  command.add_option("--assets", usage.folder, "a folder with forms/, profiles/ and locales/ in place of the built-in ones");
}

}  // namespace

int main(int argc, char** argv) {
  Usage usage;
  CLI::App app("Checks complaints and their fields: a line of JSON in, a line of JSON out.", "complaint-check");
  app.require_subcommand(1);
  add_options(*app.add_subcommand("payload", "a whole complaint (payload v2) a line"), usage);
  CLI::App* field = app.add_subcommand("field", "what was typed into one field, a JSON string a line");
  field->add_option("name", usage.field, field_names())->required();
  add_options(*field, usage);
  add_options(*app.add_subcommand("schema", "the JSON Schema of the payload"), usage);
  CLI::App* definition = app.add_subcommand("definition", "what is wrong with a form's definition");
  definition->add_option("file", usage.file, "a file like those of assets/forms")->required();
  CLI::App* copy = app.add_subcommand("copy", "the payload in a copy that a person saved");
  copy->add_option("file", usage.file, "the copy, an HTML file")->required();
  add_options(*copy, usage);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kFine : kUnusable;
  }
  const std::string command = app.get_subcommands().front()->get_name();
  if (command == "definition") return check_definition(usage.file);
  if (usage.folder) return run_in_folder(command, usage);
  return run(command, usage, complaint::assets::embedded_library(), complaint::assets::embedded_files());
}
