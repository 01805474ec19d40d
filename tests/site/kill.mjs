// Kills the site with SIGKILL under load, starts it again, and looks whether every acknowledged complaint is there, once.
//   node tests/site/kill.mjs [ROUNDS] [SEED]     (10 rounds, seed 1)
// Half of the interrupted complaints are sent again after the restart: they must get one reference, whatever had happened.
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { audit } from "./audit.mjs";
import { payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";
import { makeFolder, startSite } from "../support/site.mjs";

const clients = 8;
const longestLoad = 400; // ms

// Sends until the site is gone; every answer that was read in full is acknowledged.
async function load(site, books, first) {
  for (let index = first; ; index += clients) {
    const sent = payload(index);
    try {
      const answer = await site.post(sent);
      const { reference } = await answer.json();
      if (answer.status !== 200 && answer.status !== 201) books.failures.push(`${sent.id}: status ${answer.status}`);
      books.acknowledged.set(sent.id, reference);
    } catch {
      books.interrupted.push(sent);
      return index;
    }
  }
}

async function sendAgain(site, books) {
  const again = books.interrupted.splice(0).filter((_, at) => at % 2 === 0);
  for (const sent of again) {
    const answer = await site.post(sent);
    books.acknowledged.set(sent.id, (await answer.json()).reference);
    if (answer.status === 200) books.storedUnanswered++;
  }
}

export async function killCampaign({ rounds, seed }) {
  const random = new Random(seed);
  const data = await makeFolder();
  const files = await makeFolder();
  const books = { acknowledged: new Map(), interrupted: [], failures: [], storedUnanswered: 0 };
  let stored = 0;
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    const site = await startSite({ data, files });
    const work = Array.from({ length: clients }, (_, at) => load(site, books, next + at));
    await wait(random.next() * longestLoad);
    await site.stop("SIGKILL");
    next = Math.max(...(await Promise.all(work))) + clients;
    const restarted = await startSite({ data, files });
    await sendAgain(restarted, books);
    const received = await restarted.received();
    stored = audit(
      received.map((one) => [one.payload.id, one.reference]),
      books,
    );
    await restarted.stop("SIGKILL");
  }
  return {
    rounds,
    seed,
    acknowledged: books.acknowledged.size,
    stored,
    storedUnanswered: books.storedUnanswered,
    failures: books.failures,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const result = await killCampaign({ rounds: Number(process.argv[2] ?? 10), seed: Number(process.argv[3] ?? 1) });
  console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - started) / 1000) }));
  process.exit(result.failures.length === 0 ? 0 : 1);
}
