#include "form/submission.h"

#include "complaint/choices.h"
#include "complaint/payload.h"

namespace complaint::form {
namespace {

// Reads canonical answers; wrong ones and those left open are empty.
class Canonical {
 public:
  Canonical(const Answers& answers, const ValidationContext& context) : answers_(answers), context_(context) {}

  [[nodiscard]] std::string of(Question question) const { return judge(question, answers_, context_).value; }

  [[nodiscard]] std::optional<std::string> if_given(Question question) const {
    std::string value = of(question);
    if (value.empty()) return std::nullopt;
    return value;
  }

  [[nodiscard]] bool asks(Question question) const { return is_asked(question, answers_, context_); }

 private:
  const Answers& answers_;
  const ValidationContext& context_;
};

std::optional<CaseReference> case_of(const Canonical& canonical, const fields::Rules& rules) {
  if (!canonical.asks(Question::case_number)) return std::nullopt;
  CaseReference reference;
  reference.case_number = canonical.if_given(Question::case_number);
  if (canonical.asks(Question::national_id))
    if (auto number = canonical.if_given(Question::national_id))
      reference.national_id = NationalId{std::string(national_id_name(rules)), std::move(*number)};
  return reference;
}

void add_consent(Complaint& complaint, const ConsentState& state) {
  const auto* consent = std::get_if<Consent>(&state);
  if (consent == nullptr) return;
  complaint.consent_accepted_at = consent->accepted_at;
  complaint.consent_text_version = consent->text.version;
  complaint.consent_text_digest = consent->text.digest;
}

// Without id and time.
Complaint record_of(const Form::State& state, const Filling& filling) {
  const ValidationContext context = state.context();
  const Answers answers(filling.given, state.prefill);
  const Canonical canonical(answers, context);
  Complaint complaint;
  complaint.profile = context.rules.profile;
  complaint.locale = state.words().language;
  complaint.kind = kind_named(canonical.of(Question::kind)).value_or(Kind::complaint);
  complaint.name = canonical.of(Question::name);
  complaint.phone = canonical.of(Question::phone);
  complaint.email = canonical.of(Question::email);
  complaint.case_reference = case_of(canonical, context.rules);
  complaint.reason = canonical.of(Question::reason);
  complaint.error = canonical.if_given(Question::error);
  complaint.date = canonical.of(Question::date);
  complaint.channel = channel_named(canonical.of(Question::channel)).value_or(Channel::letter);
  if (canonical.asks(Question::channel_description))
    complaint.channel_description = canonical.if_given(Question::channel_description);
  add_consent(complaint, filling.given.consent);
  return complaint;
}

Submission written(Complaint& complaint, std::string id, std::string created_at) {
  complaint.id = id;
  complaint.created_at = created_at;
  return {std::move(id), std::move(created_at), write_payload(complaint)};
}

}  // namespace

ConsentText consent_text(const Catalogue& words) {
  return {words.say("consent.version"), words.say("consent.digest"), words.language};
}

bool lapse_consent(GivenAnswers& answers, const Catalogue& words) {
  const auto* consent = std::get_if<Consent>(&answers.consent);
  if (consent == nullptr || consent->text == consent_text(words)) return false;
  answers.consent = LapsedConsent{};
  return true;
}

Submission compose(const Form::State& state, const Filling& filling, const Moment& moment) {
  Complaint complaint = record_of(state, filling);
  if (const auto& last = filling.last_submission) {
    Submission again = written(complaint, last->id, last->created_at);
    if (again.payload == last->payload) return again;
  }
  return written(complaint, moment.id, moment.now);
}

}  // namespace complaint::form
