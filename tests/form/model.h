// What a form must hold and say, told again from its definition and from what happens to it: an oracle that shares no code with
// src/form and src/payload. It judges answers with the validators of src/fields.
#pragma once

#include <map>
#include <optional>
#include <set>
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
  explicit Model(form::Settings settings);

  // Takes note of an event that came while `before` showed, and of what followed: effects, and the page `after`.
  void note(const form::Event& event, const form::Moment& moment, const form::Page& before, const form::Page& after,
            const std::vector<form::Effect>& effects);

  [[nodiscard]] Standing standing() const { return standing_; }
  [[nodiscard]] int begun() const { return begun_; }                         // how often the form was started anew
  [[nodiscard]] const std::string& reference() const { return reference_; }  // of the complaint received
  [[nodiscard]] const form::Catalogue& words() const { return settings_.catalogue; }

  // The text of a field, or the choice of a group; "yes" of a ticked box. Empty: none.
  [[nodiscard]] std::string answer(const std::string& node) const;
  [[nodiscard]] std::vector<ReviewRow> review() const;

  // Consent as it was given; nothing when it was not, or to another text than the one that shows. Of a notice, its first showing.
  struct Consent {
    std::string clause, version, digest, given_at;
  };
  [[nodiscard]] const std::optional<Consent>& consent() const { return consent_; }
  [[nodiscard]] definition::Agreement agreement() const;

  // True if that page asks the question whose member of the payload is at `pointer`.
  [[nodiscard]] bool asks(std::string_view pointer) const;
  // Empty: it is no question's.
  [[nodiscard]] std::string_view page_of(std::string_view pointer) const;
  [[nodiscard]] std::string_view page_of_question(std::string_view name) const;

  [[nodiscard]] const definition::Form& definition() const { return settings_.model->form(); }
  [[nodiscard]] const definition::Profile& profile() const { return settings_.profile; }
  [[nodiscard]] const fields::Rules& rules() const { return settings_.profile.rules; }
  [[nodiscard]] fields::Day today() const { return today_; }

 private:
  void note_answer(const form::Event& event, const form::Moment& moment, const form::Page& before);
  void note_spread(const form::Event& event, const form::Page& before);
  void note_press(const std::string& node, const form::Page& before);
  void note_report(const form::Event& event, const std::vector<form::Effect>& effects);
  void take_over(const std::vector<std::pair<std::string, std::string>>& answers);
  void spread_dates(std::string_view page);
  void start_anew();
  void lapse_consent();
  void note_consent(const form::Moment& moment);

  [[nodiscard]] const definition::Question* question_at(std::string_view pointer) const;
  [[nodiscard]] const definition::Question* question_of_text(std::string_view node) const;
  [[nodiscard]] bool may_stand_in_draft(const std::string& node, const std::string& text) const;
  [[nodiscard]] const definition::Question* question_with(const std::string& node) const;  // nullptr: there is none
  [[nodiscard]] bool is_withheld(const definition::Question& question) const;
  [[nodiscard]] std::string known_by_host(const std::string& node) const;

  [[nodiscard]] bool holds(const definition::Condition& condition) const;
  [[nodiscard]] bool all_hold(const definition::Conditions& conditions) const;
  [[nodiscard]] bool is_asked(const definition::Question& question) const;
  [[nodiscard]] const fields::Validator* scheme() const;
  [[nodiscard]] const fields::Validator* validator_of(const definition::Question& question) const;
  [[nodiscard]] fields::Outcome outcome(const definition::Question& question) const;  // as if an answer were required
  [[nodiscard]] bool is_open(const definition::Question& question) const;             // nothing is answered
  [[nodiscard]] bool may_be_open(const definition::Question& question) const;
  [[nodiscard]] ReviewRow row(const definition::Question& question) const;

  form::Settings settings_;
  fields::Day today_;
  Standing standing_ = Standing::filling;
  std::map<std::string, std::string, std::less<>> host_knows_;  // by the name of a "prefill"
  std::map<std::string, std::string> given_;                    // by the person; an emptied field too
  std::set<std::string> withheld_;                              // nodes that a draft says were answered, and does not hold
  std::optional<Consent> consent_;
  std::vector<std::pair<std::string, std::string>> draft_;
  std::string submitted_;  // id
  std::string reference_;
  int begun_ = 0;
};

// The node with that id; nullptr when the page has none.
[[nodiscard]] const form::Node* node_on(const form::Page& page, std::string_view id);

}  // namespace complaint::test
