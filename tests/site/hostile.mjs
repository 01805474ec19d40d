// Sends hostile requests to the running receiver and judges every answer by strict_http.mjs, which shares no code with it.
//   node tests/site/hostile.mjs [COUNT] [SEED]     (4,000 requests, seed 1)
// Meanwhile genuine complaints are posted, and a tenth of the requests are sent beside 2,000 idle connections.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";
import { makeFolder, startSite } from "../support/site.mjs";
import { corpus, generated } from "./hostile_requests.mjs";
import { readRequests, readResponses, valuesOf } from "./strict_http.mjs";

const clients = 32;
const idleConnections = 2000;
const mostDescriptors = 600; // the receiver keeps 512 connections
const leastCases = 91; // of the corpus: a case that is lost by mistake is missed
const pages = [
  "",
  "/index.html",
  "/sub/page.html",
  "/received",
  "/received.css",
  "/metrics",
  "/healthz",
  "/healthz/live",
  "/healthz/ready",
];
const bytes = (text) => Buffer.from(text, "latin1");

function pathOf(target) {
  try {
    return decodeURIComponent(target.split("?")[0]);
  } catch {
    return "\0";
  }
}

// The id of the complaint that this request may store.
export function idToStore({ state, method, target, fields, body }) {
  if (state !== "whole" || method !== "POST" || pathOf(target) !== "/api/complaints") return undefined;
  const only = (name) => (valuesOf(fields, name).length === 1 ? valuesOf(fields, name)[0] : undefined);
  if (!/^application\/json[ \t]*(;[ \t]*charset="?utf-8"?[ \t]*)?$/i.test(only("content-type") ?? "")) return undefined;
  if (valuesOf(fields, "content-encoding").length > 0 || body.length > 65536) return undefined;
  const digest = valuesOf(fields, "content-digest").join(", ");
  const sha256 = createHash("sha256").update(bytes(body)).digest("base64");
  if (digest.includes("sha-256=:") && !digest.includes(`sha-256=:${sha256}:`)) return undefined;
  try {
    const { id } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes(body)));
    return only("idempotency-key") === `"${id}"` ? id : undefined;
  } catch {
    return undefined;
  }
}

function maySucceed(request) {
  const { state, method, target, fields } = request;
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d*)?$/i.test(valuesOf(fields ?? [], "host")[0] ?? "localhost")) return false;
  if (valuesOf(fields ?? [], "expect").some((value) => value.toLowerCase() !== "100-continue")) return false;
  if (method === "POST") return idToStore(request) !== undefined;
  // Their bodies are not read: the connection ends after the answer.
  if (state === "bad" && method === undefined) return false;
  return (method === "GET" || method === "HEAD") && pages.includes(pathOf(target).replace(/\/$/, ""));
}

// Throws what is wrong with the answers to these requests; `isCut`: the client did not wait for them.
export function judge(requests, responses, isCut) {
  let closed = false;
  for (const [index, request] of requests.entries()) {
    const response = responses[index];
    if (!response) {
      assert.ok(isCut || closed || request.isBlank, `no answer to request ${index}`);
      return;
    }
    assert.ok(!closed, "an answer after the last one");
    assert.equal(valuesOf(response.fields, "x-content-type-options")[0], "nosniff");
    closed = response.closes;
    const { status } = response;
    assert.ok(status < 500 || status === 501 || status === 505, `status ${status} to request ${index}`);
    if (status < 300) assert.ok(maySucceed(request), `status ${status} to request ${index}`);
    if (request.state !== "whole") assert.ok(closed, `request ${index} is ${request.state}, the connection stays open`);
    const isPlain = request.state === "whole" && !request.lenient && request.fields.length === 6 && idToStore(request);
    if (isPlain && maySucceed(request) && request.isOurs) assert.equal(status, 201, "a good complaint");
  }
  assert.ok(responses.length <= requests.length, `${responses.length} answers to ${requests.length} requests`);
}

// Sends `text` in pieces; gives what came back. `cut`: drops the connection without waiting.
function exchange(site, text, random, cut) {
  return new Promise((resolve) => {
    const socket = site.connect();
    const pieces = [];
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("close", () => resolve(Buffer.concat(pieces).toString("latin1")));
    socket.on("end", () => socket.destroy());
    socket.setNoDelay(true);
    const all = bytes(text);
    const first = random.chance(0.5) ? all.length : random.below(all.length + 1);
    socket.write(all.subarray(0, first));
    const finish = () => {
      if (cut) return socket.resetAndDestroy();
      socket.end(all.subarray(first));
    };
    if (first === all.length && !cut) finish();
    else setTimeout(finish, random.below(4));
  });
}

async function sendOne(site, books, text, random, expected) {
  const requests = readRequests(text);
  const cut = !expected && random.chance(0.05);
  for (const id of requests.map(idToStore)) if (id) books.mayBeStored.add(id);
  const received = await exchange(site, text, random, cut);
  try {
    const responses = readResponses(
      received,
      requests.map(({ method }) => method),
    );
    judge(requests, responses, cut);
    for (const [index, { status }] of responses.entries()) {
      books.statuses.set(status, (books.statuses.get(status) ?? 0) + 1);
      const id = status === 201 ? idToStore(requests[index]) : undefined;
      if (id) books.acknowledged.add(id);
    }
    if (expected)
      assert.deepEqual(
        responses.map(({ status }) => status),
        expected.map((some, at) => some.find((one) => one === responses[at]?.status)),
      );
    assert.doesNotMatch(received, /TOP SECRET/);
  } catch (error) {
    books.failures.push(
      `${error.message.split("\n")[0]}: ${JSON.stringify(text.slice(0, 1500))} gave ${JSON.stringify(received.slice(0, 60))}`,
    );
  }
}

// On a connection of its own, as a new visitor.
export function postGenuine(port, sent) {
  const body = JSON.stringify(sent);
  const headers = { ...fieldsFor(sent.id, body), "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent: false, host: "127.0.0.1", port, method: "POST", path: "/api/complaints", headers },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function postAllAlong(site, books, isOver) {
  for (let index = 0; !isOver(); index++) {
    const sent = payload(index);
    books.mayBeStored.add(sent.id);
    for (const status of index % 4 ? [201] : [201, 200]) {
      const answer = await postGenuine(site.port, sent).catch((error) => error.message);
      if (answer !== status) books.failures.push(`a genuine complaint: ${answer}`);
    }
    books.acknowledged.add(sent.id);
    books.genuine++;
    await wait(20);
  }
}

const memoryOf = ({ child }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]);

async function besideIdle(site, books, work) {
  const sockets = [];
  for (let i = 0; i < idleConnections; i++) {
    sockets.push(site.connect());
    if (i % 50 === 0) await wait(5);
  }
  await wait(200);
  const descriptors = readdirSync(`/proc/${site.child.pid}/fd`).length;
  if (descriptors > mostDescriptors) books.failures.push(`${descriptors} descriptors are open`);
  await work();
  for (const socket of sockets) socket.destroy();
}

async function sendMany(site, books, count, seed) {
  const work = async (client) => {
    const random = new Random(seed * 1000 + client);
    for (let i = client; i < count && books.failures.length < 5; i += clients)
      await sendOne(site, books, generated(random), random);
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
}

async function audit(site, books) {
  const stored = (await site.received()).map((item) => item.payload.id);
  const unique = new Set(stored);
  if (unique.size !== stored.length) books.failures.push("a complaint is stored twice");
  for (const id of unique) if (!books.mayBeStored.has(id)) books.failures.push(`${id} was smuggled in`);
  for (const id of books.acknowledged) if (!unique.has(id)) books.failures.push(`${id} was acknowledged and is not stored`);
  return stored.length;
}

export async function hostileCampaign({ count, seed }) {
  const files = await makeFolder({
    "www/index.html": "start",
    "www/sub/page.html": "page",
    "www/.hidden": "TOP SECRET",
    secret: "TOP SECRET",
  });
  const site = await startSite({ files: path.join(files, "www"), args: ["--max-database", "4096"] });
  const books = { mayBeStored: new Set(), acknowledged: new Set(), statuses: new Map(), failures: [], genuine: 0 };
  const random = new Random(seed);
  assert.ok(corpus().length >= leastCases);
  for (const [name, text, expected] of corpus()) {
    const before = books.failures.length;
    await sendOne(site, books, text, random, expected);
    if (books.failures.length > before) books.failures.push(`that was: ${name}`);
  }
  let isOver = false;
  const genuine = postAllAlong(site, books, () => isOver);
  await sendMany(site, books, Math.ceil(count * 0.3), seed * 10 + 1);
  const level = memoryOf(site);
  await sendMany(site, books, Math.floor(count * 0.3), seed * 10 + 2);
  await besideIdle(site, books, () => sendMany(site, books, Math.ceil(count * 0.1), seed * 10 + 3));
  await sendMany(site, books, Math.floor(count * 0.3), seed * 10 + 4);
  isOver = true;
  await genuine;
  const memory = memoryOf(site);
  if (memory > level * 1.25 + 4096) books.failures.push(`memory rose from ${level} to ${memory} KiB`);
  const stored = await audit(site, books);
  const code = await site.stop().catch((error) => error.message.slice(0, 2000));
  if (code !== 0) books.failures.push(`the receiver ended with ${code}`);
  const statuses = Object.fromEntries([...books.statuses].sort(([a], [b]) => a - b));
  return {
    requests: count + corpus().length,
    seed,
    statuses,
    genuine: books.genuine,
    stored,
    level,
    memory,
    failures: books.failures.slice(0, 10),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const result = await hostileCampaign({ count: Number(process.argv[2] ?? 4000), seed: Number(process.argv[3] ?? 1) });
  console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - started) / 1000) }));
  process.exit(result.failures.length === 0 ? 0 : 1);
}
