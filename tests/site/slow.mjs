// Slow connections: half of them read a large file by a byte a second, half send a request so. Meanwhile complaints are posted,
// and at the end the receiver is told to stop.
//   node tests/site/slow.mjs [CONNECTIONS] [SECONDS]     (1,000 connections, 60 s)
// A connection that the receiver ends is opened again, and a reader after 13 s: it does not see the end behind what it has not read.
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { payload } from "../support/payloads.mjs";
import { makeFolder, startSite } from "../support/site.mjs";
import { postGenuine } from "./hostile.mjs";

const pause = 50; // ms, between two genuine complaints
const answerTime = 1000; // ms, and no more than this many times the worst without slow connections on a busy machine:
const factor = 4;
const stopTime = 5000; // ms
const largeBytes = 16 << 20;
const read = "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n";
const sent = "POST /api/complaints HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n";

// Posts for that long; gives the answers that were wrong and the longest time of one.
async function postFor(site, seconds) {
  const result = { count: 0, wrong: [], worst: 0 };
  for (const until = Date.now() + seconds * 1000; Date.now() < until; result.count++) {
    const started = performance.now();
    const status = await postGenuine(site.port, payload(result.count)).catch((error) => error.message);
    result.worst = Math.max(result.worst, Math.round(performance.now() - started));
    if (status !== 201) result.wrong.push(status);
    await wait(pause);
  }
  return result;
}

// Keeps that many connections; returns a function that ends them.
async function openSlow(site, connections) {
  const sockets = Array(connections);
  const open = (index) => {
    sockets[index]?.destroy();
    const socket = site.connect().pause();
    Object.assign(socket, { sentBytes: 1, opened: Date.now() });
    socket.write(index % 2 ? read : "P");
    sockets[index] = socket;
  };
  const step = (index) => {
    const socket = sockets[index];
    if (socket.destroyed || Date.now() - socket.opened > 13_000) open(index);
    else if (index % 2) socket.read(1);
    else socket.write(sent[socket.sentBytes++] ?? "x");
  };
  for (let index = 0; index < connections; index++) {
    open(index);
    if (index % 50 === 0) await wait(5);
  }
  const timers = sockets.map((_, index) => setInterval(step, 1000, index));
  return () => {
    timers.forEach(clearInterval);
    for (const socket of sockets) socket.destroy();
  };
}

export async function slowCampaign({ connections, seconds }) {
  const files = await makeFolder({ "index.html": "x", "large.bin": Buffer.alloc(largeBytes, "x") });
  const site = await startSite({ files });
  const alone = await postFor(site, Math.min(5, seconds));
  const close = await openSlow(site, connections);
  const posted = await postFor(site, seconds);
  const started = performance.now();
  const code = await site.stop().catch((error) => error.message.slice(0, 500));
  const stopped = Math.round(performance.now() - started);
  close();
  const limit = Math.max(answerTime, factor * alone.worst);
  const failures = [];
  if (posted.wrong.length > 0) failures.push(`${posted.wrong.length} of ${posted.count} answers were ${posted.wrong[0]}`);
  if (posted.worst > limit) failures.push(`an answer took ${posted.worst} ms`);
  if (stopped > stopTime || code !== 0) failures.push(`the stop took ${stopped} ms and ended with ${code}`);
  return { connections, seconds, posts: posted.count, worstAlone: alone.worst, worst: posted.worst, stopped, failures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await slowCampaign({ connections: Number(process.argv[2] ?? 1000), seconds: Number(process.argv[3] ?? 60) });
  console.log(JSON.stringify(result));
  process.exit(result.failures.length === 0 ? 0 : 1);
}
