// A complaint or objection as plain data: the record that payload v1 carries. Every value is canonical.
#pragma once

#include <optional>
#include <string>

#include "fields/rules.h"

namespace complaint {

enum class Kind { complaint, objection };
enum class Channel { letter, phone, email, other };

struct NationalId {
  std::string scheme;  // name of its validator: "bsn"
  std::string value;
};

struct CaseReference {  // at least one of the two
  std::optional<std::string> case_number;
  std::optional<NationalId> national_id;
};

struct Complaint {
  std::string id;          // UUID, lower case; also the idempotency key
  std::string created_at;  // RFC 3339, UTC
  std::string profile;
  std::string locale;
  Kind kind = Kind::complaint;
  std::string name;
  std::string phone;  // E.164
  std::string email;
  std::optional<CaseReference> case_reference;  // absent: it concerns no case
  std::string reason;
  std::optional<std::string> error;  // always there for a complaint
  std::string date;                  // YYYY-MM-DD or YYYY-MM
  Channel channel = Channel::letter;
  std::optional<std::string> channel_description;  // there when channel is other
  std::string consent_accepted_at;                 // RFC 3339, UTC
  std::string consent_text_version;
  std::string consent_text_digest;  // RFC 9530: "sha-256=:...:"
};

}  // namespace complaint
