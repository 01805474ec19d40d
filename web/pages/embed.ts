// The form in an iframe: it tells the page around what happens and takes its settings from it. The protocol is written down
// in web/element/README.md. Messages count only when they come from the page around and from an origin on the list.

import "../element/define.js";
import { attributesOf, fromAddress, isTrusted, trustedOrigins, type Attributes } from "./embed_rules.js";

const form = document.querySelector("complaint-form");
const list = document.querySelector<HTMLMetaElement>('meta[name="complaint-form-parents"]')?.content ?? "";
const trusted = trustedOrigins(list, location.origin);
let parentOrigin: string | undefined;
let lastHeight = 0;
let painter: string | undefined;

type Outgoing = Readonly<Record<string, unknown>> & { readonly type: string };

// To the origin that began the talk, and to no other.
function tellParent(name: string, detail: Readonly<Record<string, unknown>> = {}): void {
  const message: Outgoing = { ...detail, type: `complaint-form:${name}` };
  if (parentOrigin !== undefined) parent.postMessage(message, parentOrigin);
}

function write(attributes: Attributes): void {
  for (const [name, value] of attributes) form?.setAttribute(name, value);
}

function tellHeight(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === lastHeight) return;
  lastHeight = height;
  tellParent("height", { height });
}

function begin(origin: string, attributes: Attributes): void {
  parentOrigin = origin;
  write(attributes);
  lastHeight = 0;
  if (painter !== undefined) tellParent("ready", { painter });
  tellHeight();
}

function hear(event: MessageEvent<unknown>): void {
  if (parent === window || event.source !== parent || !isTrusted(event.origin, trusted)) return;
  const attributes = attributesOf(event.data, location.href);
  if (attributes) begin(event.origin, attributes);
}

if (form) {
  write(fromAddress(location.href, (attribute) => form.getAttribute(attribute)));
  form.addEventListener("complaint-ready", ({ detail }) => {
    painter = detail.painter;
    tellParent("ready", { painter });
  });
  form.addEventListener("complaint-page", ({ detail: { page } }) => tellParent("page", { page }));
  form.addEventListener("complaint-queued", ({ detail: { id, since } }) => tellParent("queued", { id, since }));
  form.addEventListener("complaint-sent", ({ detail: { id, reference, receivedAt } }) =>
    tellParent("sent", { id, reference, receivedAt }),
  );
  form.addEventListener("complaint-refused", ({ detail: { id, reason } }) => tellParent("refused", { id, reason }));
  form.addEventListener("complaint-error", ({ detail: { reason, message } }) => tellParent("error", { reason, message }));
}
new ResizeObserver(tellHeight).observe(document.body);
addEventListener("message", hear);
