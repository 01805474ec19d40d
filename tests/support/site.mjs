// Starts the real receiver (complaint-site) on a free port of this machine, for tests.
// COMPLAINT_BIN: the folder of the programs; build/native/bin when it is not set.
// COMPLAINT_TEST_POSTGRES (with_postgres.mjs): what would be in a data folder is in a schema of that server instead.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fieldsFor } from "./payloads.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const program = path.join(path.resolve(root, process.env.COMPLAINT_BIN ?? "build/native/bin"), "complaint-site");

const folders = [];
process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// A folder that is gone when this process ends; `files`: {"a/b.js": content}.
export async function makeFolder(files = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "complaint-site-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

async function portOf(child, log) {
  let text = "";
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`complaint-site ended with ${code}: ${log.join("")}`);
  });
  ended.catch(() => undefined);
  const ready = (async () => {
    for await (const piece of child.stdout) {
      text += piece;
      const found = /^ready http:\/\/localhost:(\d+)\/$/m.exec(text);
      if (found) return Number(found[1]);
    }
    return ended;
  })();
  return Promise.race([ready, ended]);
}

function storeOf(data) {
  const url = process.env.COMPLAINT_TEST_POSTGRES;
  if (!url) return ["--data", data];
  const schema = path
    .basename(data)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "_");
  execFileSync("psql", [url, "-q", "-c", `CREATE SCHEMA IF NOT EXISTS ${schema}`], { stdio: "ignore" });
  return ["--store", `${url}&options=-csearch_path%3D${schema}`];
}

// Options: data, files (folders; new ones when not given), store (a URL, instead of data), args (more arguments), port,
// showReceived. Without a --rate there is no limit.
export async function startSite({ data, files, store, args = [], port = 0, showReceived = true } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is not built: ./dev build native`);
  data ??= await makeFolder();
  files ??= await makeFolder({ "index.html": "<!doctype html><title>demo</title>" });
  const rate = args.includes("--rate") ? [] : ["--rate", "0"];
  const place = store ? ["--store", store] : storeOf(data);
  const show = showReceived ? ["--show-received"] : [];
  const child = spawn(program, ["--port", String(port), ...place, "--static", files, ...show, ...rate, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = [];
  child.stderr.on("data", (piece) => log.push(String(piece)));
  return new Site(child, await portOf(child, log), data, log);
}

export class Site {
  constructor(child, port, data, log) {
    Object.assign(this, { child, port, data, log, url: `http://127.0.0.1:${port}` });
  }

  // Gives the exit code; one that is not 0 (a sanitizer's report, say) is an error, but after SIGKILL.
  async stop(signal = "SIGTERM") {
    const running = this.child.exitCode === null && this.child.signalCode === null;
    const ended = running ? once(this.child, "close") : undefined;
    this.child.kill(signal);
    await ended;
    const code = this.child.exitCode;
    if (this.child.signalCode !== "SIGKILL" && code !== 0)
      throw new Error(`complaint-site ended with ${code ?? this.child.signalCode}: ${this.log.join("")}`);
    return code;
  }

  get(where, init) {
    return fetch(this.url + where, { redirect: "manual", ...init });
  }

  // Posts as the form does; `fields` adds or, with undefined, removes.
  post(payload, { body = JSON.stringify(payload), fields = {}, signal } = {}) {
    const all = { ...fieldsFor(payload.id, body), ...fields };
    for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
    return fetch(`${this.url}/api/complaints`, { method: "POST", headers: all, body, signal });
  }

  // Everything that was received, newest first, page by page.
  async received() {
    const all = [];
    for (let where = "/received?format=json"; where;) {
      const answer = await this.get(where);
      all.push(...(await answer.json()));
      where = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    return all;
  }

  async setFaults(mix) {
    const answer = await fetch(`${this.url}/faults`, { method: "POST", body: JSON.stringify(mix) });
    if (answer.status !== 200) throw new Error(`faults: ${answer.status}`);
  }

  connect() {
    const socket = net.connect({ port: this.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => undefined);
    return socket;
  }

  // Sends these bytes on a connection of their own and gives everything that came back until the site ended it.
  async raw(bytes, { halfClose = false } = {}) {
    const socket = this.connect();
    socket.write(bytes);
    if (halfClose) socket.end();
    return readToEnd(socket);
  }
}

export async function readToEnd(socket) {
  const pieces = [];
  socket.on("data", (piece) => pieces.push(piece));
  const started = Date.now();
  await new Promise((resolve) => {
    socket.once("end", resolve);
    socket.once("close", resolve);
  });
  socket.destroy();
  const text = Buffer.concat(pieces).toString("latin1");
  return { text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), after: Date.now() - started };
}
