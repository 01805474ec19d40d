// The page description: what the person should see now, as plain data. Both painters show this same list; neither holds
// state of its own. Texts are in the person's language, UTF-8; they are text, never markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace complaint::form {

// What a node is. In brackets: the HTML element of the mirror.
enum class Role {
  heading,      // the page's own heading, one a page (h1)
  subheading,   // of what follows; children: button (h2)
  steps,        // "Stap 2 van 6", with `value` = "2" and `limit` = 6 for the bar (p)
  text,         // a paragraph (p)
  list,         // children: list_item (ul)
  list_item,    // (li)
  textbox,      // one line (input)
  textarea,     // many lines, grows with its text (textarea)
  radio_group,  // children: radio (fieldset + legend)
  radio,        // (input type=radio)
  checkbox,     // (input type=checkbox)
  date,         // children: textbox, checkbox (fieldset + legend)
  group,        // children: any (fieldset + legend)
  button,       // (button)
  link,         // `target` is an address, or "#" and the id of a node on this page (a)
  summary,      // the problems of the page, children: link (div role=group, focusable)
  answers,      // children: answer (dl)
  answer,       // a row of the review: label, value, problem (div in dl, dt, dd)
  status,       // how the sending goes, announced when its words change (p role=status)
};

enum class Emphasis {
  normal,
  lead,    // text: as large as a heading
  strong,  // text: semibold. button: primary
  quiet,   // text: secondary colour. button: looks like a link
  notice,  // text: in a tinted box with a bar at its side
  danger,  // button: deletes something. status: something went wrong
};

enum class Keyboard { text, tel, email, numeric };

struct Node {
  std::string id;  // unique on the page and stable: "contact.name", "contact.name.suggestion"
  Role role = Role::text;
  std::string parent;    // id of the node this one stands in; empty: in the page itself. Parents come before children
  std::string label;     // words of a heading, text, link, button; visible label or legend of a field
  std::string spoken;    // accessible name where it says more than the label ("Wijzigen: naam"); else empty
  std::string hint;      // words between label and control
  std::string problem;   // words; empty: nothing wrong
  std::string value;     // what was typed, as typed; an answer's words
  std::string count;     // "U kunt nog 3.970 tekens typen", under a textarea
  bool over = false;     // textarea: the count says too many
  bool checked = false;  // radio, checkbox
  bool required = false;
  bool invalid = false;  // has a problem, of its own or (a part of a date) of its group
  Emphasis emphasis = Emphasis::normal;
  Keyboard keyboard = Keyboard::text;
  std::string autocomplete;  // the HTML token: "name", "tel", "email"; empty: "off"
  int lines = 1;             // textarea: shown at least
  int limit = 0;             // textarea: most code points; steps: number of steps
  int columns = 0;           // expected length in characters, sizes the control; 0: the whole column
  std::string target;        // link
  std::string language;      // of the label, BCP 47, where it is not the page's; else empty
  bool paper = false;        // on paper and in the copy only, not on the screen

  friend bool operator==(const Node&, const Node&) = default;
};

struct Page {
  std::string name;      // as in the definition, or "review" or "done"; also in the host's events and in browser history
  std::string title;     // for the document: "Fout: Uw gegevens - stap 2 van 6"
  std::string language;  // BCP 47: "nl"
  std::vector<Node> nodes;

  friend bool operator==(const Page&, const Page&) = default;
};

}  // namespace complaint::form
