// Faults made on purpose do what they say, on the wire and in the database.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { startSite } from "../support/site.mjs";

let site;
before(async () => {
  site = await startSite({ args: ["--faults"] });
});
after(() => site.stop());

async function isStored(sent) {
  const count = (await site.received()).filter((item) => item.payload.id === sent.id).length;
  assert.ok(count <= 1);
  return count === 1;
}

const post = (sent, fault) => site.post(sent, { fields: { "x-fault": fault } });

async function assertDrops(sent, fault) {
  const body = JSON.stringify(sent);
  const fields = { host: "localhost", ...fieldsFor(sent.id, body), "x-fault": fault, "content-length": Buffer.byteLength(body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const { text } = await site.raw(`POST /api/complaints HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  assert.equal(text, "");
  await assert.rejects(post(payload(1), fault), TypeError);
}

test("drop-before: not a byte comes back and nothing is stored", async () => {
  const sent = payload(1);
  await assertDrops(sent, "drop-before");
  assert.equal(await isStored(sent), false);
});

test("drop-after-commit: not a byte comes back, but it is stored, and the next attempt gets its reference", async () => {
  const sent = payload(2);
  await assertDrops(sent, "drop-after-commit");
  assert.equal(await isStored(sent), true);
  const again = await site.post(sent);
  assert.equal(again.status, 200);
  assert.equal((await again.json()).reference, (await site.received()).find((item) => item.payload.id === sent.id).reference);
});

test("status: that answer, with Retry-After where it is asked for, and nothing stored", async () => {
  for (const status of [401, 403, 408, 409, 422, 425, 429, 500, 502, 503]) {
    const sent = payload(3);
    const answer = await post(sent, `status=${status};retry-after=2`);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("retry-after"), "2");
    const problem = await answer.json();
    assert.equal(problem.status, status);
    if (status === 422) assert.deepEqual(problem.problems, [{ pointer: "/contact/email", code: "bad_shape" }]);
    assert.equal(await isStored(sent), false);
  }
  assert.equal((await post(payload(3), "status=500")).headers.get("retry-after"), null);
});

test("status after the commit: stored, though the answer says otherwise", async () => {
  const sent = payload(4);
  assert.equal((await post(sent, "status=503;after-commit")).status, 503);
  assert.equal(await isStored(sent), true);
});

test("garbage: stored, and an answer of 200 that is not JSON", async () => {
  const sent = payload(5);
  const answer = await post(sent, "garbage");
  assert.equal(answer.status, 200);
  await assert.rejects(answer.json(), SyntaxError);
  assert.equal(await isStored(sent), true);
});

test("half: stored, and the answer breaks off in the middle", async () => {
  const sent = payload(6);
  const answer = await post(sent, "half");
  assert.equal(answer.status, 201);
  await assert.rejects(answer.text());
  assert.equal(await isStored(sent), true);
});

test("delay: waits first, alone or with another fault", async () => {
  const started = Date.now();
  assert.equal((await post(payload(7), "delay=300")).status, 201);
  assert.ok(Date.now() - started >= 295);
  assert.equal((await post(payload(7), "delay=200, status=500")).status, 500);
  assert.ok(Date.now() - started >= 490);
});

test("a fault that is not known is refused", async () => {
  for (const fault of ["drop", "status=200", "status=", "delay=-1", "delay=99999999", "after-commit"]) {
    assert.equal((await post(payload(8), fault)).status, 400, fault);
  }
});

test("a mix of faults is drawn in the same order for the same seed", async () => {
  const run = async (seed) => {
    await site.setFaults({ seed, "drop-before": 0.2, "drop-after-commit": 0.2, 500: 0.1, "503-after-commit": 0.1, 401: 0.1 });
    const outcomes = [];
    for (let i = 0; i < 60; i++)
      outcomes.push(
        await site.post(payload(i)).then(
          (answer) => answer.status,
          () => "dropped",
        ),
      );
    return outcomes;
  };
  const first = await run(1);
  assert.deepEqual(await run(1), first);
  assert.notDeepEqual(await run(2), first);
  assert.deepEqual([...new Set(first)].map(String).sort(), ["201", "401", "500", "503", "dropped"]);
  const counts = await (await site.get("/faults")).json();
  assert.equal(counts.requests, 60);
  assert.ok(counts.faults["drop-before"] >= 3);
  await site.setFaults({});
  assert.equal((await site.post(payload(9))).status, 201);
});

test("a mix that makes no sense is refused", async () => {
  for (const mix of [
    "",
    "[]",
    '{"drop":0.1}',
    '{"500":2}',
    '{"500":-0.1}',
    '{"500":0.6,"503":0.6}',
    '{"seed":"x"}',
    '{"500":"0.1"}',
    '{"500":{}}',
    '{"999":0.1}',
  ]) {
    assert.equal((await site.get("/faults", { method: "POST", body: mix })).status, 422, mix);
  }
});
