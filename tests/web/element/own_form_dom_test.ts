// A form, a country and words of the host's own, in the place of the package's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until } from "../support/time.js";

type Json = Record<string, unknown>;

const readJson = (path: string): Json => JSON.parse(readFileSync(`assets/${path}.json`, "utf8")) as Json;

// The complaint form under another name, of its own two words.
const definition = (agreement = "none"): Json => ({ ...readJson("forms/complaint"), form: "own", agreement });

function ownWords(more: Json = {}): Json {
  const theirs = readJson("locales/nl")["words"] as Json;
  const renamed = Object.entries(theirs).map(([key, value]) => [key.replace(/^complaint[.]/, "own."), value]);
  return { language: "nl", words: { ...Object.fromEntries(renamed), ...more } };
}

test("own form: its definition and words show, and no first pages of the package's", async () => {
  const opened = new Opened();
  opened.form.definition = definition();
  opened.form.words = ownWords({ "own.title": "Eigen formulier", "start.heading": "Eigen kop" });
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  assert.deepEqual(opened.of("error"), []);
  assert.equal(
    net.asked.some((name) => name === "complaint-nl-nl.json" || name === "complaint.json"),
    false,
  );
  assert.deepEqual(opened.form.definition, definition());
  opened.click("kind.complaint");
  opened.click("next");
  assert.equal(opened.of("page")[0]?.["page"], "contact");
});

test("own form: what is not given is the package's, and taken back it is again", async () => {
  const opened = await Opened.ready();
  const { heading } = opened;
  opened.form.words = { language: "nl", words: { "element.failed": "Mislukt" } };
  assert.equal(opened.form.state, "loading");
  await until("ready", () => opened.of("ready").length === 2);
  assert.equal(opened.heading, heading);
  const { contact } = readJson("profiles/nl") as { contact: Json };
  const profile = { ...readJson("profiles/nl"), contact: { ...contact, email: "eigen@example.nl" } };
  opened.form.profileData = profile;
  await until("ready", () => opened.of("ready").length === 3);
  assert.match(opened.page?.textContent ?? "", /eigen@example.nl/);
  assert.equal(opened.form.profileData, profile);
  for (const none of [null, undefined]) {
    opened.form.profileData = none as undefined;
    await until("ready", () => opened.form.state === "ready");
    assert.doesNotMatch(opened.page?.textContent ?? "", /eigen@example.nl/);
    assert.equal(opened.form.profileData, undefined);
  }
  assert.deepEqual(opened.of("error"), []);
});

test("own form: words stand before the package's of their language, whatever the element's is", async () => {
  const own = { language: "en", words: { "button.next": "Onwards" } };
  const opened = new Opened({ lang: "nl" });
  opened.form.words = own;
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.page?.lang, "en");
  assert.match(opened.heading, /complaint|objection/i);
  opened.form.words = { words: { "element.loading": "Nog even" } } as Json;
  await until("ready", () => opened.of("ready").length === 2);
  assert.equal(opened.page?.lang, "nl");
});

test("own form: the element says the host's own words", async () => {
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened();
  opened.form.words = { language: "nl", words: { "element.loading": "Nog even" } };
  opened.attach();
  assert.equal(opened.status, "Nog even");
  opened.form.words = { language: "nl", words: [] } as unknown as Json; // no words
  await pause(40);
  assert.match(opened.status, /wordt geladen/);
  arrive();
});

test("own form: an agreement needs a clause of the form's own", async () => {
  for (const [agreement, words, fails] of [
    ["none", {}, false],
    ["consent", {}, true],
    ["consent", { "own.personal_data.clause": "Wij bewaren dit een jaar.", "own.consent.version": "own-1" }, false],
  ] as const) {
    const opened = new Opened();
    opened.form.definition = definition(agreement);
    const own = ownWords(words);
    const all = own["words"] as Json;
    if (!("own.personal_data.clause" in words)) delete all["own.personal_data.clause"];
    opened.form.words = own;
    opened.attach();
    await until("over", () => opened.form.state === (fails ? "failed" : "ready"));
    assert.deepEqual(
      opened.of("error").map(({ reason }) => reason),
      fails ? ["form"] : [],
      agreement,
    );
    if (fails) assert.match(String(opened.of("error")[0]?.["message"]), /"own.personal_data.clause", which "agreement" needs/);
    opened.form.remove();
    await pause();
  }
});

test("own form: what is no file is told by the module, and nothing breaks", async () => {
  const cycle: Json = {};
  cycle["self"] = cycle;
  for (const [property, value] of [
    ["definition", cycle],
    ["definition", []],
    ["definition", (): void => undefined],
    ["profileData", "nl"],
    ["words", 5],
    ["words", { language: "nl" }],
    ["words", { language: "nl", words: "x" }],
  ] as const) {
    const opened = new Opened();
    Object.assign(opened.form, { [property]: value });
    opened.attach();
    await until("failed", () => opened.form.state === "failed");
    assert.equal(opened.of("error").length, 1, property);
    opened.form.remove();
    await pause();
  }
});

test("own form: given while somebody fills in, it is told and waits for reset()", async () => {
  const opened = await Opened.ready();
  opened.click("kind.complaint");
  opened.form.words = { language: "nl", words: { "element.loading": "Nog even" } };
  assert.deepEqual(opened.of("error"), [{ reason: "form", message: "a form is being filled in: reset() shows the new one" }]);
  assert.equal(opened.form.state, "ready");
  opened.form.reset();
  assert.equal(opened.form.state, "loading");
  assert.equal(opened.status, "Nog even");
  await until("ready", () => opened.of("ready").length === 2);
});

test("own form: the file is taken as it is when it is given", async () => {
  const words = { language: "nl", words: { "element.loading": "Nog even" } };
  const opened = new Opened();
  opened.form.words = words;
  words.words["element.loading"] = "Later veranderd";
  opened.attach();
  assert.equal(opened.status, "Nog even");
  assert.equal(opened.form.words, words);
});
