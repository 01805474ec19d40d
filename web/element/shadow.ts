// The element's shadow root: the host's fallback text, the form and, over it, the canvas.

import { css as baseCss } from "../mirror/base.css";
import { css as flowCss } from "../mirror/flow.css";
import { css as mediaCss } from "../mirror/media.css";
import { css as partsCss } from "../mirror/parts.css";
import type { StateName } from "./life.js";
import { css as newsCss } from "./notices.css";

const texts = [baseCss, flowCss, partsCss, mediaCss, newsCss];
const sheets = new WeakMap<Document, readonly CSSStyleSheet[]>();

// Constructed sheets are not inline styles: they pass a policy of style-src 'self'. Each document has its own.
function sheetsOf(document: Document): readonly CSSStyleSheet[] {
  const known = sheets.get(document);
  const View = document.defaultView?.CSSStyleSheet;
  if (known || !View) return known ?? [];
  const made = texts.map((text) => {
    const sheet = new View();
    sheet.replaceSync(text);
    return sheet;
  });
  sheets.set(document, made);
  return made;
}

export function styleIn(root: ShadowRoot, document: Document): void {
  root.adoptedStyleSheets = [...sheetsOf(document)];
}

export interface Shadow {
  readonly root: ShadowRoot;
  readonly frame: HTMLElement;
  readonly em: HTMLElement;
  readonly status: HTMLElement;
  readonly notices: HTMLElement; // apart from the frame: the canvas begins at its top
  readonly warning: HTMLElement; // what the host set up wrong
}

export function makeShadow(host: HTMLElement): Shadow {
  const root = host.attachShadow({ mode: "open" });
  styleIn(root, host.ownerDocument);
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.dataset["state"] = "loading" satisfies StateName;
  const status = document.createElement("p");
  status.className = "state";
  status.setAttribute("role", "status");
  const sentinel = document.createElement("div");
  sentinel.className = "sentinel";
  sentinel.setAttribute("aria-hidden", "true");
  frame.append(status, document.createElement("slot"), sentinel);
  const em = document.createElement("div");
  em.className = "em";
  const [notices, warning] = [lines(), lines()];
  root.append(notices, warning, frame, em);
  return { root, frame, em, status, notices, warning };
}

// A place for lines above the form, read out when they come.
function lines(): HTMLElement {
  const region = document.createElement("div");
  region.className = "notices";
  region.setAttribute("role", "status");
  return region;
}
