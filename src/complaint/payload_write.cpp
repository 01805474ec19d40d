#include <string>

#include "complaint/choices.h"
#include "complaint/json_text.h"
#include "complaint/payload.h"

namespace complaint {
namespace {

// Writes one object, member by member.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& json) : json_(json) { json_ += '{'; }

  void text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_string(json_, value);
  }

  void raw(std::string_view key, std::string_view json) {
    begin(key);
    json_ += json;
  }

  // The object that `key` names, to be written and ended before anything else of this one.
  ObjectWriter object(std::string_view key) {
    begin(key);
    return ObjectWriter(json_);
  }

  void end() { json_ += '}'; }

 private:
  void begin(std::string_view key) {
    if (json_.back() != '{') json_ += ',';
    append_json_string(json_, key);
    json_ += ':';
  }

  std::string& json_;
};

void write_contact(ObjectWriter contact, const Complaint& complaint) {
  contact.text("name", complaint.name);
  contact.text("phone", complaint.phone);
  contact.text("email", complaint.email);
  contact.end();
}

void write_national_id(ObjectWriter id, const NationalId& national_id) {
  id.text("scheme", national_id.scheme);
  id.text("value", national_id.value);
  id.end();
}

void write_case(ObjectWriter reference, const CaseReference& numbers) {
  if (numbers.case_number) reference.text("caseNumber", *numbers.case_number);
  if (numbers.national_id) write_national_id(reference.object("nationalId"), *numbers.national_id);
  reference.end();
}

void write_statement(ObjectWriter statement, const Complaint& complaint) {
  statement.text("reason", complaint.reason);
  if (complaint.error) statement.text("error", *complaint.error);
  statement.end();
}

void write_incident(ObjectWriter incident, const Complaint& complaint) {
  incident.text("date", complaint.date);
  incident.text("channel", name_of(complaint.channel));
  if (complaint.channel_description) incident.text("channelDescription", *complaint.channel_description);
  incident.end();
}

void write_consent(ObjectWriter consent, const Complaint& complaint) {
  consent.raw("accepted", "true");
  consent.text("acceptedAt", complaint.consent_accepted_at);
  consent.text("textVersion", complaint.consent_text_version);
  consent.text("textDigest", complaint.consent_text_digest);
  consent.end();
}

}  // namespace

std::string write_payload(const Complaint& complaint) {
  std::string json;
  json.reserve(1024);
  ObjectWriter payload(json);
  payload.raw("schemaVersion", "1");
  payload.text("id", complaint.id);
  payload.text("createdAt", complaint.created_at);
  payload.text("profile", complaint.profile);
  payload.text("locale", complaint.locale);
  payload.text("kind", name_of(complaint.kind));
  write_contact(payload.object("contact"), complaint);
  if (complaint.case_reference) write_case(payload.object("case"), *complaint.case_reference);
  write_statement(payload.object("statement"), complaint);
  write_incident(payload.object("incident"), complaint);
  write_consent(payload.object("consent"), complaint);
  payload.end();
  return json;
}

}  // namespace complaint
