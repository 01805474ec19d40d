// What C++ said, read where it leaves the module: its answers pass through TextDecoder as JSON text (web/glue/module.ts).
// Runs in the page before any script of the page; nothing in the product knows of it.

export function tapWire() {
  const { decode } = TextDecoder.prototype;
  const wire = { nodes: new Map(), order: [], answers: 0, announced: [] };
  globalThis.complaintWire = wire;
  TextDecoder.prototype.decode = function (...input) {
    const text = decode.apply(this, input);
    if (!text.startsWith('{"page":')) return text;
    const answer = JSON.parse(text);
    wire.answers++;
    if (answer.order) wire.order = answer.order;
    for (const node of answer.nodes) wire.nodes.set(node.id, node);
    for (const effect of answer.effects) if (effect.type === "announce") wire.announced.push(effect.text);
    return text;
  };
}

// The nodes of the page as C++ describes it now, in reading order.
export const describedNodes = (page) => page.evaluate(() => complaintWire.order.map((id) => complaintWire.nodes.get(id)));

// Every text field: what C++ holds and what the element shows, by node.
export const heldAndShown = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("complaint-form").shadowRoot;
    return complaintWire.order
      .map((id) => complaintWire.nodes.get(id))
      .filter((node) => node.role === "textbox" || node.role === "textarea")
      .map((node) => ({ node: node.id, held: node.value ?? "", shown: root.getElementById(node.id).value }));
  });

// Runs in the page: after every input event, when the form has heard it, C++ must hold what the element shows.
export function watchInput() {
  globalThis.inputWatch = { checks: 0, differences: [] };
  addEventListener("input", (event) => {
    const control = event.composedPath()[0];
    const node = complaintWire.nodes.get(control.id);
    if (!node || (node.role !== "textbox" && node.role !== "textarea")) return;
    inputWatch.checks++;
    if ((node.value ?? "") !== control.value)
      inputWatch.differences.push({ held: node.value, shown: control.value, how: event.inputType });
  });
}
