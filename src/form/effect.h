// What the form asks of the world around it, as plain data; the web carries it out and answers with events.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "form/page.h"

namespace complaint::form {

namespace effect {

struct Focus {  // give this node the focus: a heading or summary on a new page, a field from the summary
  std::string node;
};
struct Announce {  // say it to a screen reader, politely
  std::string text;
};
struct ShowPage {  // another page now shows: a step of browser history
  PageName page = PageName::start;
  bool replace = false;  // it takes the present step's place (done after review; start after reset)
};
struct Send {  // post this payload, exactly these bytes, under this idempotency key
  std::string id;
  std::string payload;
};
struct KeepDraft {  // store these answers on the device (never holds the national number)
  std::vector<std::pair<std::string, std::string>> answers;
};
struct ForgetDraft {};
struct ForgetAll {};  // draft and outbox on this device, after the person confirmed it
struct SaveCopy {     // let the person save the payload that was sent
  std::string file_name;
  std::string payload;
};
struct Flush {};  // try to send what waits, now
struct Print {};
struct SetPainter {  // the person's choice: native page or canvas
  bool native = true;
};

}  // namespace effect

using Effect =
    std::variant<effect::Focus, effect::Announce, effect::ShowPage, effect::Send, effect::KeepDraft, effect::ForgetDraft,
                 effect::ForgetAll, effect::SaveCopy, effect::Flush, effect::Print, effect::SetPainter>;

}  // namespace complaint::form
