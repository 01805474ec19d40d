// The look of a control follows pointer, focus and keys by CSS alone, without a change of the page: these are the moments.

import { isTextControl } from "./write.js";

const moments = ["focusin", "focusout", "pointerover", "pointerleave", "pointerdown", "pointerup", "pointercancel", "scroll"];

export function watchAttention(form: HTMLElement, changed: () => void, signal: AbortSignal): void {
  watchWords(form, changed, signal);
  const options = { signal, passive: true, capture: true };
  for (const type of moments) form.addEventListener(type, changed, options);
  for (const type of ["keydown", "keyup"])
    form.addEventListener(
      type,
      ({ target }) => {
        if (!(target instanceof Element && isTextControl(target))) changed(); // a key presses a button; in a text it types
      },
      options,
    );
  let was = false;
  document.addEventListener(
    "selectionchange",
    () => {
      const is = selectionIn(form) !== undefined;
      if (is || was) changed();
      was = is;
    },
    { signal },
  );
}

// Others write there too: whoever translates the page. A count changes with every key, and the page shows it itself.
function watchWords(form: HTMLElement, changed: () => void, signal: AbortSignal): void {
  const isCount = ({ target }: MutationRecord): boolean =>
    (target instanceof Element ? target : target.parentElement)?.closest(".count") !== null;
  const observer = new MutationObserver((records) => {
    if (!records.every(isCount)) changed();
  });
  observer.observe(form, { subtree: true, childList: true, characterData: true });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

// What is selected of the form's words, not of a field's.
export function selectionIn(element: HTMLElement): Range | undefined {
  const root = element.getRootNode() as Node & { getSelection?(): Selection | null };
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range : undefined;
}
