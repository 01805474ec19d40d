// Copies Chromium's profile folder after the form was used in it, and looks for the person in the copy.
//   node tests/browser/profile_attack.mjs [PART OF A ROW'S NAME]
// Fails if what is promised does not hold. Memory, swap, and what a disk keeps of unlinked files are not looked at.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { attack, sought } from "./support/profile/attack.mjs";
import { profileAfter } from "./support/profile/victim.mjs";
import { startSite } from "./support/site.mjs";

const everything = Object.keys(sought);
const sqlite = ["--enable-features=IdbSqliteBackingStore"]; // Chromium's other IndexedDB, off by default in version 156

// Chromium itself remembers single fields for its suggestions, under their names, unless autocomplete is "off".
const browserMemory = { file: "Default/Web Data", values: ["name", "phone", "e-mail"] };

const valuesOf = (opened) => everything.filter((what) => opened.some(({ values }) => values.includes(what)));

// What the records may give; `none`: it is measured only.
const promises = {
  nothing: ({ opened, sealed }) => assert.deepEqual({ opened, sealed }, { opened: [], sealed: 0 }),
  everything: ({ opened }) => assert.deepEqual(valuesOf(opened), everything, "the attacker must get in here"),
  sealed({ opened, sealed }) {
    assert.deepEqual(opened, []);
    assert.ok(sealed > 0, "there is nothing to open");
  },
  shut: ({ opened }) => assert.deepEqual(opened, []),
  draft({ opened }) {
    assert.ok(opened.length > 0, "the attacker must get in here");
    assert.ok(!valuesOf(opened).includes("national number"), "a draft holds the national number");
  },
  none: () => undefined,
};

const both = (row) => ["closed", "killed"].map((end) => ({ ...row, end }));

const rows = [
  ...both({ state: "received", promise: "nothing" }),
  ...both({ state: "waiting", promise: "everything" }),
  ...both({ state: "waiting", withKey: true, promise: "sealed" }),
  ...both({ state: "waited, then sent", promise: "nothing" }),
  ...both({ state: "waited, then sent", withKey: true, promise: "shut" }),
  ...both({ state: "waited, then wiped", promise: "nothing" }),
  ...both({ state: "waited, then wiped", withKey: true, promise: "shut" }),
  ...both({ state: "draft", promise: "draft" }),
  ...both({ state: "draft, then wiped", promise: "nothing" }),
  { state: "waited, then wiped", end: "closed", after: 0, promise: "none" },
  { state: "waited, then wiped", end: "killed", after: 0, promise: "none" },
  { state: "waited, then wiped", end: "killed", after: 0, again: true, promise: "none" },
  { state: "waited, then wiped", withKey: true, end: "killed", after: 0, promise: "shut" },
  { state: "sent, a draft stays", end: "closed", promise: "none" },
  { state: "sent, a draft stays", withKey: true, end: "closed", promise: "shut" },
  { state: "waiting", end: "killed", features: sqlite, promise: "everything" },
  { state: "waited, then wiped", end: "killed", features: sqlite, promise: "nothing" },
];

export const nameOf = ({ state, withKey, end, after, again, features }) =>
  [
    state,
    withKey && "account key",
    after === undefined ? end : `${end} after ${after} s`,
    again && "opened again",
    features && "SQLite",
  ]
    .filter(Boolean)
    .join("; ");

// The rows that a test has time for.
export const quickRows = [
  { state: "received", end: "closed", promise: "nothing" },
  { state: "waiting", end: "killed", promise: "everything" },
  { state: "waiting", withKey: true, end: "killed", promise: "sealed" },
  { state: "waited, then wiped", end: "killed", promise: "nothing" },
];

function assertOnlyBrowserMemory(plain) {
  const { file, values } = browserMemory;
  const others = plain.filter((found) => found.file !== file || !values.includes(found.what));
  assert.deepEqual(others, [], "plain in the profile");
}

export function check({ promise }, found) {
  assert.ok(found.files > 100, `only ${found.files} files were looked at`);
  assertOnlyBrowserMemory(found.plain);
  promises[promise](found);
}

async function attackAfter(row, site) {
  const { copy, remove } = await profileAfter(row, site);
  try {
    return attack(copy);
  } finally {
    await remove();
  }
}

// Chromium rewrites its files in its own time, which a busy machine stretches.
const waits = [3, 10, 30]; // s

// What was found, and after how many seconds: the first of `waits` after which nothing was, if nothing is promised.
export async function attackInTime(row, site) {
  let found;
  for (const after of row.promise === "nothing" && row.after === undefined ? waits : [row.after ?? waits[0]]) {
    found = { ...(await attackAfter({ ...row, after }, site)), after };
    if (found.opened.length === 0 && found.sealed === 0) break;
  }
  return found;
}

function lineOf(row, { plain, opened, sealed, after }, problem) {
  const files = [...new Set(plain.map(({ file }) => file))];
  const plainly = files.map(
    (file) =>
      `${file}: ${plain
        .filter((found) => found.file === file)
        .map(({ what }) => what)
        .join(", ")}`,
  );
  const open = opened.length === 0 ? "0" : `${opened.length}: ${valuesOf(opened).join(", ")}`;
  return `| ${nameOf(row)} | ${after} s | ${plainly.join("; ") || "nothing"} | ${open} | ${sealed} | ${problem ? "BROKEN" : row.promise} |`;
}

export async function profileCampaign(chosen, print) {
  const site = await startSite(["--faults"]);
  const problems = [];
  print("| state; end of the browser | after | found in plain | records opened by a key beside them | left sealed | promised |");
  print("|---|---|---|---|---|---|");
  try {
    for (const row of chosen) {
      const found = await attackInTime(row, site);
      let problem;
      try {
        check(row, found);
      } catch (reason) {
        problem = `${nameOf(row)}: ${reason.message}`;
        problems.push(problem);
      }
      print(lineOf(row, found, problem));
    }
  } finally {
    await site.stop();
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const chosen = rows.filter((row) => nameOf(row).includes(process.argv[2] ?? ""));
  const problems = await profileCampaign(chosen, (line) => console.log(line));
  console.log(JSON.stringify({ profiles: chosen.length, problems, seconds: Math.round((Date.now() - started) / 1000) }));
  process.exit(problems.length === 0 && chosen.length > 0 ? 0 : 1);
}
