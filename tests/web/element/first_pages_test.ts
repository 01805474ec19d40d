import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FirstPages, type FirstPagesFile } from "../../../web/element/first_pages.js";
import type { Answer, FormEvent, FormNode, Settings } from "../../../web/glue/wire.js";

// As the build has written it.
const release = readdirSync("build/web/site/complaint-form").find((name) => /^\d+\.\d+\.\d+-/.test(name));
const file = JSON.parse(
  readFileSync(`build/web/site/complaint-form/${release}/first/complaint-nl-nl.json`, "utf8"),
) as FirstPagesFile;
const settings: Settings = { drafts: "ask", nationalId: true, nativePainter: false };
const at = { now: "2026-11-22T12:00:00Z", today: "2026-11-22", id: "5f0c1c6e-0000-4000-8000-000000000001" };

class Person {
  waited = 0;
  readonly pages: FirstPages;

  constructor(chosen: Settings = settings) {
    this.pages = new FirstPages(file, chosen, () => this.waited++);
  }

  does(event: FormEvent): Answer | undefined {
    return this.pages.update(event, at);
  }

  // What the module hears when it comes.
  heard(): FormEvent[] {
    const events: FormEvent[] = [];
    this.pages.handOver(file.start, (event) => {
      events.push(event);
      return undefined;
    });
    return events;
  }
}

const choose = { type: "chosen", node: "kind.complaint", checked: true } as const;
const press = (node: string): FormEvent => ({ type: "pressed", node });
const type = (node: string, text: string): FormEvent => ({ type: "typed", node, text });
const nodeOf = (answer: Answer | undefined, id: string): FormNode | undefined => answer?.nodes.find((node) => node.id === id);

test("first pages: a choice leads from start to contact, with focus on the heading", () => {
  const person = new Person();
  assert.equal(nodeOf(person.does(choose), "kind.complaint")?.checked, true);
  const contact = person.does(press("next"));
  assert.equal(contact?.page, "contact");
  assert.deepEqual(contact?.effects, [
    { type: "showPage", page: "contact" },
    { type: "focus", node: "heading" },
  ]);
  assert.equal(nodeOf(person.does(press("back")), "kind.complaint")?.checked, true);
});

test("first pages: without a choice the problem shows, and another choice of the group takes the first one's place", () => {
  const person = new Person();
  assert.ok(nodeOf(person.does(press("next")), "summary"));
  assert.equal(nodeOf(person.does(choose), "summary"), undefined);
  const other = person.does({ type: "chosen", node: "kind.objection", checked: true });
  assert.deepEqual(
    ["kind.complaint", "kind.objection"].map((id) => nodeOf(other, id)?.checked ?? false),
    [false, true],
  );
});

test("first pages: every key of a text is one event for the module, in its place", () => {
  const person = new Person();
  for (const event of [choose, press("next"), type("contact.name", "A"), type("contact.name", "An"), type("contact.phone", "0")])
    person.does(event);
  person.does({ type: "left", node: "contact.phone" });
  person.does(type("contact.name", "Ann"));
  assert.deepEqual(person.heard(), [
    choose,
    press("next"),
    type("contact.name", "An"),
    type("contact.phone", "0"),
    { type: "left", node: "contact.phone" },
    type("contact.name", "Ann"),
  ]);
});

test("first pages: what only the module can answer is heard once, unless the person turned back", () => {
  const person = new Person();
  for (const event of [choose, press("next"), press("next"), press("next"), type("contact.name", "Anna")]) person.does(event);
  assert.equal(person.waited, 2);
  assert.deepEqual(person.heard(), [choose, press("next"), press("next"), type("contact.name", "Anna")]);
  person.does(press("back"));
  assert.deepEqual(person.heard(), [choose, press("next"), type("contact.name", "Anna"), press("back")]);
});

test("first pages: Back and Forward go no further than the person has been", () => {
  const person = new Person();
  const early = person.does({ type: "visited", page: "contact" });
  assert.equal(early?.page, "start");
  assert.deepEqual(early?.effects, [{ type: "showPage", page: "start", replace: true }]);
  for (const event of [choose, press("next")]) person.does(event);
  assert.equal(person.does({ type: "visited", page: "start" })?.page, "start");
  assert.equal(person.does({ type: "visited", page: "review" })?.page, "contact");
});

test("first pages: reset leaves nothing, and nothing to be heard", () => {
  const person = new Person();
  for (const event of [choose, press("next"), type("contact.name", "Anna")]) person.does(event);
  assert.ok(person.pages.touched);
  const cleared = person.does({ type: "cleared" });
  assert.equal(cleared?.page, "start");
  assert.equal(nodeOf(cleared, "kind.complaint")?.checked, undefined);
  assert.ok(!person.pages.touched);
  assert.deepEqual(person.heard(), []);
});

test("first pages: the draft box stands there only where it is asked, the switch points away from what shows", () => {
  const asked = new Person().pages.first();
  const silent = new Person({ ...settings, drafts: "off", nativePainter: true }).pages.first();
  assert.ok(nodeOf(asked, "keep_draft"));
  assert.ok(!nodeOf(silent, "keep_draft") && !silent.order?.includes("keep_draft"));
  assert.notEqual(nodeOf(asked, "painter")?.label, nodeOf(silent, "painter")?.label);
});

test("first pages: of drafts kept meanwhile only the last is kept, and what showed already is not done again", () => {
  const person = new Person();
  for (const event of [choose, press("next"), type("contact.name", "A")]) person.does(event);
  const answers = [["contact.name", "A"]] as const;
  const whole = person.pages.handOver(file.start, () => ({
    ...file.contact,
    effects: [
      { type: "showPage", page: "contact" },
      { type: "focus", node: "heading" },
      { type: "keepDraft", answers },
    ],
  }));
  assert.equal(whole.page, "contact");
  assert.deepEqual(whole.effects, [{ type: "keepDraft", answers }]);
  assert.equal(whole.nodes.length, file.contact.nodes.length);
});

const onContact = (...more: FormEvent[]): Person => {
  const person = new Person();
  for (const event of [choose, press("next"), ...more]) person.does(event);
  return person;
};

test("first pages: a pressed problem leads to its question, and stays with the module's", () => {
  const person = new Person();
  const summary = person.does(press("next"));
  assert.deepEqual(summary?.effects, [{ type: "focus", node: "summary" }]);
  const link = nodeOf(summary, "mend.kind");
  const led = person.does(press("mend.kind"));
  assert.deepEqual(led?.effects, [{ type: "focus", node: link?.target?.slice(1) }]);
  assert.ok(nodeOf(led, "summary"));
});

test("first pages: what was typed is described again on every answer", () => {
  const person = onContact(type("contact.name", "Anna"));
  assert.equal(nodeOf(person.does(type("contact.phone", "06")), "contact.name")?.value, "Anna");
  assert.equal(nodeOf(person.does({ type: "visited", page: "contact" }), "contact.phone")?.value, "06");
});

test("first pages: Back takes a problem away, and tells its page only when it is another", () => {
  const person = onContact();
  const back = person.does({ type: "visited", page: "start" });
  assert.deepEqual(back?.effects, [{ type: "focus", node: "heading" }]);
  assert.equal(nodeOf(back, "summary"), undefined);
  assert.deepEqual(person.does({ type: "visited", page: "start" })?.effects, []);
  assert.deepEqual(person.does({ type: "visited", page: "contact" })?.effects, [{ type: "focus", node: "heading" }]);
});

test("first pages: reset leads to the start, and no further than that; where the start shows already, nothing moves", () => {
  const person = onContact(press("next"));
  assert.deepEqual(person.does({ type: "cleared" })?.effects, [
    { type: "showPage", page: "start" },
    { type: "focus", node: "heading" },
  ]);
  assert.deepEqual(person.does({ type: "cleared" })?.effects, []);
  assert.equal(person.does({ type: "visited", page: "contact" })?.page, "start");
  person.does(choose);
  person.does(press("next"));
  person.does(press("next"));
  assert.equal(person.waited, 2, "what waited before the reset still counts");
  assert.deepEqual(person.heard().at(-1), press("next"));
});

test("first pages: what waits first of all is taken back too", () => {
  const person = new Person();
  person.does(press("language"));
  assert.equal(person.waited, 1);
  person.does(press("next"));
  assert.deepEqual(person.heard(), [press("next")]);
});

test("first pages: when the module comes only what had to wait is done, and of drafts the last word", () => {
  const person = onContact(press("next"));
  const said = (event: FormEvent): Answer => ({
    ...file.contact,
    effects: [
      { type: "announce", text: JSON.stringify(event) },
      event.type === "chosen" ? { type: "keepDraft", answers: [] } : { type: "forgetDraft" },
    ],
  });
  const whole = person.pages.handOver(file.start, said);
  assert.deepEqual(whole.effects, [{ type: "announce", text: JSON.stringify(press("next")) }, { type: "forgetDraft" }]);
});

test("first pages: of what the tab and the device keep the last of each is done when the module comes", () => {
  const person = onContact(type("contact.name", "A"));
  let told = 0;
  const whole = person.pages.handOver(file.start, () => {
    const answers = [["contact.name", String(++told)]] as const;
    return {
      ...file.contact,
      effects: [
        { type: "keepInTab", page: "contact", answers },
        { type: "keepDraft", answers },
      ],
    };
  });
  const answers = [["contact.name", String(told)]] as const;
  assert.ok(told > 2);
  assert.deepEqual(whole.effects, [
    { type: "keepInTab", page: "contact", answers },
    { type: "keepDraft", answers },
  ]);
});
