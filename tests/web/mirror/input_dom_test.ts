// What a person does to the page's elements, as events of the form: any sequence, against a model of the person.
import "../support/dom.js";
import { listeners, screen } from "../support/dom.js";
import assert from "node:assert/strict";
import { Input } from "../../../web/mirror/input.js";
import { Mirror } from "../../../web/mirror/mirror.js";
import type { FormEvent, FormNode } from "../../../web/glue/wire.js";
import { Random } from "../../support/random.mjs";
import { surrounded } from "../support/surrounded.js";

const nodes: readonly FormNode[] = [
  { id: "heading", role: "heading", label: "Uw gegevens" },
  { id: "name", role: "textbox", label: "Naam" },
  { id: "reason", role: "textarea", label: "Reden" },
  { id: "kind", role: "radioGroup", label: "Soort" },
  { id: "kind.one", role: "radio", parent: "kind", label: "Een" },
  { id: "kind.two", role: "radio", parent: "kind", label: "Twee" },
  { id: "tick", role: "checkbox", label: "Bewaren" },
  { id: "mend", role: "link", target: "#name", label: "Vul uw naam in" },
  { id: "away", role: "link", target: "https://example.nl/", label: "Meer" },
  { id: "back", role: "button", label: "Terug" },
  { id: "next", role: "button", emphasis: "strong", label: "Verder" },
];
const texts = ["name", "reason"];
const choices = ["kind.one", "kind.two", "tick"];

const page = (values: Readonly<Record<string, string>> = {}): Parameters<Mirror["apply"]>[0] => ({
  page: "start",
  title: "",
  language: "nl",
  order: nodes.map(({ id }) => id),
  nodes: nodes.map((node) => ({ ...node, ...(values[node.id] ? { value: values[node.id] } : {}) })),
  effects: [],
});

let mirror: Mirror;
let input: Input;
let sent: FormEvent[];
let composed: number;
let ended: AbortController;

const begin = (): void => {
  document.body.replaceChildren();
  mirror = new Mirror();
  mirror.apply(page());
  document.body.append(mirror.form);
  [sent, composed, ended] = [[], 0, new AbortController()];
  input = new Input(mirror, { send: (event) => sent.push(event), composed: () => ++composed });
  input.listenTo(document, ended.signal);
};

const test = surrounded(begin, () => {
  ended.abort();
  screen.hasFocus = true;
});

const at = (id: string): HTMLElement => document.getElementById(id) ?? assert.fail(id);
const field = (id: string): HTMLInputElement => at(id) as HTMLInputElement;
const fire = (target: EventTarget, type: string, init: object = {}): Event => {
  const event = new Event(type, { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
};
const type = (id: string, text: string): void => {
  field(id).value = text;
  fire(at(id), "input");
};
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test("input: what is typed is sent once, with the text as it stands, by whatever it comes", () => {
  type("name", "A");
  assert.deepEqual(sent, [{ type: "typed", node: "name", text: "A" }]);
  mirror.apply(page({ name: "A" }));
  fire(at("name"), "change"); // after `input` it brings nothing new
  assert.equal(sent.length, 1);
  field("name").value = "Anna"; // filled in by the browser
  fire(at("name"), "change");
  assert.deepEqual(sent[1], { type: "typed", node: "name", text: "Anna" });
  mirror.apply(page({ name: "Anna" }));
  type("name", "");
  assert.deepEqual(sent[2], { type: "typed", node: "name", text: "" });
  type("reason", "a\nb");
  assert.deepEqual(sent[3], { type: "typed", node: "reason", text: "a\nb" });
  for (const target of [at("kind.one"), at("heading"), mirror.form]) fire(target, "input");
  for (const target of [at("heading"), mirror.form]) fire(target, "change");
  assert.equal(sent.length, 4);
});

test("input: a choice is sent with what it is now, and the fields that were left before it", () => {
  at("tick").click();
  at("tick").click();
  at("kind.two").click();
  assert.deepEqual(sent, [
    { type: "chosen", node: "tick", checked: true },
    { type: "chosen", node: "tick", checked: false },
    { type: "chosen", node: "kind.two", checked: true },
  ]);
  at("kind.one").closest(".row")?.querySelector("label")?.click();
  assert.deepEqual(sent[3], { type: "chosen", node: "kind.one", checked: true });
});

test("input: a field that is left is sent, unless another window, or what the form itself does, takes the focus", () => {
  at("name").focus();
  at("reason").focus();
  assert.deepEqual(sent, [{ type: "left", node: "name" }]);
  screen.hasFocus = false;
  at("name").focus();
  screen.hasFocus = true;
  assert.equal(sent.length, 1);
  input.quietly(() => {
    input.quietly(() => at("reason").focus());
    at("name").focus(); // still the form
  });
  assert.equal(sent.length, 1);
  assert.throws(() =>
    input.quietly(() => {
      throw new Error("broken");
    }),
  );
  at("reason").focus();
  assert.deepEqual(sent[1], { type: "left", node: "name" });
  fire(mirror.form, "focusout");
  assert.equal(sent.length, 2);
});

test("input: while a pointer is down a field that it leaves says nothing; its click comes after", async () => {
  for (const [down, up] of [
    ["pointerdown", "pointerup"],
    ["mousedown", "mouseup"],
    ["pointerdown", "pointercancel"],
    ["pointerdown", "dragend"],
    ["mousedown", "click"],
  ] as const) {
    at("name").focus();
    sent.length = 0;
    fire(document.body, down);
    at("back").focus();
    await pause();
    assert.deepEqual(sent, [], down);
    fire(document.body, up);
    assert.deepEqual(sent, [], up);
    await pause();
    assert.deepEqual(sent, [{ type: "left", node: "name" }], up);
    at("reason").focus();
    assert.deepEqual(sent[1], { type: "left", node: "back" }, "the pointer is up again");
    await pause();
    assert.equal(sent.length, 2);
  }
});

test("input: a pointer is heard also where the host keeps its events to itself", async () => {
  const host = document.body.appendChild(document.createElement("div"));
  for (const name of ["pointerdown", "pointerup"]) host.addEventListener(name, (event) => event.stopPropagation());
  at("name").focus();
  fire(host, "pointerdown");
  at("reason").focus();
  assert.deepEqual(sent, []);
  fire(host, "pointerup");
  await pause();
  assert.deepEqual(sent, [{ type: "left", node: "name" }]);
});

test("input: a pointer that goes down again at once still holds, and one that goes up twice lets go once", async () => {
  at("name").focus();
  fire(document.body, "pointerdown");
  at("reason").focus();
  fire(document.body, "pointerup");
  fire(document.body, "mouseup");
  fire(document.body, "pointerdown");
  await pause();
  assert.deepEqual(sent, []);
  at("name").focus();
  at("next").click();
  assert.deepEqual(sent, [
    { type: "left", node: "name" },
    { type: "left", node: "reason" },
    { type: "pressed", node: "next" },
  ]);
});

test("input: buttons and links to the page are pressed, links that leave it are the browser's", () => {
  assert.equal(fire(at("back").querySelector("span") ?? at("back"), "click").defaultPrevented, true);
  assert.equal(fire(at("mend"), "click").defaultPrevented, true);
  const away = fire(at("away"), "click");
  assert.equal(away.defaultPrevented, false);
  fire(at("heading"), "click");
  fire(mirror.form, "click");
  assert.deepEqual(sent, [
    { type: "pressed", node: "back" },
    { type: "pressed", node: "mend" },
  ]);
});

test("input: the strong button is pressed once by a click, by Enter, and by a script", () => {
  assert.equal(fire(at("next"), "click").defaultPrevented, false); // it is the submission that counts
  assert.deepEqual(sent, []);
  at("next").click();
  const submit = fire(mirror.form, "submit");
  assert.equal(submit.defaultPrevented, true);
  mirror.form.requestSubmit(at("next"));
  assert.deepEqual(sent, Array(3).fill({ type: "pressed", node: "next" }));
  mirror.apply({ ...page(), order: ["name"] });
  fire(mirror.form, "submit");
  assert.equal(sent.length, 3);
});

test("input: an input method's text is sent while it is at work, and nothing is written back until it ends", () => {
  fire(at("name"), "compositionstart");
  assert.equal(mirror.composing, "name");
  type("name", "に");
  mirror.apply(page({ name: "n" }));
  assert.equal(field("name").value, "に");
  field("name").value = "日";
  fire(at("name"), "compositionend");
  assert.deepEqual([mirror.composing, composed, field("name").value], [undefined, 1, "n"]);
  assert.deepEqual(sent, [
    { type: "typed", node: "name", text: "に" },
    { type: "typed", node: "name", text: "日" },
  ]);
});

test("input: what listens to the document goes with the form", () => {
  ended.abort();
  const before = listeners();
  const other = new AbortController();
  input.listenTo(document, other.signal);
  const types = ["pointerdown", "mousedown", "pointerup", "pointercancel", "mouseup", "click", "dragend"];
  for (const name of types) assert.equal(listeners()[`document ${name}`], (before[`document ${name}`] ?? 0) + 1, name);
  other.abort();
  assert.deepEqual(listeners(), before);
});

// The person as a model: what every deed is to send, in order.
class Person {
  readonly expected: FormEvent[] = [];
  readonly #held: string[] = [];
  readonly values: Record<string, string> = {};
  #focus = "";
  #isDown = false;

  focus(id: string): void {
    if (this.#focus !== "" && this.#focus !== id) this.#leave(this.#focus);
    this.#focus = id;
  }

  #leave(node: string): void {
    if (!this.#isDown) this.expected.push({ type: "left", node });
    else if (!this.#held.includes(node)) this.#held.push(node);
  }

  flush(): void {
    for (const node of this.#held.splice(0)) this.expected.push({ type: "left", node });
  }

  down(): void {
    this.#isDown = true;
  }

  up(): void {
    this.#isDown = false;
    this.flush();
  }

  type(node: string, text: string): void {
    if (text !== (this.values[node] ?? "")) this.expected.push({ type: "typed", node, text });
    this.values[node] = text;
  }

  act(event: FormEvent): void {
    this.flush();
    this.expected.push(event);
  }
}

async function deed(random: Random, person: Person): Promise<void> {
  const id = random.pick(texts);
  switch (random.below(7)) {
    case 0:
    case 1:
      at(id).focus();
      return person.focus(id);
    case 2: {
      const text = random.pick(["", "a", "ab", "b"]);
      type(id, text);
      person.type(id, text);
      return mirror.apply(page(person.values));
    }
    case 3: {
      const choice = random.pick(choices);
      const was = field(choice).checked;
      field(choice).click();
      if (choice === "tick" || !was) person.act({ type: "chosen", node: choice, checked: field(choice).checked });
      await pause(); // the click is through
      return person.up();
    }
    case 4: {
      const button = random.pick(["back", "next", "mend"]);
      at(button).click();
      person.act({ type: "pressed", node: button });
      await pause();
      return person.up();
    }
    case 5:
      fire(document.body, "pointerdown");
      return person.down();
    default:
      fire(document.body, "pointerup");
      await pause();
      return person.up();
  }
}

test("input: any sequence of deeds sends what the person did, each once and in order", async () => {
  const random = new Random(7);
  const person = new Person();
  for (let step = 0; step < 400; ++step) {
    await deed(random, person);
    assert.deepEqual(sent.slice(-4), person.expected.slice(-4), `step ${step}`);
  }
  assert.deepEqual(sent, person.expected);
  assert.ok(sent.length > 200, `only ${sent.length} events`);
});
