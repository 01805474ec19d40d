// Runs in the page before its scripts: when the first control of the start page can be used, and when our canvas is painted.

// The first radio of the form, in open shadow roots too, counts from the frame in which it is visible (a point of it or of its
// label is on top, scrolled to where needed), and has taken a click by the next frame. The times are milliseconds since the navigation began.
export function watchStart() {
  const deep = (root, selector) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const host of root.querySelectorAll("complaint-form"))
      if (host.shadowRoot) return deep(host.shadowRoot, selector) ?? undefined;
    return undefined;
  };
  const onTop = (element) => {
    element.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return undefined;
    const hit = element.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
    return hit && (element === hit || element.contains(hit)) ? hit : undefined;
  };
  const visible = (radio) => [radio, ...(radio.labels ?? [])].map(onTop).find(Boolean);
  globalThis.benchStart = {};
  const look = () => {
    const radio = deep(document, 'input[type="radio"]');
    const hit = radio && !radio.disabled && visible(radio);
    if (!hit) return requestAnimationFrame(look);
    hit.click();
    requestAnimationFrame(() => {
      if (deep(document, 'input[type="radio"]')?.checked) benchStart.usable = performance.now();
      else requestAnimationFrame(look);
    });
  };
  requestAnimationFrame(look);
  const wait = () => {
    const frame = document.querySelector("complaint-form")?.shadowRoot?.querySelector(".frame");
    if (frame?.dataset.painter === "canvas") benchStart.painted = performance.now();
    else requestAnimationFrame(wait);
  };
  addEventListener("complaint-ready", wait);
}
