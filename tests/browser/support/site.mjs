// The real site with the form's pages, at the name that browsers take for safe; the data is gone with the process.
import { fileURLToPath } from "node:url";
import { startSite as start } from "../../support/site.mjs";

const files = process.env.COMPLAINT_SITE ?? fileURLToPath(new URL("../../../build/web/site", import.meta.url));

// A `port` of an earlier start makes it the same origin again.
export async function startSite(args = [], port = 0) {
  const site = await start({ files, args, port });
  return {
    origin: `http://localhost:${site.port}`,
    log: () => site.log.join(""),
    received: () => site.received(),
    stop: () => site.stop(),
  };
}
