import assert from "node:assert/strict";
import { test } from "node:test";
import { emailsIn, formIn } from "../../../web/delivery/definition.js";
import { keptFor, readDraft, type Draft } from "../../../web/delivery/drafts.js";
import { earlierOf } from "../../../web/delivery/earlier.js";
import { dueTime, freshEntry, readEntry, type Entry, type Hold } from "../../../web/delivery/entry.js";
import { Outbox } from "../../../web/delivery/outbox.js";
import { Remains } from "../../../web/delivery/remains.js";
import { Vault } from "../../../web/delivery/vault.js";
import { complaintForm } from "./simulation/answers.js";
import { calmBrowser } from "./simulation/calm.js";
import { DiskStore, PlainSealer } from "./simulation/disk.js";

const now = Date.parse("2026-11-22T12:00:00Z");
const draft = (id: string, age: number): Draft => ({
  id,
  form: "complaint",
  owner: id,
  answers: [["contact.name", id]],
  changedAt: now - age,
});
const entry = (id: string, owner: string, held: Hold, age: number): Entry => ({
  ...freshEntry(
    {
      id,
      payload: `{"form":"complaint","kind":"complaint","contact":{"name":"${id}"}}`,
      endpoint: "https://site.example/",
      credentials: "same-origin",
      bare: true,
      since: "",
    },
    owner,
    now - age,
  ),
  triedAt: now - age,
  held,
});

test("earlier: a draft is kept 7 days from its last change, and not a moment longer", () => {
  assert.equal(keptFor, 7 * 24 * 60 * 60 * 1_000);
  assert.equal(earlierOf([], [draft("a", keptFor)], now, complaintForm).offer?.answers[0]?.[1], "a");
  const { offer, expired } = earlierOf([], [draft("a", keptFor + 1)], now, complaintForm);
  assert.equal(offer, undefined);
  assert.deepEqual(expired.drafts, ["a"]);
});

test("earlier: the newest draft is offered, the others stay", () => {
  const { offer, expired } = earlierOf([], [draft("old", 9000), draft("new", 10), draft("middle", 500)], now, complaintForm);
  assert.deepEqual(offer?.drafts, ["new"]);
  assert.deepEqual(expired.drafts, []);
});

test("earlier: a complaint whose session ended is sent again, unless its person went on changing it", () => {
  const held = entry("c", "form", "session", 1000);
  assert.deepEqual(earlierOf([held], [], now, complaintForm).release, [held]);
  const anothers = draft("another", 10);
  const older = draft("form", 2000);
  for (const other of [anothers, older]) assert.deepEqual(earlierOf([held], [other], now, complaintForm).release, [held]);
  const { release, offer } = earlierOf([held], [draft("form", 10)], now, complaintForm);
  assert.deepEqual(release, []);
  assert.deepEqual([offer?.drafts, offer?.entries], [["form"], [held]]);
});

test("earlier: a complaint that was not taken comes back as answers, together with its later draft", () => {
  const held = entry("c", "form", "refused", 1000);
  const alone = earlierOf([held], [], now, complaintForm);
  assert.equal(alone.notTaken, "rejected");
  assert.deepEqual(
    alone.offer?.answers.find(([name]) => name === "contact.name"),
    ["contact.name", "c"],
  );
  assert.equal(earlierOf([held], [draft("form", 10)], now, complaintForm).offer?.answers[0]?.[1], "form");
  assert.deepEqual(earlierOf([entry("c", "form", "rejected", keptFor + 1)], [], now, complaintForm).expired.entries, ["c"]);
});

test("earlier: what is not for whoever is here is not offered, and goes when it is stale all the same", () => {
  const [held, stale] = [entry("c", "form", "rejected", 1000), entry("d", "other", "rejected", keptFor + 1)];
  const nobodys = earlierOf([held, stale], [], now, complaintForm, () => false);
  assert.deepEqual([nobodys.offer, nobodys.expired.entries], [undefined, ["d"]]);
  const draftOnly = earlierOf([held], [draft("form", 10)], now, complaintForm, () => false);
  assert.deepEqual([draftOnly.offer?.entries, draftOnly.offer?.older], [[], [held]]);
  assert.deepEqual(earlierOf([held], [draft("another", 10)], now, complaintForm, () => false).offer?.older, []);
});

test("earlier: why a complaint came back is told by what is offered, not by what is not", () => {
  const expired = entry("c", "form", "expired", 1000);
  assert.equal(earlierOf([expired], [], now, complaintForm).notTaken, "expired");
  assert.equal(earlierOf([expired], [draft("another", 10)], now, complaintForm).notTaken, "");
  assert.equal(earlierOf([entry("c", "form", "session", 1000)], [draft("form", 10)], now, complaintForm).notTaken, "");
});

test("earlier: what waits for a connection is left to the sender", () => {
  const { release, offer, receipts, expired } = earlierOf([entry("c", "form", "", keptFor * 9)], [], now, complaintForm);
  assert.deepEqual([release, offer, receipts, expired.entries], [[], undefined, [], []]);
});

test("earlier: what another definition has left is not offered, and its own form finds it", () => {
  const [held, kept] = [entry("c", "form", "refused", 1000), draft("other", 10)];
  const another = { ...complaintForm, name: "another" };
  assert.equal(earlierOf([held], [kept], now, another).offer, undefined);
  assert.deepEqual(earlierOf([held], [{ ...kept, form: "another" }], now, another).offer?.drafts, ["other"]);
  assert.deepEqual(earlierOf([held], [{ ...kept, form: "another" }], now, complaintForm).offer?.entries, [held]);
  assert.deepEqual(earlierOf([], [{ ...draft("old", keptFor + 1), form: "another" }], now, complaintForm).expired.drafts, [
    "old",
  ]);
});

test("definition: its form, and the addresses, of a payload", () => {
  assert.equal(formIn('{"form":"complaint"}'), "complaint");
  for (const broken of ["", "null", "7", "[]", '{"form":7}']) assert.deepEqual([formIn(broken), emailsIn(broken)], ["", []]);
  assert.deepEqual(emailsIn('{"a":{"b":"a@b.nl"},"c":["x@y.z","mail to a@b.nl"]}'), ["a@b.nl", "x@y.z"]);
});

test("entry: reads back what it wrote, and nothing else", () => {
  const written = entry("c", "form", "session", 10);
  assert.deepEqual(readEntry(JSON.stringify(written)), written);
  for (const broken of [
    "",
    "null",
    "[]",
    "{}",
    JSON.stringify({ ...written, triedAt: "1" }),
    JSON.stringify({ ...written, held: "x" }),
  ])
    assert.equal(readEntry(broken), undefined, broken);
  assert.deepEqual(readDraft("a", '{"form":"complaint","owner":"b","answers":[["x","y"]],"changedAt":1}'), {
    id: "a",
    form: "complaint",
    owner: "b",
    answers: [["x", "y"]],
    changedAt: 1,
  });
  for (const broken of [
    "",
    "null",
    '{"form":"complaint","owner":"b","answers":[["x"]],"changedAt":1}',
    '{"form":"complaint","owner":"b","answers":[]}',
    '{"answers":[],"changedAt":1}',
  ])
    assert.equal(readDraft("a", broken), undefined, broken);
});

test("entry: a fresh one has not been tried or put off", () => {
  const { triedAt, failures, nextAttempt, notBefore } = freshEntry(entry("c", "form", "", 0), "form", now);
  assert.deepEqual({ triedAt, failures, nextAttempt, notBefore }, { triedAt: 0, failures: 0, nextAttempt: 0, notBefore: 0 });
});

test("entry: an attempt that ends in the moment at which somebody looks is not made again at once", () => {
  const tried = { ...entry("c", "form", "", 0), nextAttempt: now + 2_000 };
  assert.equal(dueTime(tried, now, now), now + 2_000);
});

test("entry: a clock that was put back does not make a complaint wait for years", () => {
  const tried = { ...entry("c", "form", "", -3_600_000), nextAttempt: now + 3_700_000, notBefore: now + 9_000_000 };
  assert.equal(dueTime(tried, 0, now), now);
});

// A form sends its draft, and goes, between the look at the device and the question whether it lives.
test("earlier: what a form did just before it went is seen", async () => {
  const { disk } = calmBrowser();
  const around = { step: async <T>(act: () => T) => act(), isFull: () => false, failsToRead: () => false };
  const store = new DiskStore(disk, { ...around, failsToWrite: () => false, committed: () => undefined });
  const vault = new Vault(store, new PlainSealer(""));
  const outbox = new Outbox(vault, { refused: () => assert.fail(), unreadable: () => assert.fail() });
  const { id, ...kept } = draft("form", 10);
  await vault.write([{ kind: "put", shelf: "drafts", id, text: JSON.stringify(kept) }]);
  const send = (): Promise<void> => outbox.put(entry("c", "form", "", 5), [{ kind: "remove", shelf: "drafts", id }]);
  const isAlive = async (): Promise<boolean> => send().then(() => false);
  const remains = new Remains({
    form: "other",
    definition: complaintForm,
    vault,
    outbox,
    tabs: { isAlive },
    now: () => now,
    isFor: () => true,
    isHere: () => false,
  });
  assert.equal((await remains.find()).offer, undefined);
});
