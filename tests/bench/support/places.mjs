// Where things lie.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const benchFolder = join(root, "tests/bench");
export const outFolder = join(root, "build/bench");

// COMPLAINT_SITE: another build of our site, as the browser tests take it.
export const siteFolder = process.env.COMPLAINT_SITE ?? join(root, "build/web/site");

export const folderOf = (name) => (name === "ours" ? siteFolder : join(outFolder, "peers", name));
