// The form's module in Node, through the glue that the page uses, and its linear memory as it is.
import { readFileSync } from "node:fs";
import { withoutElementWords } from "../../../tools/element_words.mjs";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { watchMemory } from "../../bench/support/wasm_memory.mjs";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bin = process.env.COMPLAINT_WASM ?? at("build/web/wasm/bin");
const readJson = (path) => JSON.parse(readFileSync(at(path), "utf8"));
// As the package has it.
const readLocale = (language) => JSON.parse(JSON.stringify(readJson(`assets/locales/${language}.json`), withoutElementWords));

async function loadGlue() {
  const outfile = at("build/web/tests-wasm/module.mjs");
  const wasm = {
    name: "wasm",
    setup: (build) => build.onResolve({ filter: /^complaint-form-wasm$/ }, () => ({ path: `${bin}/complaint-form.mjs` })),
  };
  await esbuild.build({ entryPoints: [at("web/glue/module.ts")], outfile, bundle: true, format: "esm", plugins: [wasm] });
  return import(pathToFileURL(outfile).href);
}

globalThis.document = globalThis.window = {}; // Emscripten's output names both when it starts, for a canvas
const { openModule } = await loadGlue();
const compiled = await WebAssembly.compile(readFileSync(`${bin}/complaint-form.wasm`));
watchMemory(); // from now on every instance's memory is known

export class OpenForm {
  #module;
  #memory;
  #ids = 0;
  died; // why the module ended
  page;
  effects = []; // of the last event

  static async open(settings = {}) {
    const form = new OpenForm();
    benchMemories.clear();
    form.#module = await openModule(compiled, (reason) => (form.died = reason));
    [form.#memory] = benchMemories;
    const all = { drafts: "ask", nationalId: true, nativePainter: false, ...settings };
    const files = {
      form: readJson("assets/forms/complaint.json"),
      locale: readLocale("nl"),
      profile: readJson("assets/profiles/nl.json"),
    };
    form.#show(form.#module.start(files, all));
    return form;
  }

  get memory() {
    return new Uint8Array(this.#memory.buffer);
  }

  dispatch(event) {
    const id = `5f0c1c6e-0000-4000-8000-${String(++this.#ids).padStart(12, "0")}`;
    const answer = this.#module.update(event, { now: "2026-11-22T12:00:00Z", today: "2026-11-22", id });
    if (!answer) throw new Error(`refused: ${JSON.stringify(event)}`);
    this.#show(answer);
    return this.effects;
  }

  #show(answer) {
    this.page = answer.page;
    this.effects = answer.effects;
  }

  effect(type) {
    return this.effects.find((effect) => effect.type === type);
  }

  type(node, text) {
    this.dispatch({ type: "typed", node, text });
    this.dispatch({ type: "left", node });
  }

  // As somebody at a keyboard.
  typeKeyByKey(node, text) {
    const characters = [...text];
    for (let length = 1; length <= characters.length; ++length)
      this.dispatch({ type: "typed", node, text: characters.slice(0, length).join("") });
    this.dispatch({ type: "left", node });
  }

  choose(node) {
    this.dispatch({ type: "chosen", node, checked: true });
  }

  press(node) {
    this.dispatch({ type: "pressed", node });
  }

  speak(language) {
    this.dispatch({ type: "relabelled", locale: readLocale(language) });
  }

  // Ends the instance by a call that traps: more text than the memory can ever hold.
  trap() {
    this.#module.update({ type: "typed", node: "contact.name", text: "x".repeat(2 ** 29 - 2 ** 20) }, {});
  }

  close() {
    this.#module.close();
  }
}
