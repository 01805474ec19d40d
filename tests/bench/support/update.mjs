// Runs in the page: microseconds of one typed event through the module, without layout and paint. The shape of the calls:
// shell/browser/README.md; the events: src/wire/wire.h.
export async function timeUpdates({ module, files, text, repeats }) {
  const load = async (url) => (await fetch(url)).json();
  const compiled = await WebAssembly.compileStreaming(fetch(module.replace(/\.mjs$/, ".wasm")));
  const { default: create } = await import(module);
  const nothing = () => undefined;
  const wasm = await create({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled));
      return {};
    },
    print: nothing,
    printErr: nothing,
    onAbort: nothing,
  });
  const send = (call, message) => {
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    const before = performance.now();
    wasm.HEAPU8.set(bytes, wasm._form_input(bytes.length));
    const size = call(bytes.length);
    const taken = performance.now() - before;
    if (size === 0) throw new Error(`refused: ${JSON.stringify(message).slice(0, 200)}`);
    const answer = JSON.parse(new TextDecoder().decode(wasm.HEAPU8.subarray(wasm._form_output(), wasm._form_output() + size)));
    return { taken: taken * 1000, answer, whole: (performance.now() - before) * 1000 };
  };
  const at = { now: "2026-11-22T12:00:00Z", today: "2026-11-22", id: "5f0c1c6e-0000-4000-8000-000000000001" };
  const update = (event) => send((size) => wasm._form_update(size), { ...event, at });
  const [form, locale, profile] = [
    await load(`${files}forms/complaint.json`),
    await load(`${files}locales/nl.json`),
    await load(`${files}profiles/nl.json`),
  ];
  const settings = { drafts: "ask", nationalId: true, nativePainter: false };
  send((size) => wasm._form_start(size), { form, locale, profile, settings });

  // Types the text key by key, again and again, and leaves it there.
  const type = (node) => {
    const times = [];
    for (let turn = 0; turn < repeats; ++turn)
      for (let length = 1; length <= text.length; ++length) {
        const { taken, answer } = update({ type: "typed", node, text: text.slice(0, length) });
        const shown = answer.nodes?.find(({ id }) => id === node);
        if (shown && shown.value !== text.slice(0, length)) throw new Error(`${node} holds ${shown.value}`);
        times.push(taken);
      }
    return times;
  };
  update({ type: "chosen", node: "kind.complaint" });
  update({ type: "pressed", node: "next" });
  const name = type("contact.name");
  update({ type: "typed", node: "contact.name", text: "Zoë de Vries" });
  update({ type: "typed", node: "contact.phone", text: "0612345678" });
  update({ type: "typed", node: "contact.email", text: "zoe@voorbeeld.nl" });
  update({ type: "pressed", node: "next" });
  update({ type: "chosen", node: "case.concerns.no" });
  const { answer } = update({ type: "pressed", node: "next" });
  if (answer.page !== "statement") throw new Error(`the form shows ${answer.page}`);
  return { name, reason: type("statement.reason"), isolated: globalThis.crossOriginIsolated };
}
