// complaint-check: the checks of the form as a command. Lines in on standard input, one line of JSON out for each.
//
//   complaint-check payload [--profile P] [--today YYYY-MM-DD]
//   complaint-check field NAME [--profile P] [--today YYYY-MM-DD]
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
#include "check/line_reader.h"
#include "fields/calendar.h"
#include "fields/registry.h"

namespace {

using complaint::check::Answer;
using complaint::fields::Day;

enum Exit { kFine = 0, kRefused = 1, kUnusable = 2 };

struct Usage {
  bool field = false;
  std::string name;                    // of the field
  std::optional<std::string> profile;  // else all profiles of payloads; for a field the first one's rules
  std::optional<std::string> today;    // else this machine's date
};

Exit unusable(const std::string& why) {
  std::fprintf(stderr, "complaint-check: %s\n", why.c_str());
  return kUnusable;
}

std::string profile_names() {
  std::string all;
  for (const auto& profile : complaint::assets::embedded_library().profiles)
    all.append(all.empty() ? "" : ", ").append(profile.rules.profile);
  return all;
}

std::string field_names() {
  std::string all;
  for (const auto& validator : complaint::fields::validators()) all.append(all.empty() ? "" : ", ").append(validator.name);
  return all;
}

void add_options(CLI::App& command, Usage& usage) {
  command.add_option("--profile", usage.profile, "the country: " + profile_names());
  command.add_option("--today", usage.today, "YYYY-MM-DD; later days are in the future");
}

Day date_of_machine() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::optional<Day> read_today(const Usage& usage) {
  return usage.today ? complaint::fields::read_iso_day(*usage.today) : date_of_machine();
}

// Of the profile asked for, or of all there are; nothing when there is no such one.
std::optional<complaint::payload::Accepted> read_accepted(const Usage& usage) {
  const auto& library = complaint::assets::embedded_library();
  if (!usage.profile) return library.accepted();
  return library.accepted(std::span(&*usage.profile, 1));
}

Exit answer_lines(const Usage& usage, const complaint::payload::Accepted& accepted, const Day& today) {
  complaint::check::LineReader lines(STDIN_FILENO, [] { std::fflush(stdout); });
  bool all_fine = true;
  for (std::string_view line; lines.next(line);) {
    Answer answer = usage.field ? complaint::check::answer_field(line, *complaint::fields::validator_named(usage.name),
                                                                 accepted.profiles.front()->rules, today)
                                : complaint::check::answer_payload(line, accepted, today);
    answer.json += '\n';
    all_fine = all_fine && answer.ok;
    if (std::fwrite(answer.json.data(), 1, answer.json.size(), stdout) != answer.json.size()) return unusable("cannot write");
  }
  if (std::fflush(stdout) != 0) return unusable("cannot write");
  if (lines.failed()) return unusable("cannot read standard input");
  return all_fine ? kFine : kRefused;
}

Exit run(const Usage& usage) {
  if (usage.field && complaint::fields::validator_named(usage.name) == nullptr)
    return unusable("no field has this name; there are " + field_names());
  const auto today = read_today(usage);
  if (!today) return unusable("--today is not a day written YYYY-MM-DD");
  const auto accepted = read_accepted(usage);
  if (!accepted) return unusable("--profile is none of " + profile_names());
  return answer_lines(usage, *accepted, *today);
}

}  // namespace

int main(int argc, char** argv) {
  Usage usage;
  CLI::App app("Checks complaints and their fields: a line of JSON in, a line of JSON out.", "complaint-check");
  app.require_subcommand(1);
  CLI::App* payload = app.add_subcommand("payload", "a whole complaint (payload v2) a line");
  CLI::App* field = app.add_subcommand("field", "what was typed into one field, a JSON string a line");
  field->add_option("name", usage.name, field_names())->required();
  add_options(*payload, usage);
  add_options(*field, usage);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kFine : kUnusable;
  }
  usage.field = field->parsed();
  return run(usage);
}
