// What those who run the receiver need: health, metrics, the log, the unit of systemd and the site of nginx in deploy/.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { test as nodeTest } from "node:test";
import { fileURLToPath } from "node:url";
import { hostname, request, startNginx } from "../support/nginx.mjs";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { startPostgres } from "../support/postgres.mjs";
import { makeFolder, program, startSite } from "../support/site.mjs";

const deploy = (name) => fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url));
// A test whose programs are ended although it fails.
function test(name, work) {
  nodeTest(name, { timeout: 120_000 }, async (t) => {
    const started = [];
    t.after(() => Promise.all(started.map((program) => program.stop().catch(() => undefined))));
    const kept = (start) => async (options) => {
      const running = await start(options);
      started.push(running);
      return running;
    };
    await work({ startSite: kept(startSite), startNginx: kept(startNginx), startPostgres: kept(startPostgres) });
  });
}

const bare = (args) => args.filter((argument) => argument !== "--show-received");

async function value(site, line) {
  const text = await (await site.get("/metrics")).text();
  return text
    .split("\n")
    .find((other) => other.startsWith(`${line} `))
    ?.split(" ")
    .at(-1);
}

test("live and ready as long as the database answers, and ready again when it is back", async ({ startSite, startPostgres }) => {
  const postgres = await startPostgres();
  const site = await startSite({ store: postgres.url() });
  assert.equal((await site.get("/healthz")).status, 200);
  assert.deepEqual(await (await site.get("/healthz/ready")).json(), { status: "ready" });
  await postgres.stop("SIGQUIT");
  for (const where of ["/healthz", "/healthz/ready"]) {
    const answer = await site.get(where);
    assert.equal(answer.status, 503);
    assert.deepEqual(await answer.json(), { status: "not ready" });
  }
  assert.equal((await site.get("/healthz/live")).status, 200);
  const refused = await site.post(payload(1));
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get("retry-after"), "5");
  await postgres.start();
  assert.equal((await site.get("/healthz/ready")).status, 200);
  assert.equal((await site.post(payload(1))).status, 201);
  await site.stop();
  await postgres.stop();
});

test("the metrics count what was answered, and name nothing that was sent", async ({ startSite }) => {
  const site = await startSite();
  const posts = (status) => `complaint_site_requests_total{method="POST",route="/api/complaints",status="${status}"}`;
  const first = payload(1);
  for (const sent of [first, first, payload(2)]) await site.post(sent);
  await site.post(payload(3), { body: "{}" });
  await site.get("/secret", { method: "SECRET" });
  assert.deepEqual(
    [await value(site, posts(201)), await value(site, posts(200)), await value(site, posts(422))],
    ["2", "1", "1"],
  );
  assert.equal(await value(site, 'complaint_site_request_duration_seconds_count{route="/api/complaints"}'), "4");
  assert.equal(await value(site, "complaint_site_jobs"), "0");
  assert.ok(Number(await value(site, "complaint_site_connections")) >= 1);
  const answer = await site.get("/metrics");
  assert.match(answer.headers.get("content-type"), /^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  assert.doesNotMatch(text, /secret|person/i);
  for (const line of text.trimEnd().split("\n"))
    assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [-+\d.e]+)$/);
  await site.stop();
});

test("the log is a JSON object a line", async ({ startSite }) => {
  const site = await startSite();
  await site.post(payload(1));
  await site.get("/x", { method: "DELETE" });
  await site.stop();
  const lines = site.log.join("").trimEnd().split("\n").map(JSON.parse);
  for (const { time } of lines) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const answers = lines.filter(({ message }) => message === undefined);
  assert.deepEqual(
    answers.map(({ method, route, status, ms }) => [method, route, status, typeof ms]),
    [
      ["POST", "/api/complaints", 201, "number"],
      ["DELETE", "files", 405, "number"],
    ],
  );
  assert.deepEqual(
    lines.slice(2).map(({ message }) => message),
    ["stopping", "stopped"],
  );
});

test("nobody can read what was received unless that was asked for", async ({ startSite }) => {
  const site = await startSite({ showReceived: false });
  await site.post(payload(1));
  for (const where of ["/received", "/received?format=json", "/received.css"]) assert.equal((await site.get(where)).status, 404);
  await site.stop();
});

test("a request is answered for the names that were given and those of this machine", async ({ startSite }) => {
  const site = await startSite({ args: ["--name", hostname] });
  const status = async (host) => (await site.raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status;
  for (const host of [hostname, `${hostname.toUpperCase()}:443`, "localhost", "127.0.0.1:8080"])
    assert.equal(await status(host), 200);
  for (const host of ["other.example", `${hostname}.other.example`, `x.${hostname}`]) assert.equal(await status(host), 421);
  await site.stop();
});

test("systemd takes the unit", async () => {
  const folder = await makeFolder();
  const unit = readFileSync(deploy("complaint-site.service"), "utf8").replace("/usr/bin/complaint-site", program);
  writeFileSync(path.join(folder, "complaint-site.service"), unit);
  const verify = ["verify", "--man=no", path.join(folder, "complaint-site.service")];
  const output = execFileSync("systemd-analyze", verify, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  assert.equal(output, "");
});

test("the unit's options are options of the program", () => {
  const unit = readFileSync(deploy("complaint-site.service"), "utf8");
  const help = execFileSync(program, ["--help"], { encoding: "utf8" });
  const options = unit.match(/--[a-z-]+/g);
  assert.ok(options.length >= 5);
  for (const option of bare(options)) assert.ok(help.includes(option), option);
  for (const [variable] of unit.matchAll(/COMPLAINT_(?!OPTIONS)[A-Z]+/g)) assert.ok(help.includes(variable), variable);
});

test("behind nginx: TLS, one complaint once, nothing for those who run it, a rate for each network", async ({
  startSite,
  startNginx,
}) => {
  const site = await startSite({ args: ["--name", hostname] });
  const nginx = await startNginx({ receivers: [site.port], realAddress: true });
  const post = (sent, address) => {
    const body = JSON.stringify(sent);
    const fields = { ...fieldsFor(sent.id, body), "X-Test-Address": address };
    return request(nginx, "/api/complaints", { method: "POST", fields, body });
  };
  const [first, second] = [payload(1), payload(2)];
  const stored = await post(first, "192.0.2.1");
  assert.equal(stored.status, 201);
  assert.match(stored.fields["strict-transport-security"], /^max-age=\d{8}$/);
  assert.equal((await post(first, "192.0.2.1")).status, 200);
  assert.equal((await request(nginx, "/")).status, 200);
  for (const where of ["/received", "/metrics", "/healthz/ready", "/faults"])
    assert.equal((await request(nginx, where)).status, 404);
  const plain = await fetch(`http://127.0.0.1:${nginx.plainPort}/x?y`, { redirect: "manual" });
  assert.equal(plain.status, 308);
  const statuses = [];
  for (let host = 1; host <= 16; host++) statuses.push((await post(second, `2001:db8:0:1::${host}`)).status);
  assert.ok(
    statuses.slice(0, 10).every((status) => status < 300),
    statuses.join(),
  );
  assert.ok(statuses.slice(11).includes(429), statuses.join());
  assert.equal((await post(second, "2001:db8:0:2::1")).status, 200);
  assert.doesNotMatch(nginx.log(), /192\.0\.2|2001:db8|complaints/);
  await nginx.stop();
  await site.stop();
});

const manual = readFileSync(new URL("../../docs/receiver.md", import.meta.url), "utf8");

function typed(pattern) {
  const found = pattern.exec(manual);
  assert.ok(found, `docs/receiver.md has no ${pattern}`);
  return found[0];
}

test("the back-up of SQLite in docs/receiver.md is whole while the receiver runs", async ({ startSite }) => {
  const site = await startSite();
  const sent = payload(1);
  const first = await (await site.post(sent)).json();
  const backup = await makeFolder();
  const command = typed(/^umask 077; sqlite3 .*$/m)
    .replace("/var/lib/complaint-site", site.data)
    .replace("/backup", backup);
  execFileSync("sh", ["-c", command]);
  await site.post(payload(2));
  const other = await startSite({ data: backup });
  assert.equal((await other.received()).length, 1);
  assert.equal((await (await other.post(sent)).json()).reference, first.reference);
});

test("the back-up can be read by its owner only", async ({ startSite }) => {
  const site = await startSite();
  const backup = await makeFolder();
  const command = typed(/^umask 077; sqlite3 .*$/m)
    .replace("/var/lib/complaint-site", site.data)
    .replace("/backup", backup);
  execFileSync("sh", ["-c", command]);
  assert.equal(statSync(path.join(backup, "complaints.sqlite")).mode & 0o077, 0);
});

test("what docs/receiver.md has typed into PostgreSQL works", async ({ startSite, startPostgres }) => {
  const postgres = await startPostgres();
  for (const statement of typed(/^CREATE ROLE[^`]*/m)
    .split("\n")
    .filter(Boolean))
    postgres.query(statement);
  const store = `postgresql://complaints@/complaints?host=${encodeURIComponent(postgres.folder)}`;
  const site = await startSite({ store });
  const { reference } = await (await site.post(payload(1))).json();
  await site.post(payload(2));
  execFileSync("psql", [store, "-c", typed(/^DELETE FROM .*$/m).replace(/'.*'/, `'${reference}'`)], { stdio: "ignore" });
  assert.deepEqual(
    (await site.received()).map((received) => received.payload.contact.email),
    ["person2@post.example"],
  );
});

test("the receiver is installed with its unit and its manual", async () => {
  const prefix = await makeFolder();
  const build = path.resolve(path.dirname(program), "..");
  const install = /^cmake --install build\/native (--component receiver) --prefix \/usr$/m.exec(manual);
  execFileSync("cmake", ["--install", build, ...install[1].split(" "), "--prefix", prefix]);
  for (const name of ["bin/complaint-site", "lib/systemd/system/complaint-site.service", "share/doc/complaint-form/receiver.md"])
    assert.ok(existsSync(path.join(prefix, name)), name);
});

test("every path and option that docs/receiver.md names is there", async ({ startSite }) => {
  const help = execFileSync(program, ["--help"], { encoding: "utf8" });
  for (const [, option] of manual.matchAll(/`(--[a-z-]+)[^`]*`/g)) assert.ok(help.includes(option), option);
  const site = await startSite();
  for (const [, where] of manual.matchAll(/^\| `(\/[a-z/]+)`/gm)) assert.equal((await site.get(where)).status, 200, where);
});

test("a PostgreSQL that does not answer is said so, and does not keep the receiver from ending", async ({
  startSite,
  startPostgres,
}) => {
  const postgres = await startPostgres();
  const site = await startSite({ store: postgres.url(), args: ["--connections", "2"] });
  const frozen = postgres.processes();
  for (const process_ of frozen) process.kill(process_, "SIGSTOP");
  const [health, post] = await Promise.all([site.get("/healthz/ready"), site.post(payload(1))]);
  assert.deepEqual([health.status, post.status], [503, 503]);
  assert.match(site.log.join(""), /a complaint could not be stored: the server did not answer/);
  const waiting = site.post(payload(2)).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = Date.now();
  assert.equal(await site.stop(), 0);
  assert.ok(Date.now() - started < 5000);
  await waiting;
  for (const process_ of frozen) process.kill(process_, "SIGCONT");
});

test("nothing is removed that is younger than asked, however many days are asked", async ({ startSite }) => {
  const first = await startSite();
  await first.post(payload(1));
  await first.stop();
  const second = await startSite({ data: first.data, args: ["--keep-days", "36500"] });
  assert.equal((await second.received()).length, 1);
  for (const days of ["36501", "999999", "29"]) {
    const run = spawnSync(program, ["--static", ".", "--data", first.data, "--keep-days", days], { encoding: "utf8" });
    assert.equal(run.status, 2, days);
    assert.match(run.stderr, /--keep-days must be 0 or from 30 to 36500/);
  }
});

test("a store that is no URL is refused, from the environment too, and --data needs a folder", async () => {
  const files = await makeFolder();
  const run = (args, env) =>
    spawnSync(program, ["--static", files, ...args], { encoding: "utf8", env: { ...process.env, ...env } });
  for (const store of ["host=db dbname=c", " postgresql://db/c", "mysql://db/c"]) {
    const { status, stderr } = run([], { COMPLAINT_STORE: store });
    assert.equal(status, 2, store);
    assert.match(stderr, /--store must begin with postgresql:/);
  }
  assert.equal(run(["--data", ""]).status, 2);
  assert.equal(run(["--name", "klachten.example:443"]).status, 2);
});

test("while it listens on this machine, whatever the address is called, names from elsewhere are refused", async ({
  startSite,
}) => {
  const site = await startSite({ args: ["--host", "127.0.0.2"] });
  const answer = await new Promise((resolve) => {
    const socket = net.connect(site.port, "127.0.0.2");
    socket.end("GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n");
    socket.on("data", (data) => resolve(String(data)));
  });
  assert.match(answer, /^HTTP\/1\.1 421 /);
});

test("health and metrics do not count for the rate", async ({ startSite }) => {
  const site = await startSite({ args: ["--rate", "6"] });
  for (let i = 0; i < 20; i++)
    for (const where of ["/healthz/live", "/healthz/ready", "/metrics"]) assert.equal((await site.get(where)).status, 200);
});
