// The receiver, natively: complaints a second and their times, by the number of connections. Each complaint is another one, and
// is answered when it is on the disk.
import http from "node:http";
import { fileURLToPath } from "node:url";
import { fieldsFor, payload } from "../support/payloads.mjs";
import { startSite } from "../support/site.mjs";
import { alone, quantile, report, table } from "./support/bars.mjs";

const seconds = 4;
const warmUp = 50; // complaints before the clock starts
const bodies = 20_000; // made beforehand, more than a run can send: their making is not measured

const made = () =>
  Array.from({ length: bodies }, (_, index) => {
    const complaint = payload(index);
    const body = Buffer.from(JSON.stringify(complaint));
    return { body, headers: { ...fieldsFor(complaint.id, body), "content-length": body.length } };
  });

function send(agent, port, { body, headers }) {
  return new Promise((resolve, reject) => {
    const options = { agent, host: "127.0.0.1", port, method: "POST", path: "/api/complaints", headers };
    const request = http.request(options, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function client(port, next, until, times) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  while (performance.now() < until) {
    const complaint = next();
    const before = performance.now();
    const status = await send(agent, port, complaint);
    if (status !== 201) throw new Error(`the site answered ${status}`);
    times.push(performance.now() - before);
  }
  agent.destroy();
}

// A site and a database of its own; what was answered must be what is stored.
async function run(connections) {
  const site = await startSite({ args: ["--rate", "0"] });
  const all = made();
  const next = () => {
    if (all.length === 0) throw new Error("no complaints left to send");
    return all.pop();
  };
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let i = 0; i < warmUp; ++i) await send(agent, site.port, next());
  agent.destroy();
  const times = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, () => client(site.port, next, until, times)));
  const taken = (performance.now() - started) / 1000;
  const stored = (await site.received()).length;
  await site.stop();
  if (stored !== times.length + warmUp) throw new Error(`${times.length + warmUp} answered, ${stored} stored`);
  return [
    connections,
    times.length,
    (times.length / taken).toFixed(0),
    ...[0.5, 0.99].map((part) => quantile(times, part).toFixed(2)),
  ];
}

export async function bench() {
  const rows = [];
  for (const connections of [1, 2, 4]) rows.push(await run(connections));
  const said =
    `POST /api/complaints by the network of this machine, ${seconds} s for each number of keep-alive connections, from one Node ` +
    "process on the same processors. Every complaint is another one and is on the disk when it is answered; afterwards the " +
    "number of stored complaints is that of the answers.";
  return report("Site", [said, table(["connections", "complaints", "a second", "p50, ms", "p99, ms"], rows)], []);
}

await alone(fileURLToPath(import.meta.url), bench);
