#include "form/dispatch.h"

#include "complaint/payload.h"

namespace complaint::form {
namespace {

std::string canonical(const Form::State& state, Question question) {
  return judge(question, state.answers, state.around()).value;
}

std::optional<std::string> canonical_if_given(const Form::State& state, Question question) {
  std::string value = canonical(state, question);
  if (value.empty()) return std::nullopt;
  return value;
}

Channel channel_named(std::string_view name) {
  if (name == "phone") return Channel::phone;
  if (name == "email") return Channel::email;
  if (name == "other") return Channel::other;
  return Channel::letter;
}

std::optional<CaseReference> case_of(const Form::State& state) {
  if (!state.answers.concerns_case()) return std::nullopt;
  CaseReference reference;
  reference.case_number = canonical_if_given(state, Question::case_number);
  if (asks_national_id(state.around()))
    if (auto number = canonical_if_given(state, Question::national_id))
      reference.national_id = NationalId{state.settings.profile.rules.national_id, std::move(*number)};
  return reference;
}

Complaint answers_as_record(const Form::State& state) {
  Complaint complaint;
  complaint.profile = state.settings.profile.rules.profile;
  complaint.locale = state.words().language;
  complaint.kind = state.answers.is(Field::kind, "complaint") ? Kind::complaint : Kind::objection;
  complaint.name = canonical(state, Question::name);
  complaint.phone = canonical(state, Question::phone);
  complaint.email = canonical(state, Question::email);
  complaint.case_reference = case_of(state);
  complaint.reason = canonical(state, Question::reason);
  complaint.error = canonical_if_given(state, Question::error);
  complaint.date = canonical(state, Question::date);
  complaint.channel = channel_named(state.answers.of(Field::channel));
  if (complaint.channel == Channel::other)
    complaint.channel_description = canonical_if_given(state, Question::channel_description);
  complaint.consent_text_version = state.words().say("consent.version");
  complaint.consent_text_digest = state.words().say("consent.digest");
  return complaint;
}

void take_identity(Complaint& complaint, const Complaint& earlier) {
  complaint.id = earlier.id;
  complaint.created_at = earlier.created_at;
  complaint.consent_accepted_at = earlier.consent_accepted_at;
}

}  // namespace

Complaint complaint_of(const Form::State& state, const Moment& moment) {
  Complaint complaint = answers_as_record(state);
  if (state.dispatch.complaint) {
    take_identity(complaint, *state.dispatch.complaint);
    if (write_payload(complaint) == state.dispatch.payload) return complaint;
  }
  complaint.id = moment.id;
  complaint.created_at = moment.now;
  complaint.consent_accepted_at = moment.now;
  return complaint;
}

bool is_out_of_hands(const Dispatch& dispatch) {
  return dispatch.state == Delivery::sending || dispatch.state == Delivery::waiting || dispatch.state == Delivery::sent;
}

}  // namespace complaint::form
