// What a client may not do, and that the site keeps running whatever comes: raw bytes on connections of their own.
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, test } from "node:test";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { readToEnd, startSite } from "../support/site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(() => site.stop());

function headOf(sent, body, more = []) {
  const fields = { host: "localhost", connection: "close", ...fieldsFor(sent.id, body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return ["POST /api/complaints HTTP/1.1", ...lines, ...more].join("\r\n") + "\r\n\r\n";
}

function chunked(text, size) {
  let bytes = "";
  for (let at = 0; at < text.length; at += size) {
    const piece = text.slice(at, at + size);
    bytes += `${piece.length.toString(16)}\r\n${piece}\r\n`;
  }
  return `${bytes}0\r\n\r\n`;
}

async function assertAlive() {
  assert.equal((await site.post(payload(0))).status, 201);
}

test("a request that is not HTTP is refused", async () => {
  const cases = [
    ["nonsense\r\n\r\n", 400],
    ["GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: localhost\r\na : b\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: localhost\r\na: b\r\n folded\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: localhost\r\na: \u0001\r\n\r\n", 400],
    ["GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505],
    ["GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400],
    ["\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n", 400],
  ];
  for (const [bytes, status] of cases) assert.equal((await site.raw(bytes)).status, status, JSON.stringify(bytes));
  await assertAlive();
});

test("a length that could be read in two ways is refused", async () => {
  const sent = payload(1);
  const cases = [
    [["content-length: 5", "content-length: 5"], 400],
    [["content-length: 5, 5"], 400],
    [["content-length: +5"], 400],
    [["content-length: -1"], 400],
    [["content-length: 0x10"], 400],
    [["content-length: 99999999999999999999999"], 400],
    [["content-length: 5", "transfer-encoding: chunked"], 400],
    [["transfer-encoding: gzip, chunked"], 501],
    [["transfer-encoding: chunked", "transfer-encoding: chunked"], 400],
    [[], 411],
  ];
  for (const [more, status] of cases) assert.equal((await site.raw(headOf(sent, "{}", more))).status, status, more.join());
  await assertAlive();
});

test("a head that is too large is refused", async () => {
  const line = (count) => `GET /${"a".repeat(count)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
  assert.equal((await site.raw(line(8000))).status, 404);
  assert.equal((await site.raw(line(8200))).status, 414);
  assert.equal((await site.raw(line(200000))).status, 414);
  const fields = (count, size) =>
    `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${`a: ${"b".repeat(size)}\r\n`.repeat(count)}\r\n`;
  assert.equal((await site.raw(fields(98, 1))).status, 200);
  assert.equal((await site.raw(fields(99, 1))).status, 431);
  assert.equal((await site.raw(fields(3, 5000))).status, 200);
  assert.equal((await site.raw(fields(4, 5000))).status, 431);
  assert.equal((await site.raw(fields(1000, 5000))).status, 431);
  await assertAlive();
});

test("chunks are read, up to the same size", async () => {
  const sent = payload(0);
  const body = JSON.stringify(sent);
  assert.match(body, /^[ -~]*$/); // one byte a character
  const head = headOf(sent, body, ["transfer-encoding: chunked"]);
  assert.equal((await site.raw(head + chunked(body, 1))).status, 201);
  assert.equal((await site.raw(head + chunked(body, 100))).status, 200);
  const large = body + " ".repeat(65537 - body.length);
  for (const size of [100, 65537]) assert.equal((await site.raw(head + chunked(large, size))).status, 413);
  assert.equal((await site.raw(`${head}FFFFFFFFFFFFFF0\r\n${"x".repeat(100000)}`)).status, 413);
  assert.equal((await site.raw(`${head}zz\r\n\r\n`)).status, 400);
  assert.equal((await site.raw(`${head}5;${"x".repeat(700000)}`)).status, 400);
  await assertAlive();
});

test("a length that is larger than the limit is refused without reading the body", async () => {
  const sent = payload(3);
  for (const length of ["65537", "99999999999"]) {
    const answer = await site.raw(headOf(sent, "{}", [`content-length: ${length}`]));
    assert.equal(answer.status, 413);
    assert.match(answer.text, /Connection: close/);
    assert.ok(answer.after < 3000);
  }
});

test("a length that is shorter than the body: the rest is no request", async () => {
  const sent = payload(3);
  const body = JSON.stringify(sent);
  const head = headOf(sent, body, [`content-length: ${body.length - 10}`]).replace("connection: close\r\n", "");
  const answer = await site.raw(`${head}${body}\r\n\r\n`);
  assert.match(answer.text, /^HTTP\/1\.1 400/);
  assert.equal((await site.received()).filter((item) => item.payload.id === sent.id).length, 0);
});

test("a body that breaks off is not stored", async () => {
  const sent = payload(4);
  const body = JSON.stringify(sent);
  const head = headOf(sent, body, [`content-length: ${Buffer.byteLength(body)}`]);
  const answer = await site.raw(head + body.slice(0, 100), { halfClose: true });
  assert.equal(answer.status, 400);
  const socket = site.connect();
  socket.write(head + body.slice(0, 100));
  await wait(50);
  socket.resetAndDestroy();
  assert.equal((await site.received()).filter((item) => item.payload.id === sent.id).length, 0);
  await assertAlive();
});

test("a client that ended its sending side still gets its answer", async () => {
  const sent = payload(4);
  const body = JSON.stringify(sent);
  const answer = await site.raw(headOf(sent, body, [`content-length: ${Buffer.byteLength(body)}`]) + body, { halfClose: true });
  assert.equal(answer.status, 201);
});

test("requests sent ahead on one connection are answered in order", async () => {
  const ask = (where, connection) => `GET ${where} HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`;
  const { text } = await site.raw(ask("/", "keep-alive") + ask("/nothing", "keep-alive") + ask("/received", "close"));
  assert.deepEqual(
    [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]),
    ["200", "404", "200"],
  );
});

test("an interim answer is given to who waits for it", async () => {
  const sent = payload(5);
  const body = JSON.stringify(sent);
  const socket = site.connect();
  socket.write(headOf(sent, body, [`content-length: ${Buffer.byteLength(body)}`, "expect: 100-continue"]));
  const [interim] = await once(socket, "data");
  assert.match(String(interim), /^HTTP\/1\.1 100 /);
  socket.write(body);
  assert.equal((await readToEnd(socket)).status, 201);
  const refused = await site.raw(headOf(sent, body, ["content-length: 70000", "expect: 100-continue"]));
  assert.equal(refused.status, 413);
});

test("a client that sends a byte a second is ended: head in 5 s, body in 10 s", { timeout: 30000 }, async () => {
  const drip = async (start, rest) => {
    const socket = site.connect();
    socket.write(start);
    let next = 0;
    const timer = setInterval(() => socket.write(rest[next++ % rest.length]), 1000);
    const answer = await readToEnd(socket);
    clearInterval(timer);
    return answer;
  };
  const sent = payload(6);
  const body = JSON.stringify(sent);
  const [head, whole, chunks, silent] = await Promise.all([
    drip("G", "ET / HTTP/1.1\r\nHost: localhost\r\n"),
    drip(headOf(sent, body, [`content-length: ${body.length}`]), body),
    drip(headOf(sent, body, ["transfer-encoding: chunked"]), "1\r\n \r\n"),
    drip("", [""]),
  ]);
  assert.equal(head.status, 408);
  assert.ok(head.after > 4000 && head.after < 7500, `${head.after}`);
  assert.equal(whole.status, 408);
  assert.ok(whole.after > 9000 && whole.after < 12500, `${whole.after}`);
  assert.equal(chunks.status, 408);
  assert.ok(chunks.after > 9000 && chunks.after < 13500, `${chunks.after}`);
  assert.equal(silent.status, 0);
  assert.ok(silent.after > 9000 && silent.after < 12500, `${silent.after}`);
  await assertAlive();
});

test("a thousand connections, silent or half-way, keep nobody from being served", { timeout: 60000 }, async () => {
  const sockets = [];
  for (let i = 0; i < 1000; i++) {
    const socket = site.connect();
    if (i % 2) socket.write("GET / HTTP/1.1\r\nHost: loc");
    sockets.push(socket);
    if (i % 50 === 0) await wait(5);
  }
  await wait(200);
  for (let i = 0; i < 20; i++) {
    const started = Date.now();
    assert.equal((await site.post(payload(i))).status, 201);
    assert.ok(Date.now() - started < 1000);
  }
  for (const socket of sockets) socket.destroy();
  await assertAlive();
});

test("random bytes do not end it", async () => {
  let state = 20261122;
  const byte = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
  const starts = [
    "",
    "GET ",
    "GET / HTTP/1.1\r\n",
    "POST /api/complaints HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
  ];
  let ended = 0;
  for (let i = 0; i < 200; i++) {
    const noise = Buffer.from(Array.from({ length: 1 + (byte() % 200) }, byte));
    await site.raw(Buffer.concat([Buffer.from(starts[i % starts.length]), noise]), { halfClose: true });
    ended++;
  }
  assert.equal(ended, 200);
  await assertAlive();
});

test("the rate per address is limited, and the answer says when to come again", async () => {
  const limited = await startSite({ args: ["--rate", "60"] });
  try {
    const statuses = [];
    let answer;
    for (let i = 0; i < 15; i++) statuses.push((answer = await limited.post(payload(i))).status);
    assert.deepEqual(statuses.slice(0, 10), Array(10).fill(201));
    assert.equal(statuses.at(-1), 429);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    const seconds = Number(answer.headers.get("retry-after"));
    assert.ok(seconds >= 1 && seconds <= 2);
    assert.equal((await limited.get("/")).status, 200);
    await wait(seconds * 1000);
    assert.equal((await limited.post(payload(0))).status, 201);
  } finally {
    await limited.stop();
  }
});
