// Random walks through a form that a definition on standard input describes, each watched by tests/form/witness.h:
//
//   complaint-walk PROFILE WALKS STEPS < DEFINITION      exits 0, or prints what is broken and exits 1; 2: no definition
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "definition/read_form.h"
#include "form/walk.h"
#include "support/session.h"

int main(int count, char** arguments) {
  using namespace complaint;
  if (count != 4) return 2;
  auto reading = definition::read_form(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  if (!reading.ok()) return 2;
  form::Settings settings = test::settings(arguments[1]);
  settings.model = std::make_shared<const form::FormModel>(std::move(reading.form));
  const int walks = std::atoi(arguments[2]);
  for (int seed = 1; seed <= walks; ++seed) {
    test::SeededChoices choices(static_cast<std::uint64_t>(seed));
    settings.ask_national_id = seed % 3 != 0;
    const test::Report report = test::walk(choices, settings, std::atoi(arguments[3]));
    if (report.broken.empty()) continue;
    std::printf("seed %d, step %d: %s\n", seed, report.steps, report.broken.c_str());
    return 1;
  }
  return 0;
}
