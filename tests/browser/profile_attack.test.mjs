// Somebody with a copy of the browser's profile folder: the shorter part of profile_attack.mjs.
import { after, before, test } from "node:test";
import { attackInTime, check, nameOf, quickRows } from "./profile_attack.mjs";
import { startSite } from "./support/site.mjs";

let site;
before(async () => {
  site = await startSite(["--faults"]);
});
after(() => site?.stop());

for (const row of quickRows)
  test(`a copied profile gives ${row.promise === "sealed" ? "only what is sealed" : row.promise}: ${nameOf(row)}`, async (t) => {
    const found = await attackInTime(row, site);
    t.diagnostic(`${found.after} s after the last step`);
    check(row, found);
  });
