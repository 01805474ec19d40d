// What was seen on the running program when it was attacked, and must not come back. Every load is bounded and stays on this
// machine; the attackers' sockets stay open while it is measured.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { makeFolder, program, startSite } from "../support/site.mjs";

const get = (where) => `GET ${where} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

function headOf(sent, body, more) {
  const fields = { host: "localhost", connection: "close", ...fieldsFor(sent.id, body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return ["POST /api/complaints HTTP/1.1", ...lines, ...more].join("\r\n") + "\r\n\r\n";
}

// Starts a site, lets `attack` open its sockets, and runs `check` while they are open.
async function underAttack(options, attack, check) {
  const site = await startSite(options);
  const sockets = [];
  try {
    await attack(site, () => {
      const socket = site.connect();
      sockets.push(socket);
      return socket;
    });
    await check(site, sockets);
  } finally {
    for (const socket of sockets) socket.destroy();
    await site.stop();
  }
}

async function assertQuick(site, count = 10) {
  for (let i = 0; i < count; i++) {
    const started = Date.now();
    assert.equal((await site.post(payload(i))).status, 201);
    assert.ok(Date.now() - started < 1000, `${Date.now() - started} ms`);
  }
}

async function assertStopsSoon(site) {
  const started = Date.now();
  assert.equal(await site.stop(), 0);
  assert.ok(Date.now() - started < 5000, `${Date.now() - started} ms`);
}

const largeFile = () => makeFolder({ "index.html": "x", "large.bin": Buffer.alloc(16 << 20, "x") });

test("128 readers that do not read delay nobody, nor the stop", { timeout: 60000 }, async () => {
  const readers = async (site, connect) => {
    for (let i = 0; i < 128; i++) connect().pause().write(get("/large.bin").repeat(2));
    await wait(500);
  };
  await underAttack({ files: await largeFile() }, readers, async (site, sockets) => {
    await assertQuick(site);
    assert.equal(sockets.filter((socket) => socket.destroyed).length, 0);
    const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(spawnSync("cat", [`/proc/${site.child.pid}/status`]).stdout)[1]);
    assert.ok(kilobytes < 200_000, `${kilobytes} KiB`); // the 128 share one file of 16 MiB
    await assertStopsSoon(site);
  });
});

test("more connections than are kept may run out of time at once", { timeout: 60000 }, async () => {
  const silent = async (site, connect) => {
    for (let i = 0; i < 600; i++) connect().write("GET / HTTP/1.1\r\nHost: ");
    await wait(7000);
  };
  await underAttack({}, silent, (site) => assertQuick(site));
});

test("forty clients that send chunks and stop delay nobody", { timeout: 60000 }, async () => {
  const sent = payload(7);
  const chunks = async (site, connect) => {
    for (let i = 0; i < 40; i++) connect().write(headOf(sent, "{}", ["transfer-encoding: chunked"]) + "5\r\nab");
    await wait(200);
  };
  await underAttack({}, chunks, (site) => assertQuick(site));
});

test("a size of a chunk is hexadecimal digits and CRLF, nothing else", async () => {
  const site = await startSite();
  const sent = payload(0);
  const body = JSON.stringify(sent);
  const size = body.length.toString(16);
  const post = (line) => site.raw(`${headOf(sent, body, ["transfer-encoding: chunked"])}${line}${body}\r\n0\r\n\r\n`);
  for (const line of [`0x${size}\r\n`, `+${size}\r\n`, `-${size}\r\n`, `${size}zz\r\n`, `${size}\n`, ` ${size}\r\n`, "\r\n"])
    assert.equal((await post(line)).status, 400, JSON.stringify(line));
  assert.equal((await post(`${size}\r\n`)).status, 201);
  await site.stop();
});

test("a second idempotency key is refused, also an empty one", async () => {
  const site = await startSite();
  const sent = payload(0);
  const body = JSON.stringify(sent);
  for (const second of ["idempotency-key:", `idempotency-key: "${sent.id}"`]) {
    const answer = await site.raw(headOf(sent, body, [`content-length: ${body.length}`, second]) + body);
    assert.equal(answer.status, 400);
  }
  assert.deepEqual(await site.received(), []);
  await site.stop();
});

test("every request that is refused leaves a line in the log, without what was sent", async () => {
  const site = await startSite();
  const refused = [
    ["GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["secret\r\n\r\n", 400],
    [`GET /secret${"a".repeat(20000)}`, 414],
    [`GET / HTTP/1.1\r\nsecret: ${"a".repeat(20000)}`, 431],
    ["GET /secret HTTP/9.9\r\nHost: localhost\r\n\r\n", 505],
    ["GET /secret HTTP/1.1\r\nHost: localhost\r\nExpect: secret\r\n\r\n", 417],
  ];
  for (const [bytes, status] of refused) {
    const before = site.log.join("").length;
    assert.equal((await site.raw(bytes)).status, status);
    await wait(20);
    assert.match(
      site.log.join("").slice(before),
      new RegExp(`^\\{"time":"\\S+Z","method":"-","route":"-","status":${status},"ms":[\\d.]+\\}\\n$`),
    );
  }
  assert.doesNotMatch(site.log.join(""), /secret/);
  await site.stop();
});

test("a request with Expect counts once for the rate, and the rate is 60 a minute unless another is given", async () => {
  const site = await startSite({ args: ["--rate", "60"] });
  const statuses = [];
  for (let i = 0; i < 11; i++) {
    const sent = payload(i);
    const body = JSON.stringify(sent);
    const head = headOf(sent, body, [`content-length: ${Buffer.byteLength(body)}`, "expect: 100-continue"]);
    statuses.push(/HTTP\/1.1 (?!100)(\d+)/.exec((await site.raw(head + body)).text)[1]);
  }
  assert.deepEqual(statuses.slice(0, 10), Array(10).fill("201"));
  assert.equal(statuses[10], "429");
  await site.stop();
  assert.match(spawnSync(program, ["--help"], { encoding: "utf8" }).stdout, /--rate .*\b60\b/);
});

test("white space fills no database: what is stored is the canonical text", async () => {
  const site = await startSite({ args: ["--max-database", "1"] });
  for (let i = 0; i < 40; i++) {
    const sent = payload(i);
    const answer = await site.post(sent, { body: `${" ".repeat(50000)}${JSON.stringify(sent, null, 2)}\n` });
    assert.equal(answer.status, 201);
    if (i === 0) assert.equal((await site.post(sent)).status, 200);
  }
  const { headers } = await site.get("/received?format=json");
  assert.match(headers.get("x-database-used"), /^\d{1,2}%$/);
  assert.ok(Number.parseInt(headers.get("x-database-used"), 10) < 50);
  await site.stop();
});

test("the list of what was received comes in pages", async () => {
  const site = await startSite();
  const ids = [];
  for (let i = 0; i < 60; i++) {
    const sent = payload(i);
    sent.statement.reason = "x".repeat(4000);
    ids.unshift(sent.id);
    assert.equal((await site.post(sent)).status, 201);
  }
  const first = await site.get("/received?format=json");
  assert.match(first.headers.get("link"), /^<\/received\?format=json&before=\d+>; rel="next"$/);
  const text = await first.text();
  assert.ok(text.length < 150_000 && JSON.parse(text).length < 60);
  assert.deepEqual(
    (await site.received()).map((item) => item.payload.id),
    ids,
  );
  await site.stop();
});

test("hundreds of posts at once are stored or told when to come again", { timeout: 60000 }, async () => {
  const site = await startSite();
  const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => site.post(payload(i)).catch(() => undefined)));
  const stored = answers.filter((answer) => answer?.status === 201).length;
  for (const answer of answers)
    if (answer && answer.status !== 201) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get("retry-after"), "2");
    }
  assert.ok(stored >= 200, `${stored}`);
  assert.equal((await site.received()).length, stored);
  await site.stop();
});

test("the data folder is made for its owner only, and never inside the folder that is served", async () => {
  const files = await makeFolder({ "index.html": "x" });
  const parent = await makeFolder();
  const site = await startSite({ files, data: path.join(parent, "data") });
  assert.equal((await stat(path.join(parent, "data"))).mode & 0o777, 0o700);
  await site.stop();
  for (const data of [files, path.join(files, "data"), path.join(files, "a/../b/c")]) {
    const run = spawnSync(program, ["--static", files, "--data", data], { timeout: 5000, encoding: "utf8" });
    assert.equal(run.status, 2, data);
    assert.match(run.stderr, /inside the folder that is served/);
  }
});
