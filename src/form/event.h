// All that can happen to the form, as plain data: what a person does, what the host says, what came of sending.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "definition/catalogue.h"
#include "fields/rules.h"
#include "form/prefill.h"

namespace complaint::form {

using definition::Catalogue;

// Clock and chance, brought in from outside with every event: `update` has neither.
struct Moment {
  std::string now;    // RFC 3339, UTC, whole seconds: "2026-11-22T12:00:00Z"
  fields::Day today;  // where the person is
  std::string id;     // a fresh UUID, lower case; used when this event makes a new complaint
};

namespace event {

struct Typed {  // the text of a field changed, by whatever means; the whole new text, as typed
  std::string node;
  std::string text;
};
struct Left {  // a field of this page lost focus
  std::string node;
};
struct Chosen {  // a radio button or checkbox; a radio node's id is enough, `checked` is for a checkbox
  std::string node;
  bool checked = true;
};
struct Pressed {  // a button, or a link to a node of this page
  std::string node;
};
struct Visited {     // browser history: Back or Forward to a page of the form
  std::string page;  // its name
};
struct Relabelled {  // the host changed the language: same answers, other words
  Catalogue catalogue;
};
struct Prefilled {  // what the host knows, whole; what the person typed counts for more
  Prefill known;
};
struct DraftFound {  // this device offers answers kept earlier (none: no longer); the form asks whether to go on with them
  // Names and texts as in effect::KeepDraft; those of a complaint that was not taken hold its national number too.
  std::vector<std::pair<std::string, std::string>> answers;
};
struct Restored {  // this tab holds answers, as in effect::KeepInTab: it was reloaded, or the browser had dropped it
  std::string page;
  std::vector<std::pair<std::string, std::string>> answers;
};
struct DeviceHolds {  // what clearing this device would take from it; told again when it changes
  bool draft = false;
  int complaints = 0;  // not received yet
};
struct Cleared {};  // reset(): everything anew

// What came of the sending, by the HTTP contract. Reports about another complaint than the one submitted are ignored.
struct Sending {  // an attempt is under way; changes nothing that the person sees
  std::string id;
};
struct Waiting {  // kept in the outbox; another attempt follows
  std::string id;
  std::string tried_at;  // RFC 3339 with the person's own UTC offset, shown as "13:00": "2026-11-22T13:00:00+01:00"
  bool kept = true;      // on the device; false: in this page's memory only
};
struct Sent {
  std::string id;
  std::string reference;
  std::string received_at;  // RFC 3339 with the person's own UTC offset; empty: not known
};
struct Refused {  // 422 with problems
  std::string id;
  std::vector<std::pair<std::string, std::string>> problems;  // pointer, code
};
struct Rejected {  // another 4xx, or the host cancelled: nothing was stored, nothing is lost
  std::string id;
};
struct SessionEnded {  // 401, 403
  std::string id;
};

}  // namespace event

using Event = std::variant<event::Typed, event::Left, event::Chosen, event::Pressed, event::Visited, event::Relabelled,
                           event::Prefilled, event::DraftFound, event::Restored, event::DeviceHolds, event::Cleared,
                           event::Sending, event::Waiting, event::Sent, event::Refused, event::Rejected, event::SessionEnded>;

}  // namespace complaint::form
