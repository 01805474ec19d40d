// What the form must hold and say, told again from what happens to it: an oracle that shares no code with src/form. It knows the
// questions by their nodes ("contact.name") and judges answers with the validators of src/fields.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.h"

namespace complaint::test {

enum class Standing { filling, sending, waiting, sent };

// A row of the review as it must be.
struct ReviewRow {
  std::string node;  // "contact.name"
  std::string value;
  bool wrong = false;
};

class Model {
 public:
  explicit Model(form::Settings settings) : settings_(std::move(settings)) {}

  // Takes note of an event that came while `before` showed, and of what followed.
  void note(const form::Event& event, const form::Moment& moment, const form::Page& before,
            const std::vector<form::Effect>& effects);

  [[nodiscard]] Standing standing() const { return standing_; }
  [[nodiscard]] int begun() const { return begun_; }                         // how often the form was started anew
  [[nodiscard]] const std::string& reference() const { return reference_; }  // of the complaint received
  [[nodiscard]] const form::Catalogue& words() const { return settings_.catalogue; }

  // The text of a field, or the choice of a group; "yes" of a ticked box. Empty: none.
  [[nodiscard]] std::string answer(const std::string& node) const;
  [[nodiscard]] std::vector<ReviewRow> review() const;

  // Consent as it was given; nothing when it was not, or to another text than the one that shows.
  struct Consent {
    std::string clause, version, digest, accepted_at;
  };
  [[nodiscard]] const std::optional<Consent>& consent() const { return consent_; }

  // True if that page asks the question whose member of the payload is at `pointer`.
  [[nodiscard]] bool asks(std::string_view pointer) const;
  [[nodiscard]] static std::string_view page_of(std::string_view pointer);
  [[nodiscard]] static std::string_view page_of_node(std::string_view node);  // of a question

  [[nodiscard]] const definition::Profile& profile() const { return settings_.profile; }
  [[nodiscard]] const fields::Rules& rules() const { return settings_.profile.rules; }
  [[nodiscard]] fields::Day today() const { return today_; }
  [[nodiscard]] bool asks_national_id() const;

 private:
  void note_answer(const form::Event& event, const form::Moment& moment, const form::Page& before);
  void note_press(const std::string& node, const form::Page& before);
  void note_report(const form::Event& event, const std::vector<form::Effect>& effects);
  void go_on_with_draft();
  void start_anew();
  void lapse_consent();
  [[nodiscard]] bool concerns_case() const { return answer("case.concerns") == "yes"; }

  form::Settings settings_;
  fields::Day today_;
  Standing standing_ = Standing::filling;
  std::string host_number_;
  std::map<std::string, std::string> given_;  // by the person; an emptied field too
  std::optional<Consent> consent_;
  std::vector<std::pair<std::string, std::string>> draft_;
  std::string submitted_;  // id
  std::string reference_;
  int begun_ = 0;
};

// The node with that id; nullptr when the page has none.
[[nodiscard]] const form::Node* node_on(const form::Page& page, std::string_view id);

}  // namespace complaint::test
