// What changes the page's look without an event of the form's, and the words that are read out.
import "../support/dom.js";
import { listeners } from "../support/dom.js";
import assert from "node:assert/strict";
import { mock } from "node:test";
import { isSelected, watchAttention } from "../../../web/mirror/attention.js";
import { Live } from "../../../web/mirror/live.js";
import { surrounded } from "../support/surrounded.js";

let form: HTMLElement;
let outside: HTMLElement;
let changes: number;
let ended: AbortController;

const make = (html: string): HTMLElement => {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
};

const begin = (): void => {
  document.getSelection()?.removeAllRanges();
  outside = make("<p>Buiten</p>");
  form = make(
    '<p class="words">Woorden <b>en meer</b></p><p class="count">Nog 3</p><input><textarea></textarea><input type="radio">',
  );
  document.body.replaceChildren(outside, form);
  [changes, ended] = [0, new AbortController()];
  watchAttention(form, () => ++changes, ended.signal);
};
const test = surrounded(begin, () => ended.abort());

const part = (selector: string): Element => form.querySelector(selector) ?? assert.fail(selector);
const changedBy = (deed: () => void): number => {
  const before = changes;
  deed();
  return changes - before;
};
const fire = (target: EventTarget, type: string) => (): void =>
  void target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test("attention: pointer, focus and scrolling within the form change its look, the pointer's end anywhere", () => {
  for (const type of ["focusin", "focusout", "pointerover", "pointerleave", "pointerdown", "scroll"]) {
    assert.equal(changedBy(fire(part("b"), type)), 1, type);
    assert.equal(changedBy(fire(outside, type)), 0, type);
  }
  for (const type of ["pointerup", "pointercancel", "blur"]) {
    assert.equal(changedBy(fire(outside, type)), 1, type);
    assert.equal(changedBy(fire(window, type)), 1, type);
  }
});

test("attention: a key changes the look of what it presses, not of a text it is typed in", () => {
  for (const type of ["keydown", "keyup"]) {
    assert.equal(changedBy(fire(part("[type=radio]"), type)), 1);
    assert.equal(changedBy(fire(part("b"), type)), 1);
    for (const field of ["input", "textarea"]) assert.equal(changedBy(fire(part(field), type)), 0, field);
    assert.equal(changedBy(fire(outside, type)), 0);
  }
});

test("attention: words that somebody else writes are seen, a count that changes is not", async () => {
  const changed = async (deed: () => void): Promise<number> => {
    const before = changes;
    deed();
    await turn();
    return changes - before;
  };
  const words = part("b").firstChild as Text;
  assert.equal(await changed(() => (words.data = "and more")), 1);
  assert.equal(await changed(() => part(".words").append("!")), 1);
  assert.equal(await changed(() => (part(".count").textContent = "Nog 2")), 0);
  assert.equal(await changed(() => ((part(".count").firstChild as Text).data = "Nog 1")), 0);
  assert.equal(await changed(() => ((part(".count").textContent = "Nog 0"), (words.data = "more"))), 1);
  assert.equal(await changed(() => (outside.textContent = "Elders")), 0);
  ended.abort();
  assert.equal(await changed(() => (words.data = "nothing")), 0);
});

function select(from: Node, start: number, to: Node = from, end = start + 1): void {
  document.getSelection()?.setBaseAndExtent(from, start, to, end);
}

test("attention: a selection is seen when it comes, changes and goes, and only where it touches the form", () => {
  const change = fire(document, "selectionchange");
  const words = part("b").firstChild as Text;
  assert.equal(changedBy(change), 0);
  select(words, 0);
  assert.equal(isSelected(form), true);
  changes = 0;
  assert.equal(changedBy(change), 1);
  assert.equal(changedBy(change), 1);
  document.getSelection()?.removeAllRanges();
  assert.equal(changedBy(change), 1);
  assert.equal(changedBy(change), 0);
  select(outside.firstChild as Node, 0);
  assert.equal(changedBy(change), 0);
});

test("attention: words are selected where a range with words begins or ends in the element", () => {
  const words = part("b").firstChild as Text;
  const before = outside.querySelector("p")?.firstChild as Text;
  const cases: [number, Node, number, Node, boolean][] = [
    [0, words, 3, words, true],
    [2, words, 2, words, false],
    [1, before, 3, words, true],
    [0, before, 2, before, false],
    [0, form, 0, part(".words"), false], // no words lie between them
    [0, document.body, 2, document.body, false], // around it: the browser shows that itself
  ];
  for (const [start, from, end, to, is] of cases) {
    select(from, start, to, end);
    assert.equal(isSelected(form), is, `${start} to ${end}`);
  }
  document.getSelection()?.removeAllRanges();
  assert.equal(isSelected(form), false);
});

test("attention: what is selected in a field the field shows itself", () => {
  const words = part("b").firstChild as Text;
  (part("input") as HTMLInputElement).focus();
  select(words, 0);
  assert.equal(isSelected(form), false);
  (part("[type=radio]") as HTMLInputElement).focus();
  select(words, 0);
  assert.equal(isSelected(form), true);
});

// As engines tell a selection in a shadow root: by ranges of it, or not at all.
test("attention: in a shadow root the composed ranges count, also one around its host", () => {
  const host = document.body.appendChild(document.createElement("section"));
  const root = host.attachShadow({ mode: "open" });
  const inner = make("<p>Binnen</p>");
  root.append(inner);
  const words = inner.querySelector("p")?.firstChild as Text;
  const selection = document.getSelection() as unknown as { getComposedRanges?: (given: object) => object[] };
  const given: object[] = [];
  const over = (from: Node, start: number, to: Node, end: number): boolean => {
    const range = { startContainer: from, startOffset: start, endContainer: to, endOffset: end };
    selection.getComposedRanges = (options) => {
      given.push(options);
      return [{ ...range, collapsed: from === to && start === end }];
    };
    return isSelected(inner);
  };
  const text = outside.querySelector("p")?.firstChild as Text;
  assert.equal(over(words, 0, words, 3), true);
  assert.equal(over(words, 1, words, 1), false);
  assert.equal(over(text, 0, words, 3), true); // from outside into it
  assert.equal(over(words, 3, document.body, 3), true);
  assert.equal(over(text, 0, document.body, 3), true); // around its host
  assert.equal(over(text, 0, text, 3), false);
  assert.deepEqual(given[0], { shadowRoots: [root] });
  delete selection.getComposedRanges;
});

test("attention: where the shadow root has a selection of its own it counts too", () => {
  const host = document.body.appendChild(document.createElement("section"));
  const root = host.attachShadow({ mode: "open" }) as ShadowRoot & { getSelection?: () => object | null };
  const inner = make("<p>Binnen</p><input>");
  root.append(inner);
  const words = inner.querySelector("p")?.firstChild as Text;
  const range = { startContainer: words, startOffset: 0, endContainer: words, endOffset: 2, collapsed: false };
  assert.equal(isSelected(inner), false);
  root.getSelection = () => ({ rangeCount: 1, getRangeAt: () => range });
  assert.equal(isSelected(inner), true);
  inner.querySelector("input")?.focus();
  assert.equal(isSelected(inner), false);
  inner.querySelector("input")?.blur();
  root.getSelection = () => ({ rangeCount: 0, getRangeAt: () => assert.fail("there is none") });
  assert.equal(isSelected(inner), false);
  root.getSelection = () => null;
  assert.equal(isSelected(inner), false);
});

test("attention: every listener goes with the form", () => {
  ended.abort();
  const before = listeners();
  const other = new AbortController();
  watchAttention(form, () => ++changes, other.signal);
  assert.notDeepEqual(listeners(), before);
  other.abort();
  assert.deepEqual(listeners(), before);
  changes = 0;
  for (const type of ["focusin", "keydown", "pointerup"]) fire(part("b"), type)();
  assert.equal(changes, 0);
});

test("live region: one message at a time, which comes after the region was emptied", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const live = new Live();
  const { element } = live;
  assert.deepEqual(
    [element.className, element.getAttribute("aria-live"), element.getAttribute("aria-atomic")],
    ["live", "polite", "true"],
  );
  live.say("een");
  assert.equal(element.textContent, "");
  mock.timers.tick(30);
  live.say("twee");
  mock.timers.tick(59);
  assert.equal(element.textContent, "");
  mock.timers.tick(1);
  assert.equal(element.textContent, "twee");
  live.say("drie");
  assert.equal(element.textContent, "");
  live.close();
  mock.timers.tick(100);
  assert.equal(element.textContent, "");
  mock.timers.reset();
});
