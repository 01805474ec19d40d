// The real site for a test: a fresh database, a free port, stopped and removed afterwards.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const files = process.env.COMPLAINT_SITE ?? join(root, "build/web/site");
const bin = process.env.COMPLAINT_BIN ?? join(root, "build/native/bin");

// A `port` of an earlier start makes it the same origin again.
export async function startSite(options = [], port = 0) {
  const data = await mkdtemp(join(tmpdir(), "complaint-site-"));
  const child = spawn(join(bin, "complaint-site"), ["--port", String(port), "--data", data, "--static", files, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  const origin = await readyOrigin(child, () => log);
  return {
    origin,
    log: () => log,
    received: async () => (await fetch(`${origin}/received?format=json`)).json(),
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
      await rm(data, { recursive: true, force: true });
    },
  };
}

function readyOrigin(child, log) {
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const ready = /ready (http:\/\/localhost:\d+)\//.exec(out);
      if (ready) resolve(ready[1]);
    });
    child.once("exit", (code) => reject(new Error(`the site ended with ${code}: ${log()}`)));
  });
}
