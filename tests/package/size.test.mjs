// What the Dutch form makes a page load stays within its budgets; `./dev bench size` says what it is made of.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { budgets, filesOfFillingIn, neededForTyping } from "../bench/size.mjs";
import { launch } from "../browser/support/chromium.mjs";
import { startSite } from "../browser/support/site.mjs";

const total = (files) => files.reduce((sum, { size }) => sum + size, 0);

let browser;
let site;
let files;
before(async () => {
  browser = await launch();
  site = await startSite();
  files = await filesOfFillingIn(browser);
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await site?.stop();
  }
});

test("the whole form is within its budget, and every part of it was counted", () => {
  for (const kind of [".wasm", ".ttf", "runtime.js", "complaint-form.js"])
    assert.ok(
      files.some(({ path }) => path.endsWith(kind)),
      `no ${kind} was loaded`,
    );
  const whole = total(files);
  console.log(`whole form: ${whole} B of ${budgets.whole}`);
  assert.ok(whole <= budgets.whole, `${whole} B`);
});

test("nothing is loaded that the Dutch form does not need", () => {
  for (const { path } of files) assert.doesNotMatch(path, /\/(en|be|be-..|nl-en)\.json$|validator|embed|worker|\.map$/);
});

test("the name can be typed within the budget of the first pages, without module and fonts", async () => {
  const needed = await neededForTyping(browser, `${site.origin}/`, files);
  const first = files.filter(({ path }) => needed.includes(path));
  console.log(`first pages: ${total(first)} B of ${budgets.first}: ${first.map(({ path }) => path).join(" ")}`);
  assert.ok(total(first) <= budgets.first, `${total(first)} B`);
  assert.ok(first.length >= 3, "too few files to be true");
});
