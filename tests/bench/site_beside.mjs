// The receiver beside an earlier build of it, in one run: both run all along, and short rounds of load alternate between them, so
// that other work on the machine slows both. Ends with 1 if this build stores fewer than 0.8 of the other's complaints a second.
//   node tests/bench/site_beside.mjs PROGRAM [ROUNDS]     (40 rounds of 0.15 s; PROGRAM: the other complaint-site)
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { makeFolder, program } from "../support/site.mjs";
import { median, quantile, table } from "./support/bars.mjs";

const [other, rounds = "40"] = process.argv.slice(2);
const roundTime = 150; // ms
const budget = 0.8;
let made = 0;

function bytesOf(sent) {
  const body = JSON.stringify(sent);
  const fields = { host: "127.0.0.1", ...fieldsFor(sent.id, body), "content-length": Buffer.byteLength(body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(["POST /api/complaints HTTP/1.1", ...lines, "", body].join("\r\n"));
}

async function start(file) {
  const folder = await makeFolder({ "files/index.html": "x" });
  const args = ["--port", "0", "--data", path.join(folder, "data"), "--static", path.join(folder, "files"), "--rate", "0"];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(`${file} has ended`)));
    child.stdout.on("data", (piece) => resolve(Number(/localhost:(\d+)/.exec(piece)[1])));
  });
  return { child, port, rates: [], times: [] };
}

// Posts one complaint after the other on kept connections until the time is over.
function client(port, until, times) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1").setNoDelay(true);
    let began = 0;
    let received = "";
    const send = () => {
      if (performance.now() >= until) return resolve(socket.destroy());
      const bytes = bytesOf(payload(made++));
      began = performance.now();
      socket.write(bytes);
    };
    socket.on("connect", send).on("error", reject);
    socket.on("data", (piece) => {
      received += piece.latin1Slice();
      const end = received.indexOf("\r\n\r\n");
      if (end < 0 || received.length < end + 4 + Number(/content-length: (\d+)/i.exec(received)[1])) return;
      times.push(performance.now() - began);
      if (!received.startsWith("HTTP/1.1 201")) reject(new Error(received));
      const closes = /connection: close/i.test(received);
      received = "";
      if (!closes) return send();
      socket.destroy();
      client(port, until, times).then(resolve, reject);
    });
  });
}

async function round(site, connections) {
  const times = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => client(site.port, began + roundTime, times)));
  site.rates.push((times.length / (performance.now() - began)) * 1000);
  site.times.push(...times);
}

async function compare(connections) {
  const sites = [await start(other), await start(program)];
  for (let i = 0; i < Number(rounds); i++) for (const site of i % 2 ? sites : sites.toReversed()) await round(site, connections);
  for (const { child } of sites) child.removeAllListeners("exit").kill();
  const ratio = median(sites[1].rates) / median(sites[0].rates);
  const figures = sites.flatMap(({ rates, times }) => [median(rates).toFixed(0), quantile(times, 0.99).toFixed(1)]);
  return { ratio, cells: [connections, ...figures, ratio.toFixed(2)] };
}

const results = [];
for (const connections of [1, 4, 64]) results.push(await compare(connections));
const heads = ["connections", "other, a second", "p99, ms", "this, a second", "p99, ms", "ratio"];
console.log(
  table(
    heads,
    results.map(({ cells }) => cells),
  ),
);
console.log(`load of the machine: ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`);
process.exit(results.every(({ ratio }) => ratio >= budget) ? 0 : 1);
