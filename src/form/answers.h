// What the person has answered so far, exactly as typed or chosen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "form/form_model.h"
#include "form/prefill.h"

namespace complaint::form {

// The clause that a person agrees to or is shown, as the catalogue names it.
struct AgreementText {
  std::string clause;    // the words themselves
  std::string version;   // "nl-1"
  std::string digest;    // RFC 9530: "sha-256=:...:"
  std::string language;  // BCP 47

  friend bool operator==(const AgreementText&, const AgreementText&) = default;
};

struct NoConsent {
  friend bool operator==(const NoConsent&, const NoConsent&) = default;
};
struct Consent {  // the box was ticked under this text or, where it is a notice, the text was shown
  AgreementText text;
  std::string accepted_at;  // RFC 3339, UTC

  friend bool operator==(const Consent&, const Consent&) = default;
};
struct LapsedConsent {  // it was ticked under a text that is not shown any more
  friend bool operator==(const LapsedConsent&, const LapsedConsent&) = default;
};
using ConsentState = std::variant<NoConsent, Consent, LapsedConsent>;

// Name and text of every answer, as in effect::KeepDraft.
using Draft = std::vector<std::pair<std::string, std::string>>;

// The person's own answers. Choices are kept by the option's name, a ticked box as "yes". A field that was emptied is answered: with
// nothing.
class GivenAnswers {
 public:
  [[nodiscard]] const std::optional<std::string>& of(std::size_t field) const;
  void set(std::size_t field, std::string text) { at(field) = {std::move(text), false}; }

  // It was answered before the form was loaded anew, and that answer may not be kept. Until it is set again.
  [[nodiscard]] bool withheld(std::size_t field) const { return field < fields_.size() && fields_[field].withheld; }
  void withhold(std::size_t field) { at(field).withheld = true; }

  ConsentState consent;

  friend bool operator==(const GivenAnswers&, const GivenAnswers&) = default;

 private:
  struct Given {
    std::optional<std::string> text;
    bool withheld = false;

    friend bool operator==(const Given&, const Given&) = default;
  };
  [[nodiscard]] Given& at(std::size_t field);

  std::vector<Given> fields_;  // up to the last that is answered; the consent's is not among them
};

// The answers as they stand in the form: the person's, or else the host's. A view: all must outlive it.
class Answers {
 public:
  Answers(const FormModel& model, const GivenAnswers& given, const Prefill& prefill)
      : model_(model), given_(given), prefill_(prefill) {}

  [[nodiscard]] const FormModel& model() const { return model_; }
  [[nodiscard]] std::string_view of(std::size_t field) const;  // empty: no answer
  [[nodiscard]] std::string_view of_question(std::size_t question, Part part = Part::whole) const {
    return of(model_.field_of(question, part));
  }
  [[nodiscard]] bool ticked(std::size_t field) const { return of(field) == "yes"; }
  [[nodiscard]] const ConsentState& consent() const { return given_.consent; }
  [[nodiscard]] bool withheld(std::size_t question) const;  // and not answered since

 private:
  [[nodiscard]] std::string_view known_by_host(const Field& field) const;

  const FormModel& model_;
  const GivenAnswers& given_;
  const Prefill& prefill_;
};

// Every answer that the person gave. Empty texts are left out, except that of a field which the host fills. Of a question that no draft
// may hold it has an empty text where there was an answer.
[[nodiscard]] Draft draft_of(const FormModel& model, const GivenAnswers& answers);

// The answers in a payload of this form, as a draft has them, but the national number among them: the person gets back what they sent.
// Takes any bytes.
[[nodiscard]] Draft answers_in(const FormModel& model, std::string_view payload);

// Takes over the draft's answers to questions that the person has not answered since: a date is one question, not four fields.
// Unknown names and options are ignored, and consent, which is given anew. A national number is taken: a draft holds none, but a
// complaint that came back does.
void merge_draft(const FormModel& model, GivenAnswers& answers, const Draft& draft);

}  // namespace complaint::form
