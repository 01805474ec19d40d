// The same values for every contender: most are right, some are not, as people type them.
import { Random } from "../support/random.mjs";

const names = ["jan", "anna.de.vries", "p.jansen+klacht", "info", "Zoe_1990", "m", "very.long.local.part.of.an.address"];
const domains = ["voorbeeld.nl", "gmail.com", "sub.domain.example.org", "kpnmail.nl", "a-b.be"];
const badEmails = ["jan@", "@voorbeeld.nl", "jan voorbeeld@gmail.com", "jan..de@voorbeeld.nl", "jan@voorbeeld"];

function email(random) {
  return random.chance(0.8) ? `${random.pick(names)}@${random.pick(domains)}` : random.pick(badEmails);
}

function bsn(random) {
  if (random.chance(0.2)) return random.digits(9);
  for (;;) {
    const eight = random.digits(8);
    const rest = [...eight].reduce((sum, digit, i) => sum + Number(digit) * (9 - i), 0) % 11;
    if (rest < 10) return eight + rest;
  }
}

function phone(random) {
  const national = random.pick([`6${random.digits(8)}`, `20${random.digits(7)}`, `30${random.digits(7)}`, random.digits(9)]);
  return random.pick([`0${national}`, `+31${national}`, `0031${national}`, `06 ${random.digits(4)} ${random.digits(4)}`]);
}

function payload(random, i) {
  return JSON.stringify({
    schemaVersion: 2,
    form: "complaint",
    id: `5f0c1c6e-0000-4000-8000-${String(i).padStart(12, "0")}`,
    createdAt: "2026-11-22T12:00:00Z",
    profile: "nl",
    locale: "nl",
    kind: "complaint",
    contact: {
      name: "Jan de Vries",
      phone: `+316${1 + random.below(5)}${random.digits(7)}`,
      email: `${random.pick(names)}@${random.pick(domains)}`,
    },
    case: { caseNumber: random.digits(8), nationalId: { scheme: "bsn", value: "111222333" } },
    statement: {
      reason: "Ik heb deze rekening al betaald op 3 september. Het bewijs van mijn bank heb ik u gestuurd.",
      error: "De medewerker aan de telefoon wilde mijn betaling niet opzoeken en hing op.",
    },
    incident: { date: "2026-10-01", channel: "phone" },
    consent: {
      accepted: true,
      acceptedAt: "2026-11-22T12:00:00Z",
      textVersion: "nl-1",
      textDigest: "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
      language: "nl",
    },
  });
}

export function values(count) {
  const random = new Random(7);
  const make = (what) => Array.from({ length: count }, (_, i) => what(random, i));
  return { email: make(email), bsn: make(bsn), phone: make(phone), payload: make(payload) };
}
