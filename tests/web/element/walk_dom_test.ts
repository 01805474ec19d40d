// A person who does anything in any order to a whole form: after each deed the document is what the form's description says, and what
// holds of every page holds.
import "../support/dom.js";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { FormView, type FormViewHost } from "../../../web/element/form_view.js";
import { makeShadow } from "../../../web/element/shadow.js";
import type { Core } from "../../../web/element/session.js";
import { openModule, type FormModule } from "../../../web/glue/module.js";
import type { Answer, Effect, FormEvent, FormNode, JsonFile } from "../../../web/glue/wire.js";
import { Random } from "../../support/random.mjs";
import { answers } from "../support/complaint.js";
import { test } from "../support/opened.js";
import { pause, whenHistoryRests } from "../support/time.js";
import { expected, rootsIn, seen } from "../support/seen.js";

const packaged = "build/web/package";
const release = readdirSync(packaged).find((name) => /^\d+[.]/.test(name));
const readJson = (path: string): JsonFile => JSON.parse(readFileSync(`${packaged}/${release}/${path}.json`, "utf8")) as JsonFile;
const compiled = WebAssembly.compile(readFileSync("build/web/wasm/bin/complaint-form.wasm"));

// The module, with a copy of the page as it described it.
class Recorder implements Core {
  readonly #module: FormModule;
  nodes: readonly FormNode[] = [];
  page = "";
  title = "";
  language = "";
  effects: readonly Effect[] = [];
  readonly events: FormEvent[] = [];

  constructor(module: FormModule, first: Answer) {
    this.#module = module;
    this.#take(first);
  }

  update(...given: Parameters<Core["update"]>): Answer | undefined {
    this.events.push(given[0]);
    const answer = this.#module.update(...given);
    if (answer) this.#take(answer);
    return answer;
  }

  #take({ nodes, order, ...rest }: Answer): void {
    const known = new Map([...this.nodes, ...nodes].map((node) => [node.id, node]));
    this.nodes = (order ?? this.nodes.map(({ id }) => id)).flatMap((id) => known.get(id) ?? []);
    const { page, title, language, effects } = rest;
    Object.assign(this, { page, title, language, effects });
  }
}

interface Walked {
  readonly view: FormView;
  readonly core: Recorder;
  readonly told: string[]; // pages of complaint-page
  readonly form: HTMLFormElement;
}

async function begin(settings: { form: string; language: string }): Promise<Walked> {
  const module = await openModule(await compiled, (reason) => assert.fail(String(reason)));
  const files = {
    form: readJson(`forms/${settings.form}`),
    locale: readJson(`locales/${settings.language}`),
    profile: readJson("profiles/nl"),
  };
  const first = module.start(files, { drafts: "ask", nationalId: true, nativePainter: true }) ?? assert.fail(module.refusal);
  const element = document.body.appendChild(document.createElement("section"));
  const shadow = makeShadow(element);
  const told: string[] = [];
  element.addEventListener("complaint-page", ({ detail }) => told.push(detail.page));
  const host: FormViewHost = {
    element,
    ...shadow,
    historyName: "walk",
    writesTitle: true,
    destination: () => ({ endpoint: "", credentials: "omit", headers: undefined }),
    stopped: (reason) => assert.fail(reason),
    answered: () => undefined,
    words: () => undefined,
  };
  const core = new Recorder(module, first);
  const view = new FormView(host, core, first);
  return { view, core, told, form: view.mirror.form };
}

// What is described, and what holds of every page whatever it asks.
function assertRight({ view, core, form }: Walked, where: string): void {
  const roots = rootsIn(form);
  assert.deepEqual(
    roots.map((root) => root.dataset["node"]),
    core.nodes.map(({ id }) => id),
    where,
  );
  for (const [at, node] of core.nodes.entries())
    assert.deepEqual(seen(roots[at] as HTMLElement, form), expected(node, core.nodes), where);
  assert.equal(form.querySelectorAll("h1").length, 1, where);
  assert.equal(form.lang, core.language, where);
  assert.equal(document.title, core.title.replace(/\s+/g, " ").trim(), where);
  assert.equal(view.session.page, core.page, where);
  assert.equal(view.session.language, core.language, where);
  for (const link of form.querySelectorAll('a[href^="#"]'))
    assert.ok(form.querySelector(`[id="${link.getAttribute("href")?.slice(1)}"]`), `${where}: ${link.outerHTML}`);
  const focus = core.effects.find((effect) => effect.type === "focus");
  const focused = view.mirror.focused;
  if (focus) assert.equal(view.mirror.nodeOf(focused)?.id ?? "nothing", focusedNode(core, focus.node), where);
}

// The focus of a group goes to its first control.
function focusedNode({ nodes }: Recorder, id: string): string {
  const node = nodes.find((one) => one.id === id);
  const isGroup = node?.role === "radioGroup" || node?.role === "group" || node?.role === "answer";
  return (isGroup ? nodes.find(({ parent }) => parent === id) : node)?.id ?? "nothing";
}

const texts = ["", "Anna", "06 12345678", "anna@", "1", "oktober", "2024", "Omdat.\nDaarom.", "AB-2026-17"];

type Control = HTMLInputElement | HTMLTextAreaElement;

function type(control: Control, text: string, isComposed: boolean): void {
  control.focus();
  const fire = (name: string): void => void control.dispatchEvent(new Event(name, { bubbles: true }));
  if (isComposed) fire("compositionstart");
  control.value = text.slice(0, 1);
  fire("input");
  control.value = text;
  fire("input");
  if (isComposed) fire("compositionend");
  fire("change");
}

// Everything that the page asks, as it should be.
function answerAll(form: HTMLElement, random: Random): void {
  for (const field of form.querySelectorAll<Control>('input[type="text"], input[type="tel"], textarea'))
    type(field, answers[field.id] ?? "Anna", false);
  for (const group of form.querySelectorAll("fieldset[role=radiogroup]"))
    random.pick([...group.querySelectorAll<HTMLInputElement>("input[type=radio]")]).click();
}

async function deed({ view, core, form }: Walked, random: Random): Promise<string> {
  const fields = [...form.querySelectorAll<Control>('input[type="text"], input[type="tel"], textarea')];
  const choices = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')];
  const presses = [...form.querySelectorAll<HTMLElement>('button, a[href^="#"]')];
  const what = random.below(13);
  if (what < 5 && fields.length > 0) {
    const field = random.pick(fields);
    const right = answers[field.id];
    type(field, right !== undefined && random.chance(0.8) ? right : random.pick(texts), random.chance(0.2));
    return `typed ${field.id}`;
  }
  if (what < 7 && choices.length > 0) {
    const choice = random.pick(choices);
    choice.click();
    return `chose ${choice.id}`;
  }
  if (what < 10) {
    const press = random.chance(0.4)
      ? (form.querySelector<HTMLElement>("button[type=submit]") ?? random.pick(presses))
      : random.pick(presses);
    press.click();
    return `pressed ${press.id}`;
  }
  if (what === 10) {
    history.go(random.pick([-1, 1]));
    await whenHistoryRests();
    return "went back or forward";
  }
  if (what === 11) {
    answerAll(form, random);
    return "answered all";
  }
  if (random.chance(0.3)) {
    const language = core.language === "nl" ? "en" : "nl";
    view.dispatch({ type: "relabelled", locale: readJson(`locales/${language}`) });
    return language;
  }
  (view.mirror.focused as HTMLElement | null)?.blur();
  return "left";
}

const kSteps = 60;

for (const [seed, settings] of [
  { form: "complaint", language: "nl" },
  { form: "personal-data", language: "en" },
].entries())
  test(`walk: any deeds in the form "${settings.form}" leave the document as it is described`, async () => {
    const random = new Random(20 + seed);
    const walked = await begin(settings);
    const pagesSeen = new Set<string>();
    for (let step = 0; step < kSteps; ++step) {
      const before = walked.told.length;
      const page = walked.core.page;
      const done = await deed(walked, random);
      assertRight(walked, `step ${step}: ${done}`);
      if (walked.core.page !== page) assert.equal(walked.told.at(-1), walked.core.page, `step ${step}: ${done}`);
      else if (!done.startsWith("went")) assert.equal(walked.told.length, before, `step ${step}: ${done}`);
      pagesSeen.add(walked.core.page);
      await pause();
    }
    assert.ok(pagesSeen.size >= 3, `only ${[...pagesSeen].join()}`);
    walked.view.close();
    assert.equal(walked.form.isConnected, false);
    assert.equal(document.title, "Site");
  });
