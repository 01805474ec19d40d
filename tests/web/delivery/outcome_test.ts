import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff, firstLimit, lastLimit } from "../../../web/delivery/backoff.js";
import { outcomeOf, retryTime } from "../../../web/delivery/outcome.js";

const now = Date.parse("2026-11-22T12:00:00Z");
const answer = (status: number, body: unknown = undefined, retryAfter: string | null = null) =>
  outcomeOf({ status, body, retryAfter }, now);

test("outcome: 200 and 201 with a reference are sent", () => {
  for (const status of [200, 201])
    assert.deepEqual(answer(status, { reference: "K-1", receivedAt: "2026-11-22T12:00:00Z" }), {
      kind: "sent",
      reference: "K-1",
      receivedAt: "2026-11-22T12:00:00Z",
    });
});

test("outcome: a 2xx without a reference is a broken answer and is asked again", () => {
  for (const body of [undefined, null, {}, [], "K-1", { reference: 7 }, { reference: "" }])
    assert.equal(answer(201, body).kind, "again");
  for (const status of [202, 204, 206]) assert.equal(answer(status).kind, "again");
});

test("outcome: 422 with problems is refused, with those that name a code", () => {
  const body = { problems: [{ pointer: "/contact/email", code: "bad_shape" }, { pointer: "/x" }, 3] };
  assert.deepEqual(answer(422, body), { kind: "refused", problems: [{ pointer: "/contact/email", code: "bad_shape" }] });
});

test("outcome: 422 without problems and every other 4xx is rejected", () => {
  assert.deepEqual(answer(422), { kind: "rejected", status: 422 });
  for (const status of [400, 404, 405, 410, 413, 415, 451]) assert.deepEqual(answer(status), { kind: "rejected", status });
});

test("outcome: 401 and 403 end the session", () => {
  for (const status of [401, 403]) assert.equal(answer(status).kind, "sessionEnded");
});

test("outcome: 408, 409, 425, 429 and 5xx are tried again", () => {
  for (const status of [408, 409, 425, 429, 500, 502, 503, 504, 599]) assert.deepEqual(answer(status), { kind: "again" });
});

test("outcome: Retry-After is obeyed as seconds and as a date", () => {
  assert.deepEqual(answer(503, undefined, "120"), { kind: "again", notBefore: now + 120_000 });
  assert.deepEqual(answer(429, undefined, "Sun, 22 Nov 2026 12:05:00 GMT"), { kind: "again", notBefore: now + 300_000 });
  for (const nothing of ["soon", "", null, "-5", "1.5", "2026-11-22", "Nov 22"])
    assert.equal(retryTime(nothing, now), undefined, `${nothing}`);
});

test("backoff: doubles to its limit, with any moment below it", () => {
  assert.equal(backoff(1, 0.5), firstLimit / 2);
  assert.equal(backoff(3, 0.5), firstLimit * 2);
  assert.equal(backoff(1, 0), 0);
  for (const failures of [9, 30, 5000])
    assert.ok(backoff(failures, 0.999) < lastLimit && backoff(failures, 0.999) > 0.9 * lastLimit);
});
