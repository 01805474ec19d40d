// What holds of every form, whatever its definition asks: pages are well formed, and what is sent is right. A random walk, without a
// model of the answers.
#include <doctest/doctest.h>

#include <random>

#include "form/well_formed.h"
#include "support/receiver.h"
#include "support/session.h"

using namespace complaint;
using namespace complaint::form;
using complaint::test::Session;

namespace {

constexpr const char* kTexts[] = {"",
                                  "Noor van Dijk",
                                  "06 12345678",
                                  "an@voorbeeld.nl",
                                  "AB-12345",
                                  "111222333",
                                  "1",
                                  "10",
                                  "2026",
                                  "31",
                                  "Mijn adres klopt niet meer",
                                  "\x01",
                                  "0900 1234",
                                  "an@",
                                  "85073003328"};

class Walk {
 public:
  Walk(Session& session, unsigned seed) : session_(session), random_(seed) {}

  // What is sent by the step; empty: nothing is.
  std::string step() {
    const Page page = session_.page();
    const Node& node = page.nodes[random_() % page.nodes.size()];
    std::vector<Effect> effects;
    if (random_() % 6 == 0) effects = session_.press("next");
    else if (node.role == Role::textbox || node.role == Role::textarea) effects = session_.type(node.id, text_for(node));
    else if (node.role == Role::radio || node.role == Role::checkbox) effects = session_.choose(node.id, random_() % 4 != 0);
    else if (node.role == Role::button) effects = session_.press(node.id);
    else if (random_() % 20 == 0) effects = session_.happen(event::Visited{page.name});
    const auto* send = test::find<effect::Send>(effects);
    if (send == nullptr) return {};
    const std::string payload = send->payload;
    const bool is_taken = random_() % 2 == 0;
    if (is_taken) session_.happen(event::Sent{send->id, "AG-1", ""});
    else session_.happen(event::Refused{send->id, {{"/contact/email", "bad_shape"}}});
    return payload;
  }

 private:
  // Right, most of the time.
  std::string text_for(const Node& node) {
    if (random_() % 8 == 0) return kTexts[random_() % std::size(kTexts)];
    if (node.keyboard == Keyboard::tel) return "+31612345678";
    if (node.keyboard == Keyboard::email) return "an@voorbeeld.nl";
    if (node.id == "case.national_id") return {};
    if (node.id.ends_with(".year")) return "2026";
    if (node.id.ends_with(".day") || node.id.ends_with(".month")) return "10";
    return node.id == "case.number" ? "AB-12345" : "Noor van Dijk";
  }

  Session& session_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("any form: 40 random walks of 1,500 steps through each form and profile keep pages well formed and payloads right") {
  for (const std::string form : {"complaint", "personal-data"})
    for (const std::string profile : {"nl", "be"}) {
      int sent = 0;
      for (unsigned seed = 1; seed <= 10; ++seed) {
        Session session(test::settings_of(form, profile));
        Walk walk(session, seed);
        for (int step = 0; step < 1500; ++step) {
          const std::string payload = walk.step();
          const std::string broken = test::not_well_formed(session.page());
          REQUIRE_MESSAGE(broken.empty(), form << " " << profile << " seed " << seed << " step " << step << ": " << broken);
          if (payload.empty()) continue;
          ++sent;
          REQUIRE_MESSAGE(test::Receiver{}.check(payload).empty(), payload);
        }
      }
      MESSAGE(form << ", " << profile << ": " << sent << " payloads sent");
      CHECK(sent > 0);
    }
}
