// The native side of `./dev bench fields`: a line "WHAT COUNT" in, nanoseconds per check out, so that its rounds can be run in
// between those of others. The values come from a file of JSON lines: {"what":"email","values":["...", ...]}.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "assets/library.h"
#include "payload/payload.h"
#include "fields/registry.h"

namespace {

using namespace complaint;
using Values = std::vector<std::string>;

struct Receiver {
  payload::Accepted accepted;
  fields::Day today;
};

std::map<std::string, Values> read_values(const char* path) {
  std::map<std::string, Values> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    for (const auto& value : object["values"]) all[object["what"].get<std::string>()].push_back(value.get<std::string>());
  }
  return all;
}

// Counts what is accepted, so that no check can be left out by the compiler.
std::size_t check_all(const std::string& what, const Values& values, const Receiver& receiver) {
  const fields::Validator* validator = fields::validator_named(what);  // nullptr: "payload"
  std::size_t fine = 0;
  for (const std::string& value : values)
    fine += validator == nullptr ? payload::check_payload(value, receiver.accepted, receiver.today).empty()
                                 : validator->validate(value, receiver.accepted.profiles.front()->rules, receiver.today).ok();
  return fine;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto values = read_values(argv[1]);
  Receiver receiver{assets::embedded_library().accepted(), {2026, 11, 22}};
  receiver.accepted.profiles = {assets::embedded_library().profile_named("nl")};
  std::string what;
  for (int rounds = 0; std::cin >> what >> rounds;) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t fine = 0;
    for (int i = 0; i < rounds; ++i) fine += check_all(what, values[what], receiver);
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    std::printf("%.1f %zu\n", taken.count() / (static_cast<double>(values[what].size()) * rounds), fine);
    std::fflush(stdout);
  }
}
