// What may befall a complaint on its way, and how it is found again afterwards; for every engine.
import assert from "node:assert/strict";
import { assertNothingPlain, stored, until } from "./device.mjs";

// A mix for the site's fault injection: `share` of the requests each for the two worst.
export const everyFault = (random, share) => ({
  seed: random.below(1e9),
  "drop-before": share,
  "drop-after-commit": share,
  500: share / 2,
  "503-after-commit": share / 2,
  429: share / 2,
  garbage: share / 2,
  half: share / 2,
  delay: 0.1,
  "delay-ms": 300,
  "retry-after": 1,
});

export async function setFaults(site, mix) {
  const answer = await fetch(`${site.origin}/faults`, {
    method: "POST",
    body: JSON.stringify(mix),
    headers: { "Content-Type": "application/json" },
  });
  assert.equal(answer.status, 200);
}

export const answersOf = (number) => ({
  name: `Noor van Dijk-${number}e`,
  phone: "06 12345678",
  email: `noor.van.dijk${number}@voorbeeld.nl`,
  reason: `Reden nummer ${number} van deze proef`,
  error: `Fout nummer ${number} van deze proef`,
  bsn: "111222333",
});

export const reasonsAt = async (site) => (await site.received()).map((entry) => entry.payload.statement.reason);

// After the blow the complaint is on its way or arrived, or its draft is still there: never both, never neither.
export async function stateOf(page, site, answers, isOffered) {
  let state = "";
  let counts;
  const look = async () => {
    let text;
    ({ counts, text } = await stored(page));
    assert.equal(counts.unlabelled, 0, "every record says whose it is, and its format");
    assertNothingPlain(answers, { storage: text });
    const offered = await isOffered();
    const sent = counts.outbox > 0 || (await reasonsAt(site)).includes(answers.reason);
    assert.ok(!(offered && sent), "a complaint that is on its way is offered again as a draft");
    state = offered ? "draft" : sent ? "sent" : "";
    return state !== "";
  };
  await until("the complaint or its draft is found", look).catch((error) => {
    throw new Error(`${error.message}, of "${answers.reason}": ${JSON.stringify(counts)}`);
  });
  return state;
}

export async function arrivesAndLeavesNothing(page, site, answers, said) {
  await until("the complaint arrives", async () => (await reasonsAt(site)).includes(answers.reason), 60_000);
  let counts;
  const isEmpty = async () => {
    ({ counts } = await stored(page));
    return !counts.outbox && !counts.drafts;
  };
  await until("nothing is left", isEmpty, 60_000).catch((error) => {
    throw new Error(`${error.message}, after "${answers.reason}": ${JSON.stringify(counts)}, "${said.at(-1)}"`);
  });
  assertNothingPlain(answers, { storage: (await stored(page)).text, console: said.join("\n"), log: site.log() });
}

export async function assertEachOnce(site, complaints) {
  const expected = Array.from({ length: complaints }, (_, i) => answersOf(i + 1).reason);
  assert.deepEqual((await reasonsAt(site)).sort(), expected.sort());
}
