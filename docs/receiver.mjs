// A receiver for complaints: node receiver.mjs [FOLDER] [PORT] [ORIGIN]. One file a complaint, named by its id, so nothing is
// stored twice. ORIGIN: a site elsewhere that may post here (CORS). Put it behind HTTPS, and check your session first.
import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { loadValidator, validateComplaint } from "complaint-form/validator";

const [folder = "received", port = "8090", origin = ""] = process.argv.slice(2);
await Promise.all([loadValidator(), mkdir(folder, { recursive: true })]);

// A little more than the most a complaint may have; the validator refuses what is cut off here as too large.
async function bodyOf(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }))
    if (pieces.push(piece) && (size += piece.length) > 65536) break;
  return Buffer.concat(pieces);
}

// Whole on disk under another name first; `link` claims the id, and fails when it was claimed before.
async function keep(id, body) {
  const [file, draft] = [join(folder, `${id}.json`), join(folder, `${randomUUID()}.draft`)];
  const entry = { reference: `K-${randomBytes(5).toString("hex")}`, receivedAt: new Date().toISOString(), body };
  const handle = await open(draft, "wx", 0o600);
  await handle
    .writeFile(JSON.stringify(entry))
    .then(() => handle.sync())
    .finally(() => handle.close());
  const claimed = await link(draft, file).then(
    () => true,
    (error) => error.code !== "EEXIST" && Promise.reject(error),
  );
  await unlink(draft);
  return { claimed, entry: claimed ? entry : JSON.parse(await readFile(file, "utf8")) };
}

async function take(request) {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) return [415, {}];
  const bytes = await bodyOf(request);
  const verdict = validateComplaint(bytes); // also: not JSON, not UTF-8, too large
  if (!verdict.ok) return [422, { problems: verdict.problems }];
  const [body, { id }] = [bytes.toString("utf8"), JSON.parse(bytes.toString("utf8"))];
  if (request.headers["idempotency-key"] !== `"${id}"`) return [400, {}];
  const { claimed, entry } = await keep(id, body);
  if (entry.body !== body) return [422, { title: "this id was used for other answers", problems: [] }];
  return [claimed ? 201 : 200, { reference: entry.reference, receivedAt: entry.receivedAt }];
}

const cors = origin && {
  "Access-Control-Allow-Origin": origin,
  "Access-Control-Allow-Credentials": "true",
  Vary: "Origin",
  "Access-Control-Expose-Headers": "Retry-After",
  "Access-Control-Allow-Methods": "POST",
  "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key, Content-Digest, X-Csrf-Token",
  "Access-Control-Max-Age": "600",
};

createServer(async (request, response) => {
  const allowed = request.method === "POST" || request.method === "OPTIONS";
  const [status, answer] = !allowed
    ? [405, {}]
    : request.method === "OPTIONS"
      ? [204, {}]
      : await take(request).catch(() => [503, {}]);
  response.writeHead(status, {
    "Content-Type": status < 400 ? "application/json" : "application/problem+json",
    "Cache-Control": "no-store",
    ...cors,
  });
  response.end(status === 204 ? "" : JSON.stringify(answer));
}).listen(Number(port), function () {
  console.log(`ready http://localhost:${this.address().port}/`);
});
