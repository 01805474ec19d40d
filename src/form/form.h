// The form: a pure value. The same settings and the same events always give the same pages and effects; there is no clock,
// no chance and no I/O in here, so a whole filling-in can be replayed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "definition/catalogue.h"
#include "definition/profile.h"
#include "form/effect.h"
#include "form/event.h"
#include "form/form_model.h"
#include "form/page.h"

namespace complaint::form {

using definition::Catalogue;
using definition::Contact;
using definition::Profile;

enum class Drafts { ask, on, off };

struct Settings {
  SharedModel model;  // never null
  Profile profile;
  Catalogue catalogue;
  Drafts drafts = Drafts::ask;
  bool ask_national_id = true;
  bool offers_languages = true;  // the profile's, at the top of the first page
  bool native_painter = false;   // which way the "simple view" switch points
};

class Form {
 public:
  explicit Form(Settings settings);
  ~Form();
  Form(Form&&) noexcept;
  Form& operator=(Form&&) noexcept;

  // Events that do not apply to the current state are ignored.
  std::vector<Effect> update(const Event& event, const Moment& moment);

  [[nodiscard]] Page describe() const;

  struct State;  // src/form/state.h

 private:
  // Short strings lie within the state, and their bytes outlive them there. Nothing is left of them in another block.
  void move_to_fresh_memory();

  std::unique_ptr<State> state_;
};

}  // namespace complaint::form
