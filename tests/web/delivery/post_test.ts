// One attempt, as DESIGN part 8 has it: what is asked of the network, and what ends it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { freshEntry, type Entry } from "../../../web/delivery/entry.js";
import { attemptLimit, post, type Errand, type Net } from "../../../web/delivery/post.js";

const endpoint = "https://site.example/api";
const payload = '{"id":"c","statement":{"reason":"één"}}';
const entry: Entry = freshEntry({ id: "c", payload, endpoint, credentials: "include", bare: false, since: "" }, "form", 0);
const host: Errand = { endpoint, headers: { "X-Session": "1", "Content-Type": "text/plain" }, isStillFor: () => true };
const received = { status: 201, headers: new Headers(), text: async () => '{"reference":"K-1","receivedAt":"now"}' };

interface Asked {
  readonly address: string;
  readonly init: RequestInit;
}

function netOf(
  answer: Net["fetch"] | undefined,
  parts: Partial<Net> = {},
): { net: Net; asked: Asked[]; timers: Map<number, () => void> } {
  const asked: Asked[] = [];
  const timers = new Map<number, () => void>();
  const net: Net = {
    fetch: (address, init) => {
      asked.push({ address, init });
      return answer?.(address, init) ?? Promise.resolve(received);
    },
    digest: async (body) => new Uint8Array(createHash("sha256").update(body).digest()).buffer,
    now: () => 1_000,
    after: (ms, then) => {
      timers.set(ms, then);
      return () => timers.delete(ms);
    },
    ...parts,
  };
  return { net, asked, timers };
}

test("post: the request is the contract's, to the byte", async () => {
  const { net, asked, timers } = netOf(undefined);
  assert.deepEqual(await post(entry, host, net), { kind: "sent", reference: "K-1", receivedAt: "now" });
  const [{ address, init }] = asked as [Asked];
  const { body, headers, signal, ...rest } = init;
  assert.equal(address, endpoint);
  assert.equal(new TextDecoder().decode(body as Uint8Array<ArrayBuffer>), payload);
  const digest = createHash("sha256").update(payload).digest("base64");
  assert.deepEqual(Object.fromEntries(headers as Headers), {
    accept: "application/json, application/problem+json",
    "content-digest": `sha-256=:${digest}:`,
    "content-type": "application/json",
    "idempotency-key": '"c"',
    "x-session": "1",
  });
  assert.deepEqual(rest, {
    method: "POST",
    credentials: "include",
    cache: "no-store",
    redirect: "manual",
    referrerPolicy: "same-origin",
  });
  assert.ok(signal && !signal.aborted);
  assert.equal(timers.size, 0); // nothing is left to happen
});

test("post: the host's headers go to the host's endpoint only, and are asked for at every attempt", async () => {
  let turn = 0;
  const asking: Errand = { ...host, headers: async () => ({ "X-Session": String(++turn) }) };
  const { net, asked } = netOf(undefined);
  await post(entry, asking, net);
  await post(entry, asking, net);
  await post({ ...entry, endpoint: "https://elsewhere.example/" }, asking, net);
  assert.deepEqual(
    asked.map(({ init }) => (init.headers as Headers).get("X-Session")),
    ["1", "2", null],
  );
});

test("post: where there is no digest, on plain http, none is claimed", async () => {
  const { net, asked } = netOf(undefined, { digest: async () => undefined });
  await post(entry, host, net);
  assert.equal((asked[0]!.init.headers as Headers).has("Content-Digest"), false);
});

test("post: nothing leaves when another account is there by now", async () => {
  const { net, asked } = netOf(undefined);
  assert.deepEqual(await post(entry, { ...host, isStillFor: () => false }, net), { kind: "again" });
  assert.equal(asked.length, 0);
});

test("post: headers that cannot be had, a connection or an answer that breaks are tried again", async () => {
  const fails = (): Promise<never> => Promise.reject(new TypeError("failed"));
  const cases: [Errand, Net["fetch"] | undefined][] = [
    [{ ...host, headers: fails }, undefined],
    [host, fails],
    [host, async () => ({ ...received, text: fails })],
    [host, async () => ({ ...received, text: async () => '{"reference":<<<' })],
  ];
  for (const [errand, answer] of cases) {
    const { net, timers } = netOf(answer);
    assert.deepEqual(await post(entry, errand, net), { kind: "again" });
    assert.equal(timers.size, 0);
  }
});

test("post: an attempt ends after 30 s, also when nothing listens to its abort", async () => {
  const { net, asked, timers } = netOf(() => new Promise(() => undefined));
  const ending = post(entry, host, net);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(attemptLimit, 30_000);
  timers.get(attemptLimit)!();
  assert.deepEqual(await ending, { kind: "again" });
  assert.ok(asked[0]!.init.signal!.aborted);
});

test("post: Retry-After counts from the moment of the answer", async () => {
  const { net } = netOf(async () => ({ ...received, status: 503, headers: new Headers({ "Retry-After": "7" }) }));
  assert.deepEqual(await post(entry, host, net), { kind: "again", notBefore: 8_000 });
});
