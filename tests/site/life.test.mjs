// Starting, stopping and starting again.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { payload } from "../support/payloads.mjs";
import { makeFolder, program, startSite } from "../support/site.mjs";
import { killCampaign } from "./kill.mjs";

test("what was stored is there after a restart, with the same references", async () => {
  const data = await makeFolder();
  const first = await startSite({ data });
  const sent = payload(1);
  const { reference } = await (await first.post(sent)).json();
  assert.equal(await first.stop(), 0);
  const second = await startSite({ data });
  const again = await second.post(sent);
  assert.equal(again.status, 200);
  assert.equal((await again.json()).reference, reference);
  assert.equal((await second.received()).length, 1);
  await second.stop();
});

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`${signal} lets requests that are under way finish, and ends with 0`, async () => {
    const site = await startSite({ args: ["--faults"] });
    const answers = Array.from({ length: 8 }, (_, i) => site.post(payload(i), { fields: { "x-fault": "delay=500" } }));
    await wait(200);
    const stopped = site.stop(signal);
    assert.deepEqual(
      (await Promise.all(answers)).map((answer) => answer.status),
      Array(8).fill(201),
    );
    assert.equal(await stopped, 0);
  });
}

test("a stop with silent connections takes no longer than a moment", async () => {
  const site = await startSite();
  const sockets = Array.from({ length: 20 }, () => site.connect());
  await wait(100);
  const started = Date.now();
  assert.equal(await site.stop(), 0);
  assert.ok(Date.now() - started < 2000);
  for (const socket of sockets) socket.destroy();
});

test("the database can be read by its owner only", async () => {
  const site = await startSite();
  await site.post(payload(1));
  for (const name of ["complaints.sqlite", "complaints.sqlite-wal"]) {
    assert.equal((await stat(path.join(site.data, name))).mode & 0o077, 0, name);
  }
  await site.stop();
});

test("two sites cannot have one port", async () => {
  const site = await startSite();
  const files = await makeFolder();
  const data = await makeFolder();
  const second = spawnSync(program, ["--port", String(site.port), "--data", data, "--static", files], {
    timeout: 5000,
    encoding: "utf8",
  });
  assert.equal(second.status, 2);
  assert.match(second.stderr, /cannot listen on 127\.0\.0\.1 port \d+/);
  await site.stop();
});

test("bad usage ends with 2 and says what is wrong", async () => {
  const folder = await makeFolder();
  const data = await makeFolder();
  const broken = await makeFolder();
  await writeFile(
    path.join(broken, "complaints.sqlite"),
    "this is no database, but long enough to be looked at as one".repeat(20),
  );
  const cases = [
    [[], /--static/],
    [["--static", "/nowhere/at/all", "--data", folder], /no folder/],
    [["--static", folder, "--data", "/proc/nothing"], /database/],
    [["--static", folder, "--data", broken], /database/],
    [["--static", folder, "--data", data, "--profile", "zz"], /profile/],
    [["--static", folder, "--data", data, "--port", "70000"], /port/],
    [["--static", folder, "--data", data, "--keep-days", "7"], /from 30/],
    [["--static", folder, "--data", data, "--host", "not an address"], /cannot listen/],
  ];
  for (const [args, words] of cases) {
    const run = spawnSync(program, args, { timeout: 5000, encoding: "utf8" });
    assert.equal(run.status, 2, args.join(" "));
    assert.match(run.stderr, words);
  }
});

test("a full database is answered with 503 and Retry-After, and what it holds stays", { timeout: 60000 }, async () => {
  const site = await startSite({ args: ["--max-database", "1"] });
  let accepted = 0;
  let answer;
  for (let index = 0; index < 400; index++) {
    const sent = payload(index);
    sent.statement.reason = "x".repeat(4000);
    answer = await site.post(sent);
    if (answer.status !== 201) break;
    accepted++;
  }
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get("retry-after"), "5");
  assert.ok(accepted > 10);
  assert.equal((await site.received()).length, accepted);
  for (const tenth of [5, 6, 7, 8, 9]) assert.match(site.log.join(""), new RegExp(`the database is ${tenth}\\d % full`));
  await site.stop();
});

test("only the profiles that are named are taken", async () => {
  const site = await startSite({ args: ["--profile", "be"] });
  const answer = await site.post(payload(1));
  assert.equal(answer.status, 422);
  assert.deepEqual((await answer.json()).problems[0], { pointer: "/profile", code: "unknown_choice" });
  await site.stop();
});

test("killed at random moments under load, it loses nothing that it acknowledged", { timeout: 120000 }, async () => {
  const result = await killCampaign({ rounds: 5, seed: 1 });
  assert.equal(result.rounds, 5);
  assert.ok(result.acknowledged > 0);
  assert.deepEqual(result.failures, []);
});
