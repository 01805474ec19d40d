// 200 lines for the examples and threads: right payloads, payloads with one to three wrong members, and what is no payload.
import { payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";

const kCount = 200;

const wrongMembers = [
  (wrong) => (wrong.contact.email = "an"),
  (wrong) => (wrong.contact.phone = "06-12345678"),
  (wrong) => (wrong.contact.name = "7"),
  (wrong) => (wrong.case.nationalId.value = "123456789"),
  (wrong) => (wrong.incident.date = "2026-11-23"),
  (wrong) => (wrong.consent.accepted = false),
  (wrong) => (wrong.profile = "xx"),
  (wrong) => (wrong['naïve "~1/\n'] = 1),
  (wrong) => (wrong.contact = []),
  (wrong) => delete wrong.statement,
];

const noPayloads = [
  "",
  "{",
  "5",
  "[]",
  '{"a":1,"a":2}',
  "x\r",
  "\0{}",
  "[".repeat(100),
  " ".repeat(65_537),
  Buffer.from([0x22, 0xff, 0x22]),
].map((line) => Buffer.from(line));

function wrongPayload(index, random) {
  const wrong = payload(index);
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    try {
      random.pick(wrongMembers)(wrong);
    } catch {
      // an earlier change took the member away
    }
  }
  return wrong;
}

// Bytes of 200 lines, the same ones every time but for the payloads' ids.
export function makeLines() {
  const random = new Random(20261122);
  const lines = Array.from({ length: kCount }, (_, index) => {
    if (index % 20 === 19) return noPayloads[(index - 19) / 20];
    return Buffer.from(JSON.stringify(index % 2 === 0 ? payload(index) : wrongPayload(index, random)));
  });
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
}
