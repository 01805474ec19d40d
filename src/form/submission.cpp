#include "form/submission.h"

#include "payload/payload.h"

namespace complaint::form {
namespace {

using definition::Agreement;

payload::AgreementRecord agreement_of(const Form::State& state, const Filling& filling) {
  payload::AgreementRecord record;
  const auto* consent = std::get_if<Consent>(&filling.given.consent);
  const Agreement agreement = state.context().agreement();
  record.is_consent = agreement == Agreement::consent;
  if (agreement == Agreement::none || consent == nullptr) return record;
  record.at = consent->accepted_at;
  record.version = consent->text.version;
  record.digest = consent->text.digest;
  record.language = consent->text.language;
  return record;
}

// Without id and time. Wrong answers and those left open are empty.
payload::Record record_of(const Form::State& state, const Filling& filling) {
  const ValidationContext context = state.context();
  const Answers answers = state.answers(filling.given);
  payload::Record record;
  record.profile = context.profile.rules.profile;
  record.locale = state.words().language;
  if (const fields::Validator* scheme = context.scheme()) record.scheme = scheme->name;
  for (std::size_t question = 0; question < context.model.consent(); ++question)
    record.answers.push_back(is_asked(question, answers, context) ? judge(question, answers, context).value : std::string());
  record.agreement = agreement_of(state, filling);
  return record;
}

Submission written(const FormModel& model, payload::Record& record, std::string id, std::string created_at) {
  record.id = id;
  record.created_at = created_at;
  return {std::move(id), std::move(created_at), payload::write_payload(model.table(), record)};
}

}  // namespace

AgreementText agreement_text(const Catalogue& words) {
  return {words.say("personal_data.clause"), words.say("consent.version"), words.say("consent.digest"), words.language};
}

bool lapse_consent(GivenAnswers& answers, const Catalogue& words) {
  const auto* consent = std::get_if<Consent>(&answers.consent);
  if (consent == nullptr || consent->text == agreement_text(words)) return false;
  answers.consent = LapsedConsent{};
  return true;
}

Submission compose(const Form::State& state, const Filling& filling, const Moment& moment) {
  payload::Record record = record_of(state, filling);
  if (const auto& last = filling.last_submission) {
    Submission again = written(state.model(), record, last->id, last->created_at);
    if (again.payload == last->payload) return again;
  }
  return written(state.model(), record, moment.id, moment.now);
}

}  // namespace complaint::form
