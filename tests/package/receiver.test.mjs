// The receiver of docs/embedding.md, run as a host would: with the package installed from its tarball.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { installTools, makeProject, packTarball } from "./support/consumer.mjs";
import { payload as complaint } from "../support/payloads.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const check = join(process.env.COMPLAINT_BIN ?? join(root, "build/native/bin"), "complaint-check");
let folder;
let child;
let address;
before(async () => {
  await installTools();
  folder = await makeProject("html", await packTarball());
  await cp(join(root, "docs/receiver.mjs"), join(folder, "receiver.mjs"));
  await rm(join(folder, "received"), { recursive: true, force: true });
  child = spawn(process.execPath, ["receiver.mjs", "received", "0", "https://www.example.nl"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  address = await new Promise((resolve) => child.stdout.on("data", (text) => resolve(/http:\S+/.exec(text)[0])));
});
after(() => child?.kill());

const post = (body, headers = {}) => {
  const { id } = JSON.parse(body);
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": `"${id}"`, ...headers },
    body,
  });
};
const stored = () => readdir(join(folder, "received"));

test("a complaint is stored once, however often and however many at once it comes", async () => {
  const body = JSON.stringify(complaint());
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(body)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(19).fill(200), 201]);
  const references = new Set(await Promise.all(answers.map(async (answer) => (await answer.json()).reference)));
  assert.equal(references.size, 1);
  assert.deepEqual(await stored(), [`${JSON.parse(body).id}.json`]);
  const kept = JSON.parse(await readFile(join(folder, "received", `${JSON.parse(body).id}.json`), "utf8"));
  assert.equal(kept.body, body);
});

test("the same id with other answers, wrong answers, no JSON and a wrong key are refused", async () => {
  const first = complaint();
  assert.equal((await post(JSON.stringify(first))).status, 201);
  assert.equal((await post(JSON.stringify({ ...first, contact: { ...first.contact, name: "Bea" } }))).status, 422);
  const wrong = await post(JSON.stringify({ ...complaint(), contact: { ...first.contact, email: "nergens" } }));
  assert.equal(wrong.status, 422);
  assert.deepEqual(await wrong.json(), { problems: [{ pointer: "/contact/email", code: "bad_shape" }] });
  assert.equal((await post(JSON.stringify(complaint()), { "Idempotency-Key": '"other"' })).status, 400);
  for (const type of ["text/plain", "application/json-seq", "application/json; charset=latin1", "application/jsonp"])
    assert.equal((await post(JSON.stringify(complaint()), { "Content-Type": type })).status, 415, type);
  assert.equal((await post(JSON.stringify(complaint()), { "Content-Type": "Application/JSON; charset=UTF-8" })).status, 201);
  assert.equal(
    (await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{" })).status,
    422,
  );
  const large = await post(JSON.stringify({ ...complaint(), extra: "x".repeat(70_000) }));
  assert.deepEqual(
    (await large.json()).problems.map(({ code }) => code),
    ["too_large"],
  );
  assert.equal((await fetch(address)).status, 405);
});

test("a body that is not what its digest says is refused, and one that is, is taken", async () => {
  const body = JSON.stringify(complaint());
  const digest = (text) => ({ "Content-Digest": `sha-256=:${createHash("sha256").update(text).digest("base64")}:` });
  assert.equal((await post(body, digest(`${body} `))).status, 400);
  assert.equal((await post(body, digest(body))).status, 201);
});

test("it listens on this machine only", async () => {
  const { port } = new URL(address);
  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address: host } of [...elsewhere, { address: "127.0.0.2" }])
    await assert.rejects(fetch(`http://${host}:${port}/`), host);
});

test("what cannot be stored is answered with 503 and when to come again", async () => {
  await rename(join(folder, "received"), join(folder, "elsewhere"));
  try {
    const answer = await post(JSON.stringify(complaint()));
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get("retry-after"), "5");
  } finally {
    await rename(join(folder, "elsewhere"), join(folder, "received"));
  }
});

test("it is 40 lines at most, and what is kept is only for its owner to read", async () => {
  const source = await readFile(join(root, "docs/receiver.mjs"), "utf8");
  assert.ok(source.trimEnd().split("\n").length <= 40);
  const [name] = await stored();
  assert.equal((await stat(join(folder, "received", name))).mode & 0o777, 0o600);
});

test("a page of the named origin may post here, and the preflight allows what the form sends", async () => {
  const answer = await fetch(address, { method: "OPTIONS" });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get("access-control-allow-origin"), "https://www.example.nl");
  for (const name of ["Idempotency-Key", "Content-Digest", "Content-Type"])
    assert.ok(answer.headers.get("access-control-allow-headers").includes(name));
});

test("complaint-check says the same of what was received", async () => {
  const names = await stored();
  assert.ok(names.length >= 2);
  const bodies = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, "received", name), "utf8")).body),
  );
  const verdicts = execFileSync(check, ["payload"], { input: `${bodies.join("\n")}\n`, encoding: "utf8" })
    .trim()
    .split("\n");
  assert.deepEqual(
    verdicts,
    bodies.map(() => '{"ok":true}'),
  );
});
