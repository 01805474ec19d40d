// POST /api/complaints: every row of the table of answers, over HTTP, against the program as it is built.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { digestOf, payload } from "../support/payloads.mjs";
import { startSite } from "../support/site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(() => site.stop());

async function assertProblem(answer, status) {
  assert.equal(answer.status, status);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  const problem = await answer.json();
  assert.equal(problem.status, status);
  assert.equal(typeof problem.title, "string");
  assert.equal(typeof problem.type, "string");
  return problem;
}

function codesOf(problem) {
  return problem.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

test("a new complaint is stored and answered with 201, a reference and the time", async () => {
  const sent = payload(1);
  const answer = await site.post(sent);
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get("content-type"), "application/json");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const { reference, receivedAt } = await answer.json();
  assert.match(reference, /^AG-\d{4}-[2-9A-HJKMNP-Z]{6}$/);
  assert.match(receivedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(Math.abs(Date.now() - Date.parse(receivedAt)) < 60000);
  const stored = (await site.received()).filter((item) => item.reference === reference);
  assert.deepEqual(stored, [{ reference, receivedAt, payload: sent }]);
});

test("every kind of payload that the generator makes is stored", async () => {
  for (let index = 0; index < 60; index++) {
    const answer = await site.post(payload(index));
    assert.equal(answer.status, 201, `${index}: ${await answer.text()}`);
  }
});

test("the same request again gives the first answer with 200 and is stored once", async () => {
  const sent = payload(2);
  const first = await (await site.post(sent)).json();
  for (let i = 0; i < 3; i++) {
    const again = await site.post(sent);
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), first);
  }
  assert.equal((await site.received()).filter((item) => item.payload.id === sent.id).length, 1);
});

test("twenty identical requests at once are stored once and all get the same reference", async () => {
  const sent = payload(3);
  const answers = await Promise.all(Array.from({ length: 20 }, () => site.post(sent)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [...Array(19).fill(200), 201]);
  const references = new Set(await Promise.all(answers.map(async (answer) => (await answer.json()).reference)));
  assert.equal(references.size, 1);
  assert.equal((await site.received()).filter((item) => item.payload.id === sent.id).length, 1);
});

test("the same id with another body is refused with 422 and changes nothing", async () => {
  const sent = payload(4);
  await site.post(sent);
  const other = structuredClone(sent);
  other.statement.reason = "Iets anders.";
  await assertProblem(await site.post(other), 422);
  const stored = (await site.received()).filter((item) => item.payload.id === sent.id);
  assert.deepEqual(
    stored.map((item) => item.payload),
    [sent],
  );
});

test("two bodies under one id at once: one is stored, the other gets 422", async () => {
  const one = payload(5);
  const two = { ...one, createdAt: "2026-11-22T12:00:01Z" };
  const answers = await Promise.all([one, two, one, two, one, two].map((body) => site.post(body)));
  const statuses = answers.map((answer) => answer.status);
  assert.equal(statuses.filter((status) => status === 201).length, 1);
  assert.equal(statuses.filter((status) => status === 422).length, 3);
  assert.equal((await site.received()).filter((item) => item.payload.id === one.id).length, 1);
});

test("a payload with problems gets 422 and each of them with pointer and code", async () => {
  const sent = payload(6);
  sent.contact.email = "nobody";
  sent.case.nationalId.value = "111222334";
  sent.surprise = 1;
  const problem = await assertProblem(await site.post(sent), 422);
  assert.deepEqual(codesOf(problem), [
    "/contact/email bad_shape",
    "/case/nationalId/value bad_checksum",
    "/surprise unknown_member",
  ]);
});

test("a value that is not canonical gets 422", async () => {
  const sent = payload(6);
  sent.contact.phone = "06 12345678";
  assert.deepEqual(codesOf(await assertProblem(await site.post(sent), 422)), ["/contact/phone not_canonical"]);
});

test("what is no JSON, broken UTF-8 and 100 levels of nesting get 400", async () => {
  const cases = [
    ['{"schemaVersion":', "not_json"],
    ["", "not_json"],
    [Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), "bad_utf8"],
    ["[".repeat(100) + "]".repeat(100), "too_deep"],
    ['{"a":'.repeat(100) + "1" + "}".repeat(100), "too_deep"],
  ];
  for (const [body, code] of cases) {
    const problem = await assertProblem(await site.post({ id: randomUUID() }, { body }), 400);
    assert.deepEqual(codesOf(problem), [` ${code}`]);
  }
});

test("the content type must be application/json", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=latin1",
    "application/jsonp",
    "",
  ]) {
    await assertProblem(await site.post(payload(7), { fields: { "content-type": type } }), 415);
  }
  for (const type of [
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    'application/json;charset="UTF-8"',
  ]) {
    assert.equal((await site.post(payload(7), { fields: { "content-type": type } })).status, 201, type);
  }
});

test("a body with a content coding is refused, whatever it unpacks to", async () => {
  await assertProblem(await site.post(payload(7), { fields: { "content-encoding": "gzip" } }), 415);
});

test("the idempotency key must be one quoted string", async () => {
  const sent = payload(8);
  for (const key of [undefined, sent.id, `"${sent.id}`, '""', `"${sent.id}";a=1`, `"${sent.id}", "${sent.id}"`, "'x'"]) {
    await assertProblem(await site.post(sent, { fields: { "idempotency-key": key } }), 400);
  }
});

test("an idempotency key that is not the id of the payload gets 422", async () => {
  await assertProblem(await site.post(payload(8), { fields: { "idempotency-key": `"${randomUUID()}"` } }), 422);
});

test("a digest is verified when it is sent", async () => {
  const sent = payload(9);
  const wrong = digestOf("another body");
  for (const digest of [wrong, "sha-256=abc", "sha-256=:abc:", ":", `${digestOf(JSON.stringify(sent))}, ${wrong}`]) {
    await assertProblem(await site.post(sent, { fields: { "content-digest": digest } }), 400);
  }
  assert.equal((await site.post(sent, { fields: { "content-digest": undefined } })).status, 201);
  assert.equal((await site.post(payload(9), { fields: { "content-digest": "sha-512=:AAAA:" } })).status, 201);
});

test("a body of 65,536 bytes is read, one more is refused with 413", async () => {
  const sent = payload(10);
  const body = JSON.stringify(sent);
  const exact = body + " ".repeat(65536 - Buffer.byteLength(body));
  assert.equal((await site.post(sent, { body: exact })).status, 201);
  await assertProblem(await site.post(payload(10), { body: exact + " " }), 413);
});

test("a complaint of today is taken wherever on earth it is today, of the day after not", async () => {
  const day = (hours) => new Date(Date.now() + hours * 3600000).toISOString().slice(0, 10);
  const sent = payload(2);
  sent.incident = { date: day(14), channel: "letter" };
  assert.equal((await site.post(sent)).status, 201);
  const early = payload(2);
  early.incident = { date: day(14 + 24), channel: "letter" };
  assert.deepEqual(codesOf(await assertProblem(await site.post(early), 422)), ["/incident/date in_future"]);
});

test("other methods get 405 with Allow, other paths below /api/ 404", async () => {
  for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const answer = await site.get("/api/complaints", { method });
    assert.equal(answer.headers.get("allow"), "POST");
    await assertProblem(answer, 405);
  }
  await assertProblem(await site.get("/api/nothing"), 404);
  await assertProblem(await site.get("/api/nothing", { method: "POST", body: "x" }), 404);
  for (const path of ["/received", "/", "/nothing"]) {
    const answer = await site.get(path, { method: "POST", body: "x" });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get("allow"), "GET, HEAD");
  }
});

test("fault injection is off unless it is asked for", async () => {
  assert.equal((await site.post(payload(11), { fields: { "x-fault": "status=500" } })).status, 201);
  assert.equal((await site.get("/faults")).status, 404);
  assert.equal((await site.get("/faults", { method: "POST", body: "{}" })).status, 405);
});

test("the log holds nothing of what was sent", async () => {
  const sent = payload(12);
  await site.post(sent);
  await site.get(`/received?name=${encodeURIComponent(sent.contact.name)}`);
  await site.get(`/${sent.contact.email}`);
  const log = site.log.join("");
  assert.match(log, /"method":"POST","route":"\/api\/complaints","status":201,"ms":[\d.]+\}\n/);
  for (const word of [
    sent.contact.name,
    "Vries",
    sent.contact.email,
    sent.contact.phone,
    sent.case.nationalId.value,
    sent.id,
    "127.0.0.1",
    "person",
  ]) {
    assert.ok(!log.includes(word), word);
  }
});
