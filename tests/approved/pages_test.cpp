// Every page as a whole: each node with all its attributes, compared with a text that was read and approved.
#include <doctest/doctest.h>

#include <algorithm>

#include "approved/states.h"

using namespace complaint::form;
using namespace complaint::test;

namespace {

std::vector<std::string> lines_of(const Session& session) {
  const Page page = session.page();
  std::vector<std::string> lines = {"title \"" + page.title + "\" " + page.language};
  for (const Node& node : page.nodes) lines.push_back(text_of(node));
  return lines;
}

bool contains(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// Only what is otherwise than in `usual`.
std::string difference(const std::vector<std::string>& lines, const std::vector<std::string>& usual) {
  std::string text;
  for (const std::string& line : usual)
    if (!contains(lines, line)) text += "  - " + line + "\n";
  for (const std::string& line : lines)
    if (!contains(usual, line)) text += "  + " + line + "\n";
  return text;
}

}  // namespace

TEST_CASE("pages: each state is described as approved, in both countries, with and without the national number") {
  const std::vector<NamedState> usual = named_states(settings("nl"));
  REQUIRE(usual.size() == 24);
  std::string text;
  for (const auto& [name, session] : usual) {
    text += "== " + name + " (" + session.page().name + ")\n";
    for (const std::string& line : lines_of(session)) text += line + "\n";
  }
  for (const auto& [profile, ask] : {std::pair{"nl", false}, {"be", true}, {"be", false}}) {
    Settings other = settings(profile);
    other.ask_national_id = ask;
    const std::vector<NamedState> states = named_states(other);
    for (std::size_t i = 0; i < states.size(); ++i)
      text += "== " + states[i].name + ", " + profile + (ask ? "\n" : " without national number\n") +
              difference(lines_of(states[i].session), lines_of(usual[i].session));
  }
  Settings reachable = settings("nl");
  reachable.profile.contact.phone = "085 000 00 00";
  reachable.drafts = Drafts::off;
  reachable.native_painter = true;
  text += "== start, with a telephone number, without drafts, in the native painter\n" +
          difference(lines_of(named_state(0, reachable).session), lines_of(usual[0].session));
  check_approved("pages.txt", text);
}
