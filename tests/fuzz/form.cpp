// Random events into the form: every page is well formed, and no answer is ever lost by going back or changing language or
// kind. What was typed last into a field is what the page shows, until the person (or a receipt) clears it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>
#include <map>
#include <string>

#include "fuzz/well_formed.h"
#include "support/session.h"

namespace {

using namespace complaint::form;
using complaint::test::Session;

const char* const kChoices[] = {
    "kind.objection",         "kind.complaint",       "case.concerns.yes", "case.concerns.no", "incident.channel.letter",
    "incident.channel.other", "incident.unknown_day", "consent",           "keep_draft"};
const char* const kButtons[] = {"next",
                                "back",
                                "send",
                                "copy",
                                "print",
                                "retry",
                                "clear",
                                "clear.no",
                                "painter",
                                "change.contact.name",
                                "change.incident.date",
                                "change.statement.error",
                                "mend.name",
                                "mend.date"};
const char* const kClearing[] = {"clear.yes", "anew", "draft.continue", "draft.drop", "contact.email.use_suggestion"};
const char* const kTexts[] = {"contact.name",
                              "contact.phone",
                              "contact.email",
                              "case.number",
                              "case.national_id",
                              "statement.reason",
                              "statement.error",
                              "incident.day",
                              "incident.month",
                              "incident.year",
                              "incident.channel_description"};
// So that random walks get past the pages' checks.
const char* const kGoodTexts[] = {
    "Jan", "0612345678", "jan@voorbeeld.nl", "1234", "111222333", "Omdat ik al betaald heb.", "Fout.", "1",
    "10",  "2026",       "Aan de deur"};

template <std::size_t N>
std::string pick(FuzzedDataProvider& data, const char* const (&from)[N]) {
  return from[data.ConsumeIntegralInRange<std::size_t>(0, N - 1)];
}

class Walk {
 public:
  explicit Walk(FuzzedDataProvider& data) : data_(data) {}

  void step() {
    switch (data_.ConsumeIntegralInRange(0, 11)) {
      case 0: return type(pick(data_, kTexts), data_.ConsumeRandomLengthString(40));
      case 1: return type_well();
      case 2: return happen(event::Left{pick(data_, kTexts)});
      case 3: return happen(event::Chosen{pick(data_, kChoices), data_.ConsumeBool()});
      case 4:
      case 5: return happen(event::Pressed{pick(data_, kButtons)});
      case 6: return happen(event::Visited{static_cast<PageName>(data_.ConsumeIntegralInRange(0, 6))});
      case 7: return happen(event::Relabelled{complaint::test::catalogue(data_.ConsumeBool() ? "nl" : "en")});
      case 8: return report();
      case 9: return fill_page();
      case 10: return clearing();
      default: return happen(event::Pressed{data_.ConsumeRandomLengthString(20)});
    }
  }

 private:
  void type(const std::string& node, const std::string& text) {
    const bool open = session_.shows(node);
    happen(event::Typed{node, text});
    if (open && session_.node(node).value == text) typed_[node] = text;
    else if (open) std::abort();
    else typed_.erase(node);
  }

  void type_well() {
    const auto i = data_.ConsumeIntegralInRange<std::size_t>(0, std::size(kTexts) - 1);
    type(kTexts[i], kGoodTexts[i]);
  }

  // Answers everything on the page well and goes on.
  void fill_page() {
    for (const char* choice : {"kind.complaint", "case.concerns.yes", "incident.channel.other", "consent"})
      if (session_.shows(choice)) happen(event::Chosen{choice, true});
    for (std::size_t i = 0; i < std::size(kTexts); ++i)
      if (session_.shows(kTexts[i])) type(kTexts[i], kGoodTexts[i]);
    happen(event::Pressed{session_.shows("send") ? "send" : "next"});
  }

  void report() {
    const std::string id = data_.ConsumeBool() ? session_.moment.id : "another";
    switch (data_.ConsumeIntegralInRange(0, 5)) {
      case 0: return happen(event::Sending{id});
      case 1: return happen(event::Waiting{id, data_.ConsumeRandomLengthString(25)});
      case 2: return forgetting(event::Sent{id, "AG-1", ""});
      case 3:
        return happen(event::Refused{id, {{data_.ConsumeRandomLengthString(20), "bad_shape"}, {"/contact/email", "bad_shape"}}});
      case 4: return happen(event::Rejected{id});
      default: return happen(event::SessionEnded{id});
    }
  }

  void clearing() {
    switch (data_.ConsumeIntegralInRange(0, 4)) {
      case 0: return forgetting(event::Cleared{});
      case 1: return forgetting(event::Prefilled{data_.ConsumeRandomLengthString(12)});
      case 2: return forgetting(event::DraftFound{{{pick(data_, kTexts), data_.ConsumeRandomLengthString(12)}}});
      case 3: return happen(event::DeviceHolds{data_.ConsumeBool(), data_.ConsumeIntegralInRange(0, 3)});
      default: return forgetting(event::Pressed{pick(data_, kClearing)});
    }
  }

  void forgetting(const Event& event) {
    typed_.clear();
    happen(event);
  }

  void happen(const Event& event) {
    session_.happen(event);
    const Page page = session_.page();
    complaint::test::require_well_formed(page);
    for (const Node& node : page.nodes) {
      const auto typed = typed_.find(node.id);
      const bool just_typed = std::holds_alternative<event::Typed>(event) && std::get<event::Typed>(event).node == node.id;
      if (typed != typed_.end() && !just_typed && typed->second != node.value) std::abort();
    }
  }

  FuzzedDataProvider& data_;
  Session session_;
  std::map<std::string, std::string> typed_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  Walk walk(data);
  for (int i = 0; i < 200 && data.remaining_bytes() > 0; ++i) walk.step();
  return 0;
}
