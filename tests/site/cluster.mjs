// Receivers behind nginx (deploy/nginx.conf) on one database, killed at random while complaints come in, each three times at
// once. Every acknowledged complaint must be stored once, under the reference that was told.
//   node tests/site/cluster.mjs [postgres|sqlite] [COMPLAINTS] [SEED]     (postgres, 600, 1)
// postgres: three receivers, and PostgreSQL itself is stopped at once (as by `pg_ctl stop -m immediate`); sqlite: one receiver.
import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { audit } from "./audit.mjs";
import { hostname, request, startNginx } from "../support/nginx.mjs";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { startPostgres } from "../support/postgres.mjs";
import { Random } from "../support/random.mjs";
import { makeFolder, startSite } from "../support/site.mjs";

const copies = 3;
const atOnce = 16; // complaints
const calm = [200, 1200]; // ms between two disasters, least and most
const patience = 120; // tries of one copy

class Cluster {
  constructor(kind, random) {
    Object.assign(this, { kind, random, disasters: { receivers: 0, database: 0 }, running: true });
  }

  async start() {
    this.files = await makeFolder({ "index.html": "<!doctype html><title>demo</title>" });
    if (this.kind === "postgres") this.postgres = await startPostgres();
    this.data = await makeFolder();
    const count = this.kind === "postgres" ? 3 : 1;
    this.sites = [];
    for (let at = 0; at < count; at++) this.sites.push(await this.#startReceiver(0));
    this.nginx = await startNginx({ receivers: this.sites.map(({ port }) => port), rate: "100000r/s", namesReceiver: true });
  }

  #startReceiver(port) {
    const store = this.postgres?.url();
    return startSite({ data: this.data, files: this.files, store, port, args: ["--name", hostname] });
  }

  async #killReceiver() {
    const at = this.random.below(this.sites.length);
    const { port } = this.sites[at];
    await this.sites[at].stop("SIGKILL");
    this.sites[at] = await this.#startReceiver(port);
    this.disasters.receivers++;
  }

  async #killDatabase() {
    await this.postgres.stop("SIGQUIT");
    await this.postgres.start();
    this.disasters.database++;
  }

  async disturb() {
    while (this.running) {
      await wait(calm[0] + this.random.next() * (calm[1] - calm[0]));
      if (this.postgres && this.random.chance(0.3)) await this.#killDatabase();
      else await this.#killReceiver();
    }
  }

  // Rows [id, reference], read without the receiver.
  stored() {
    const sql = "SELECT id, reference FROM complaints";
    const file = path.join(this.data, "complaints.sqlite");
    const text = this.postgres
      ? this.postgres.query(sql)
      : execFileSync("sqlite3", [file, sql], { encoding: "utf8", maxBuffer: 1 << 30 });
    return text
      .trim()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("|"));
  }

  async stop() {
    await this.nginx.stop();
    for (const site of this.sites) await site.stop();
    await this.postgres?.stop();
  }
}

// Posts one copy until it is acknowledged, as a form's outbox does. Gives the answer's reference and who gave it.
async function deliver(cluster, books, id, body) {
  for (let tries = 0; tries < patience; tries++) {
    books.posts++;
    const sent = request(cluster.nginx, "/api/complaints", { method: "POST", fields: fieldsFor(id, body), body });
    const answer = await sent.catch((error) => ({ status: error.message }));
    if (answer.status === 200 || answer.status === 201) {
      books[answer.status]++;
      return { reference: JSON.parse(answer.body).reference, receiver: answer.fields["x-receiver"] };
    }
    if (answer.status < 500) books.failures.push(`${id}: status ${answer.status}`);
    books.again++;
    await wait(50 + cluster.random.next() * 200);
  }
  books.failures.push(`${id}: not acknowledged after ${patience} tries`);
}

async function send(cluster, books, index) {
  const sent = payload(index);
  const body = JSON.stringify(sent);
  const answers = await Promise.all(Array.from({ length: copies }, () => deliver(cluster, books, sent.id, body)));
  const references = new Set(answers.map((answer) => answer?.reference));
  if (references.size !== 1) books.failures.push(`${sent.id}: references ${[...references].join(", ")}`);
  if (new Set(answers.map((answer) => answer?.receiver)).size > 1) books.byDifferent++;
  books.acknowledged.set(sent.id, answers[0]?.reference);
}

export async function clusterCampaign({ kind, complaints, seed }) {
  const cluster = new Cluster(kind, new Random(seed));
  await cluster.start();
  const books = { acknowledged: new Map(), failures: [], posts: 0, again: 0, byDifferent: 0, 200: 0, 201: 0 };
  const disturbance = cluster.disturb();
  let next = 0;
  const work = async () => {
    while (next < complaints) await send(cluster, books, next++);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  cluster.running = false;
  await disturbance;
  const rows = cluster.stored();
  for (const [id] of rows) if (!books.acknowledged.has(id)) books.failures.push(`${id}: nobody sent it`);
  const stored = audit(rows, books);
  await cluster.stop();
  const { posts, again, byDifferent, failures } = books;
  return { kind, seed, complaints, stored, posts, again, byDifferent, created: books[201], ...cluster.disasters, failures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind = "postgres", complaints = 600, seed = 1] = process.argv.slice(2);
  const started = Date.now();
  const result = await clusterCampaign({ kind, complaints: Number(complaints), seed: Number(seed) });
  const failures = result.failures.slice(0, 20);
  console.log(JSON.stringify({ ...result, failures, seconds: Math.round((Date.now() - started) / 1000) }));
  process.exit(result.failures.length === 0 && result.stored === Number(complaints) ? 0 : 1);
}
