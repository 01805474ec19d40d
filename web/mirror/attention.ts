// The look of a control follows pointer, focus and keys by CSS alone, without a change of the page: these are the moments.

const moments = [
  "focusin",
  "focusout",
  "pointerover",
  "pointerleave",
  "pointerdown",
  "pointerup",
  "pointercancel",
  "keydown",
  "keyup",
];

export function watchAttention(form: HTMLElement, changed: () => void, signal: AbortSignal): void {
  for (const type of [...moments, "input", "scroll"])
    form.addEventListener(type, changed, { signal, passive: true, capture: true });
  document.addEventListener("selectionchange", changed, { signal });
}
