// What the host gives: headers, whom it knows, what came of its own posting, the document's title.
import assert from "node:assert/strict";
import { test } from "node:test";
import { customerFrom } from "../../../web/element/customer.js";
import { HostHeaders } from "../../../web/element/host_headers.js";
import { eventFor, type HostOutcome } from "../../../web/element/settle.js";
import { DocumentTitle } from "../../../web/element/title.js";

test("customer: what is text is taken, anything else is told and passed over", () => {
  const told: string[] = [];
  const from = (value: unknown): object => customerFrom(value, (message) => told.push(message));
  const whole = { name: "Anna", phone: "06", email: "a@example.nl" };
  assert.deepEqual(from(whole), whole);
  for (const none of [null, undefined, {}, { name: null, phone: undefined }, { address: "Dam 1", toString: "x" }])
    assert.deepEqual(from(none), {});
  assert.deepEqual(told, []);
  assert.deepEqual(from({ name: 5, email: "b@example.nl" }), { email: "b@example.nl" });
  assert.deepEqual(from("Anna"), {});
  assert.deepEqual(told, [".name is no text", "is no object"]);
});

const headers = (): { host: HostHeaders; told: string[] } => {
  const told: string[] = [];
  return { host: new HostHeaders({ wrong: (message) => told.push(message), right: () => told.push("right") }), told };
};

test("headers: none, an object, a function and a promise are taken, and asked for every attempt", async () => {
  const { host, told } = headers();
  assert.equal(host.perAttempt, undefined);
  host.source = { "X-A": "1" };
  assert.equal((await host.perAttempt?.())?.get("x-a"), "1");
  let asked = 0;
  host.source = async () => ({ "X-A": `${++asked}` });
  const before = asked;
  for (const turn of ["1", "2"]) assert.equal((await host.perAttempt?.())?.get("x-a"), turn);
  assert.equal(before, 0);
  host.source = undefined;
  assert.equal(host.perAttempt, undefined);
  assert.ok(told.every((line) => line === "right") && told.length >= 5);
});

test("headers: what is wrong is told at once or at the attempt, without values, and holds the attempt up", async () => {
  for (const [given, message] of [
    ["X-A: secret", /is a string/],
    [null, /is a null/],
    [5, /is a number/],
  ] as const) {
    const { host, told } = headers();
    host.source = given as never;
    assert.equal(host.source, undefined);
    assert.match(told.join(" "), message);
  }
  const broken = headers();
  broken.host.source = { "no name": "secret" };
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(broken.told, ["right", "are malformed: names and values as of an HTTP header are expected"]);
  await assert.rejects(broken.host.perAttempt?.() ?? Promise.resolve(), /^TypeError: headers are malformed/);
  const failing = headers();
  failing.host.source = () => Promise.reject(new Error("no session"));
  await assert.rejects(failing.host.perAttempt?.() ?? Promise.resolve(), /headers function failed: Error: no session/);
  assert.deepEqual(failing.told, ["right", "function failed: Error: no session"]);
});

test("settle: each outcome is a report of the complaint; what is none is refused", () => {
  const now = "2026-11-22T12:00:00Z";
  const report = (given: unknown): object => eventFor("id", given as HostOutcome, now);
  const sent = { type: "sent", complaint: "id", reference: "A" };
  assert.deepEqual(report({ outcome: "sent", reference: "A" }), { ...sent, receivedAt: now });
  assert.deepEqual(report({ outcome: "sent", reference: "A", receivedAt: "then" }), { ...sent, receivedAt: "then" });
  assert.deepEqual(report({ outcome: "sent", reference: "A", receivedAt: "" }), { ...sent, receivedAt: now });
  const problems = [{ pointer: "/a", code: "b" }];
  assert.deepEqual(report({ outcome: "problems", problems }), { type: "refused", complaint: "id", problems });
  assert.deepEqual(report({ outcome: "rejected" }), { type: "rejected", complaint: "id" });
  assert.deepEqual(report({ outcome: "session" }), { type: "sessionEnded", complaint: "id" });
  const wrong = [
    {},
    { outcome: "sent" },
    { outcome: "sent", reference: "" },
    { outcome: "sent", reference: 5 },
    { outcome: "problems" },
    { outcome: "problems", problems: [{ pointer: "/a" }] },
    { outcome: "problems", problems: [{ pointer: 1, code: "b" }] },
    { outcome: "problems", problems: [{ pointer: "/a", code: 2 }] },
    { outcome: "problems", problems: [null] },
    { outcome: "gone" },
  ];
  for (const given of wrong) assert.throws(() => report(given), TypeError, JSON.stringify(given));
});

test("title: that of the form that showed last, then of the other, then the host's, which may change meanwhile", () => {
  const page = { title: "Host" };
  Object.assign(globalThis, { document: page });
  const [one, other] = [new DocumentTitle(), new DocumentTitle()];
  one.show("Start");
  other.show("Begin");
  assert.equal(page.title, "Begin");
  one.show("Contact");
  assert.equal(page.title, "Contact");
  one.restore();
  assert.equal(page.title, "Begin");
  page.title = "Host (1)";
  other.show("Next");
  other.restore();
  assert.equal(page.title, "Host (1)");
  other.restore();
  one.show("Again");
  page.title = "Host (2)";
  one.restore();
  assert.equal(page.title, "Host (2)");
  one.show("Last");
  one.restore();
  assert.equal(page.title, "Host (2)");
});
