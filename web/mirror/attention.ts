// What changes the look of the page without an event of the form's: pointer, focus and keys by CSS, a selection, whoever translates it.

import { isTextControl } from "./write.js";

const moments = ["focusin", "focusout", "pointerover", "pointerleave", "pointerdown", "scroll"];

export function watchAttention(form: HTMLElement, changed: () => void, signal: AbortSignal): void {
  watchWords(form, changed, signal);
  const options = { signal, passive: true, capture: true };
  for (const type of moments) form.addEventListener(type, changed, options);
  for (const type of ["pointerup", "pointercancel", "blur"]) addEventListener(type, changed, options); // anywhere
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
      const is = isSelected(form);
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

interface Ends {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
  readonly collapsed: boolean;
}

// Not every engine knows it.
type ComposedSelection = Omit<Selection, "getComposedRanges"> & {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): readonly Ends[];
};

interface OwnSelection extends ShadowRoot {
  getSelection?(): Selection | null; // Chromium
}

// Is some of the element's words selected? What is selected in a field the field shows itself.
export function isSelected(element: HTMLElement): boolean {
  const root = element.getRootNode();
  const own = root instanceof ShadowRoot ? (root as OwnSelection) : undefined;
  const inField = own?.activeElement ?? document.activeElement;
  if (inField && isTextControl(inField)) return false;
  const selection: ComposedSelection | null = document.getSelection();
  const composed = own && selection?.getComposedRanges?.({ shadowRoots: [own] });
  const ranges = composed ?? [selection, own?.getSelection?.() ?? null].flatMap(rangesOf);
  return ranges.some((range) => !range.collapsed && touches(range, element, own));
}

const rangesOf = (selection: Pick<Selection, "rangeCount" | "getRangeAt"> | null): Ends[] =>
  selection && selection.rangeCount > 0 ? [selection.getRangeAt(0)] : [];

// A field that was left keeps a selection of its own, which is around it and has no words.
function touches(ends: Ends, element: HTMLElement, own: ShadowRoot | undefined): boolean {
  const [start, end] = [ends.startContainer.getRootNode(), ends.endContainer.getRootNode()];
  const [startsIn, endsIn] = [element.contains(ends.startContainer), element.contains(ends.endContainer)];
  if (start !== end) return startsIn || endsIn;
  const range = document.createRange();
  range.setStart(ends.startContainer, ends.startOffset);
  range.setEnd(ends.endContainer, ends.endOffset);
  if (startsIn || endsIn) return range.toString() !== "";
  return own !== undefined && start === own.host.getRootNode() && range.intersectsNode(own.host);
}
