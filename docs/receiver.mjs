// A receiver for complaints: node receiver.mjs [FOLDER] [PORT] [ORIGIN], Node 20.10 or later. One file a complaint, named by its
// id. ORIGIN: a site elsewhere that may post here (CORS). Put it behind HTTPS, and let `take` check your session first.
import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { loadValidator, validateComplaint } from "complaint-form/validator";

const [folder = "received", port = "8090", origin] = process.argv.slice(2);
await Promise.all([loadValidator(), mkdir(folder, { recursive: true })]);
const directory = await open(folder);
const fields = "Content-Type, Idempotency-Key, Content-Digest, X-Csrf-Token";
const cors = { Origin: origin, Credentials: "true", Methods: "POST", Headers: fields };

async function take(request, headers) {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(headers["content-type"])) return [415, {}];
  let bytes = Buffer.alloc(0);
  for await (const piece of request.iterator({ destroyOnReturn: false }))
    if ((bytes = Buffer.concat([bytes, piece])).length > 65536) break; // enough for the validator to say too_large
  const { problems } = validateComplaint(bytes);
  if (problems) return [422, { problems }];
  const [body, { id }] = [bytes.toString(), JSON.parse(bytes)]; // the id is a UUID: the validator saw to that
  const digest = `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
  if (!(headers["content-digest"] ?? digest).includes(digest) || headers["idempotency-key"] !== `"${id}"`) return [400, {}];
  const [file, draft, reference] = [`${folder}/${id}.json`, `${folder}/${randomUUID()}.draft`, `K-${randomUUID().slice(0, 13)}`];
  await writeFile(draft, JSON.stringify({ reference, receivedAt: new Date().toISOString(), body }), { mode: 0o600, flush: true });
  await link(draft, file).catch(() => undefined); // claims the id; fails when it was claimed before
  await Promise.all([unlink(draft), directory.sync()]);
  const kept = JSON.parse(await readFile(file, "utf8"));
  if (kept.body !== body) return [422, { title: "this id was used for other answers", problems: [] }];
  return [kept.reference === reference ? 201 : 200, { reference: kept.reference, receivedAt: kept.receivedAt }];
}

const server = createServer(async (request, response) => {
  for (const [name, value] of origin ? Object.entries(cors) : []) response.setHeader(`Access-Control-Allow-${name}`, value);
  const other = request.method === "OPTIONS" ? [204] : [405, {}];
  const [status, answer] = request.method === "POST" ? await take(request, request.headers).catch(() => [503, {}]) : other;
  if (status === 503) response.setHeader("Retry-After", "5");
  response.writeHead(status, { "Content-Type": `application/${status < 300 ? "json" : "problem+json"}` });
  response.end(JSON.stringify(answer));
}).listen(port, "127.0.0.1", () => console.log(`ready http://localhost:${server.address().port}/`));
