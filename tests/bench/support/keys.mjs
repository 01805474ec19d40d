// Runs in the page before its scripts: for every key, the time from the key's event to the end of the frame that shows it.
// A key counts as shown when an animation frame has run, its style, layout and paint are done (a message sent from that frame comes
// after them), and the field holds the character.
export function watchKeys() {
  globalThis.benchKeys = [];
  const inner = (root) => (root?.activeElement?.shadowRoot ? inner(root.activeElement.shadowRoot) : root?.activeElement);
  addEventListener(
    "keydown",
    ({ timeStamp, key }) => {
      if (key.length !== 1) return;
      const before = inner(document)?.value?.length ?? 0;
      const shown = () => (inner(document)?.value?.length ?? 0) > before;
      const frame = () =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (shown() ? benchKeys.push({ at: timeStamp, shown: performance.now() - timeStamp }) : frame());
          port2.postMessage(0);
        });
      frame();
    },
    true,
  );
}
