// A document for tests in Node: jsdom's, with what it lacks and the form needs. Import it before anything of web/, in the first line.
// Boxes have the size that `screen` says; nothing is laid out, and no canvas has a context.
import { after } from "node:test";
import { JSDOM, VirtualConsole } from "jsdom";

const page = new JSDOM('<!doctype html><html lang="nl"><head><title>Site</title></head><body></body></html>', {
  url: "https://site.example/complaints",
  pretendToBeVisual: true,
  virtualConsole: new VirtualConsole(),
});
const view = page.window;
// Frames keep Node running.
after(async () => {
  view.document.body.replaceChildren();
  await new Promise((resolve) => setImmediate(resolve));
  view.close();
});

// What a listener throws fails the test; jsdom by itself only prints it.
view.addEventListener("error", ({ error }: ErrorEvent) => {
  setImmediate(() => {
    throw error;
  });
});

// What the tests change about the screen.
export const screen = { width: 800, height: 400, contentHeight: 100, hasFocus: true, visibility: "visible" };

export const printed: string[] = []; // "print" for every window.print()
export const scrolledTo: Element[] = [];

// Listeners that somebody would have to take away: those of window, document and media queries.
const lasting = new Map<EventTarget, string>();
const heard = new Map<string, number>();

export const listeners = (): Record<string, number> => Object.fromEntries([...heard].filter(([, count]) => count > 0).sort());

const { addEventListener: add, removeEventListener: remove } = view.EventTarget.prototype;
const keyOf = (type: string, listener: unknown, capture: boolean): string => `${type} ${idOf(listener)} ${capture}`;
const ids = new WeakMap<object, number>();
let latest = 0;
function idOf(listener: unknown): number {
  const known = ids.get(listener as object) ?? ++latest;
  ids.set(listener as object, known);
  return known;
}
const active = new WeakMap<EventTarget, Set<string>>();

function note(target: EventTarget, type: string, key: string, by: 1 | -1): void {
  const name = lasting.get(target);
  if (name === undefined) return;
  const keys = active.get(target) ?? new Set();
  active.set(target, keys);
  if (keys.has(key) === by > 0) return;
  if (by > 0) keys.add(key);
  else keys.delete(key);
  heard.set(`${name} ${type}`, (heard.get(`${name} ${type}`) ?? 0) + by);
}

view.EventTarget.prototype.addEventListener = function (type: string, listener: never, options?: AddEventListenerOptions): void {
  const target = (this ?? view) as EventTarget;
  const { capture = false, signal, once = false } = typeof options === "object" ? options : { capture: options };
  if (signal?.aborted) return;
  const key = keyOf(type, listener, capture);
  note(target, type, key, 1);
  if (once) add.call(target, type, () => note(target, type, key, -1), { capture, once });
  if (signal) add.call(signal, "abort", () => note(target, type, key, -1), { once: true });
  add.call(target, type, listener, options);
};
view.EventTarget.prototype.removeEventListener = function (type: string, listener: never, options?: EventListenerOptions): void {
  const target = (this ?? view) as EventTarget;
  note(target, type, keyOf(type, listener, (typeof options === "object" ? options.capture : options) ?? false), -1);
  remove.call(target, type, listener, options);
};
lasting.set(view, "window").set(view.document, "document");

// The person's settings: media queries that hold.
class Query extends view.EventTarget {
  readonly media: string;
  constructor(media: string) {
    super();
    this.media = media;
    lasting.set(this, media);
  }
  get matches(): boolean {
    return holding.has(this.media);
  }
}
const holding = new Set<string>();
const queries: Query[] = [];

export function setMedia(media: string, holds: boolean): void {
  if (holds) holding.add(media);
  else holding.delete(media);
  for (const query of [...queries]) if (query.media === media) query.dispatchEvent(new view.Event("change"));
}

// Observers of sizes, which hear when the test says so.
const observers = new Set<Observer>();
class Observer {
  readonly changed: () => void;
  readonly observed: Element[] = [];
  constructor(changed: () => void) {
    this.changed = changed;
    observers.add(this);
  }
  observe(element: Element): void {
    this.observed.push(element);
  }
  disconnect(): void {
    observers.delete(this);
  }
}
// Who observes which element's size, by class.
export const sizeObservers = (): string[] => [...observers].flatMap(({ observed }) => observed.map(({ className }) => className));
// Of the element of that class.
export function resized(className: string): void {
  for (const { observed, changed } of [...observers]) if (observed.some((element) => element.className === className)) changed();
}

class Font {
  readonly weight: string;
  constructor(_family: string, _bytes: ArrayBuffer, { weight }: { weight: string }) {
    this.weight = weight;
  }
  load(): Promise<this> {
    return Promise.resolve(this);
  }
}
export const faces: Font[] = [];

const { setTimeout: nodeTimeout } = globalThis;
// Pages do not keep a browser running, and a test need not wait for what is far away.
function timeout(then: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): NodeJS.Timeout {
  const timer = nodeTimeout(then, ms, ...given);
  if (ms > 1_000) timer.unref();
  return timer;
}

const lacking: Record<string, unknown> = {
  ResizeObserver: Observer,
  FontFace: Font,
  visualViewport: new view.EventTarget(),
  matchMedia: (media: string) => queries[queries.push(new Query(media)) - 1],
  print: () => printed.push("print"),
  setTimeout: timeout,
};
lasting.set(lacking["visualViewport"] as EventTarget, "viewport");

const own = (target: object, name: string, get: () => unknown): void =>
  void Object.defineProperty(target, name, { configurable: true, get });
const { HTMLElement, Element, Document } = view;
own(HTMLElement.prototype, "clientWidth", () => screen.width);
own(HTMLElement.prototype, "clientHeight", () => screen.height);
own(HTMLElement.prototype, "scrollHeight", () => screen.contentHeight);
own(Document.prototype, "visibilityState", () => screen.visibility);
own(Document.prototype, "fonts", () => ({ add: (face: Font) => faces.push(face) }));
view.Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Document.prototype.hasFocus = () => screen.hasFocus;
Element.prototype.scrollIntoView = function (this: Element): void {
  scrolledTo.push(this);
};
(view as unknown as { HTMLCanvasElement: typeof HTMLCanvasElement }).HTMLCanvasElement.prototype.getContext = () => null;
(view as unknown as { CSSStyleSheet: { prototype: object } }).CSSStyleSheet.prototype.replaceSync = function (
  text: string,
): void {
  Object.assign(this, { text });
};
Object.assign(view, lacking);

// Node's own stay: they are the same everywhere, or the test runner's. Its events and what it has of a browser's page (from Node 21 on) do not.
const ofPage = /Event|Abort|DOMException|^navigator$|Storage$/;
const ofNode = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => !ofPage.test(name)));
for (const name of Object.getOwnPropertyNames(view))
  if (!ofNode.has(name))
    own(globalThis, name, () => {
      const value: unknown = Reflect.get(view, name);
      return typeof value === "function" && /^[a-z]/.test(name) ? (value as () => void).bind(view) : value;
    });
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const)
  Object.defineProperty(globalThis, name, { configurable: true, value: view[name].bind(view) });
Object.assign(globalThis, { setTimeout: timeout });
Object.assign(view.AbortSignal, {
  timeout: (ms: number) => {
    const over = new view.AbortController();
    timeout(() => over.abort(), ms);
    return over.signal;
  },
});

// Loads a page's script. The page is left when the returned function is called: the window's listeners of that script go.
export async function visit(load: () => Promise<unknown>): Promise<() => void> {
  const { addEventListener: adding } = globalThis;
  const added: [string, () => void][] = [];
  const record = (type: string, listener: () => void, options?: object): void => {
    added.push([type, listener]);
    adding(type, listener, options);
  };
  const set = (value: unknown): void => void Object.defineProperty(globalThis, "addEventListener", { configurable: true, value });
  set(record);
  await load();
  set(adding);
  return () => {
    for (const [type, listener] of added) view.removeEventListener(type, listener);
  };
}
