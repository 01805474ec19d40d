// What the form asks of the world around it, as plain data. The web carries effects out in order and answers with events.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "form/page.h"

namespace complaint::form {

namespace effect {

struct Focus {  // give this node of the present page the focus: its heading or summary, or a field
  std::string node;
};
struct Announce {  // say it to a screen reader, politely
  std::string text;
};
struct ShowPage {        // another page now shows: a step of browser history
  std::string page;      // its name
  bool replace = false;  // it takes the present step's place (done after review; start after reset)
};
struct EndHistory {};  // the complaint was received: the form's steps of history become one, so that Back leaves the form
struct Send {          // post this payload, exactly these bytes, under this idempotency key
  std::string id;
  std::string payload;
};
struct PayloadRefused {  // the check before sending found what no answer can mend; pointer and code of each problem
  std::vector<std::pair<std::string, std::string>> problems;
};
struct KeepDraft {  // store these answers on the device (never holds the national number)
  std::vector<std::pair<std::string, std::string>> answers;
};
struct KeepInTab {  // store these answers for as long as the tab is there (never the national number)
  std::string page;
  std::vector<std::pair<std::string, std::string>> answers;
};
struct ForgetDraft {};   // this form's own
struct AdoptDraft {};    // the draft that the device offered is this form's now
struct DiscardDraft {};  // the draft that the device offered is not wanted
struct ForgetAll {};     // drafts and outbox on this device, after the person confirmed it
struct ForgetAnswers {
};                 // the complaint was received or given up: nothing of it is kept outside the form, which may still show it
struct SaveCopy {  // let the person save this document
  std::string file_name;
  std::string html;
};
struct Flush {};  // try to send what waits, now
struct Print {};
struct SetLanguage {     // the person's choice
  std::string language;  // BCP 47
};
struct SetPainter {  // the person's choice: native page or canvas
  bool native = true;
};

}  // namespace effect

using Effect = std::variant<effect::Focus, effect::Announce, effect::ShowPage, effect::EndHistory, effect::Send,
                            effect::PayloadRefused, effect::KeepDraft, effect::KeepInTab, effect::ForgetDraft, effect::AdoptDraft,
                            effect::DiscardDraft, effect::ForgetAll, effect::ForgetAnswers, effect::SaveCopy, effect::Flush,
                            effect::Print, effect::SetLanguage, effect::SetPainter>;

[[nodiscard]] inline bool forgets_answers(const std::vector<Effect>& effects) {
  return std::any_of(effects.begin(), effects.end(),
                     [](const Effect& effect) { return std::holds_alternative<effect::ForgetAnswers>(effect); });
}

}  // namespace complaint::form
