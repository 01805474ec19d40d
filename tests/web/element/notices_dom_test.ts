// The lines above the form: how it goes with earlier complaints, and what the host set up wrong.
import "../support/dom.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineWith } from "../../../web/element/line.js";
import { Notices } from "../../../web/element/notices.js";
import { Warnings } from "../../../web/element/warnings.js";
import type { Notice } from "../../../web/delivery/host.js";

const div = (): HTMLElement => document.body.appendChild(document.createElement("div"));
const linesOf = (region: HTMLElement): string[] =>
  [...region.children].map((line) => `${(line as HTMLElement).dataset["kind"]}: ${line.textContent}`);

const sent = (id: string, reference: string): Notice => ({ kind: "sent", id, reference, receivedAt: "2026-11-22T12:00:01Z" });

test("notices: a line a kind, each reference its own, in the language of the page", () => {
  const region = div();
  const notices = new Notices(region, () => undefined);
  notices.show({ kind: "notKept" }, "nl");
  notices.show({ kind: "waiting" }, "nl");
  notices.show({ kind: "waiting" }, "nl");
  assert.deepEqual(
    linesOf(region).map((line) => line.split(":")[0]),
    ["notKept", "waiting"],
  );
  notices.show(sent("1", "AG-1"), "nl");
  notices.show(sent("2", "AG-2"), "nl");
  const lines = linesOf(region);
  assert.deepEqual(
    lines.map((line) => line.split(":")[0]),
    ["notKept", "sent", "sent"],
  );
  assert.ok(lines[1]?.includes("AG-1") && lines[2]?.includes("AG-2"));
  assert.equal(region.lang, "nl");
  notices.relabel("en");
  assert.equal(region.lang, "en");
  assert.ok(linesOf(region).every((line, at) => line !== lines[at]) && linesOf(region)[2]?.includes("AG-2"));
  notices.clear();
  assert.deepEqual(linesOf(region), []);
});

test("notices: every kind has words in every language, and a later one overtakes that something waits", () => {
  const kinds = ["notKept", "notWiped", "unreadable", "notTaken", "expired", "waiting", "session"] as const;
  for (const language of ["nl", "en"]) {
    const texts = kinds.map((kind) => {
      const region = div();
      new Notices(region, () => undefined).show({ kind }, language);
      return region.textContent ?? "";
    });
    assert.equal(new Set(texts).size, kinds.length);
    assert.ok(texts.every((text) => text.length > 20));
  }
  for (const kind of kinds)
    for (const later of kinds) {
      const region = div();
      const notices = new Notices(region, () => undefined);
      notices.show({ kind }, "nl");
      notices.show({ kind: later }, "nl");
      const isOvertaken = (kind === "waiting" || kind === "session") && later !== "notKept" && kind !== later;
      const expected = isOvertaken || kind === later ? [later] : [kind, later];
      assert.deepEqual(
        linesOf(region).map((line) => line.split(":")[0]),
        expected,
      );
    }
});

test("notices: a line that says the same stays the element that it was", () => {
  const region = div();
  const own = { "news.waiting": "Nog even" };
  const notices = new Notices(region, () => own);
  notices.show({ kind: "notKept" }, "nl");
  notices.show({ kind: "waiting" }, "nl");
  const before = [...region.children];
  assert.equal(before[1]?.textContent, "Nog even");
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(region, { childList: true, subtree: true, characterData: true });
  notices.show({ kind: "notKept" }, "nl");
  notices.relabel("nl");
  assert.deepEqual(observer.takeRecords(), []);
  notices.show({ kind: "session" }, "nl");
  assert.equal(region.children[0], before[0]);
  notices.relabel("en");
  assert.notEqual(region.children[0], before[0]);
  observer.disconnect();
});

test("warnings: one line, of what stops the sending before what does not, in the page's language", () => {
  const region = div();
  const warnings = new Warnings(region, () => undefined);
  const line = (): string | undefined => linesOf(region)[0];
  warnings.give("theme"); // nothing to the person
  assert.equal(line(), undefined);
  warnings.give("profile");
  const profile = line();
  assert.match(profile ?? "", /^settings: .*profile/);
  assert.equal(region.lang, "nl");
  warnings.give("endpoint");
  assert.notEqual(line(), profile);
  const cannotSend = line();
  warnings.show("en");
  assert.notEqual(line(), cannotSend);
  assert.deepEqual([region.lang, region.children.length], ["en", 1]);
  warnings.show("nl");
  warnings.forgetAttributes();
  warnings.show("nl");
  assert.equal(line(), undefined);
  warnings.give("profile");
  warnings.give("headers");
  assert.equal(line(), cannotSend?.replace("endpoint", "headers"));
  warnings.forgetAttributes();
  warnings.show("nl");
  assert.equal(line(), cannotSend?.replace("endpoint", "headers"));
  warnings.take("endpoint");
  assert.equal(line(), cannotSend?.replace("endpoint", "headers"));
  warnings.take("headers");
  assert.equal(line(), undefined);
  for (const name of ["profile", "lang", "drafts", "national-id", "credentials"]) {
    warnings.give(name);
    assert.ok(line()?.includes(name), name);
    warnings.take(name);
  }
});

test("warnings: words that do not change are not written again, and the host's own come first", () => {
  const region = div();
  const warnings = new Warnings(region, () => ({ "element.wrong_setting": "Mis: {name}" }));
  warnings.give("lang");
  const first = region.firstElementChild;
  assert.equal(first?.textContent, "Mis: lang");
  warnings.give("lang");
  warnings.show("nl");
  assert.equal(region.firstElementChild, first);
});

test("line: its kind and its words, as text", () => {
  const line = lineWith("sent", "<b>AG</b>");
  assert.deepEqual([line.tagName, line.dataset["kind"], line.textContent, line.children.length], ["P", "sent", "<b>AG</b>", 0]);
});
