// Valid payloads (version 2) to send. Their numbers belong to nobody: the BSN is computed, the phone numbers are of the
// pattern 06-12345678, the addresses end in .example (RFC 2606).
import { createHash, randomUUID } from "node:crypto";

// A number with a valid 11-test: eight digits from `index`, and the ninth that fits. Where none fits, the next index is taken.
export function bsn(index) {
  for (let first = 10000000 + (index % 89999999); ; first++) {
    const digits = String(first).split("").map(Number);
    const sum = digits.reduce((total, digit, at) => total + digit * (9 - at), 0);
    if (sum % 11 < 10) return digits.join("") + (sum % 11);
  }
}

const names = ["Jan de Vries", "Fatma Yılmaz", "Siobhán O'Connor", "Nguyễn Văn An", "Ægir Þórsson", "Zoë van der Meer-Bakker"];
const channels = ["letter", "phone", "email", "other"];
const consentText = "Ik ga ermee akkoord.";

function incident(index) {
  const channel = channels[index % channels.length];
  const date = index % 5 === 0 ? "2026-09" : `2026-10-${String(1 + (index % 28)).padStart(2, "0")}`;
  return channel === "other" ? { date, channel, channelDescription: "Aan de deur" } : { date, channel };
}

// The same index always gives the same payload, but for its id. `changes` replaces outermost members; undefined removes one.
export function payload(index = 0, changes = {}) {
  const objection = index % 3 === 1;
  const whole = {
    schemaVersion: 2,
    form: "complaint",
    id: randomUUID(),
    createdAt: "2026-11-22T12:00:00Z",
    profile: "nl",
    locale: "nl",
    kind: objection ? "objection" : "complaint",
    contact: {
      name: names[index % names.length],
      phone: "+31612345678",
      email: `person${index}@post.example`,
    },
    case: { caseNumber: `D${10000 + index}`, nationalId: { scheme: "bsn", value: bsn(index) } },
    statement: {
      reason: `De vordering is al betaald (${index}).\nZie het afschrift & de <brief>.`,
      error: "Er is niet gekeken.",
    },
    incident: incident(index),
    consent: {
      accepted: true,
      acceptedAt: "2026-11-22T12:00:00Z",
      textVersion: "nl-1",
      textDigest: `sha-256=:${createHash("sha256").update(consentText).digest("base64")}:`,
      language: "nl",
    },
    ...changes,
  };
  if (objection) delete whole.statement.error;
  return JSON.parse(JSON.stringify(whole));
}

export function digestOf(body) {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}

// The header fields that the form sends with this body.
export function fieldsFor(id, body) {
  return { "content-type": "application/json", "idempotency-key": `"${id}"`, "content-digest": digestOf(body) };
}
