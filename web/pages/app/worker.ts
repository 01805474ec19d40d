// The app's service worker: gives back what was kept at the installation, every file of one and the same version; and sends
// what waits when the browser says that the connection is back (Background Sync, where it exists).

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { browserNet, browserWorld, openVault } from "../../delivery/browser.js";
import { Outbox } from "../../delivery/outbox.js";
import { post } from "../../delivery/post.js";
import { nobody } from "../../delivery/seal.js";
import { Sender } from "../../delivery/sender.js";
import { BrowserTabs } from "../../delivery/tabs.js";
import { syncTag } from "./sync.js";

interface SyncEvent extends Event {
  readonly tag: string;
  waitUntil(work: Promise<void>): void;
}

declare const self: {
  readonly __WB_MANIFEST: PrecacheEntry[];
  addEventListener(type: "sync", listen: (event: SyncEvent) => void): void;
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/app/index.html")));

const destination = { endpoint: "", headers: undefined } as const;

// Only what needs no headers of a host, and belongs to no account: a worker does not know who is logged in. Nobody may be looking:
// the reference is kept for the next visit.
async function sendWaiting(): Promise<void> {
  const tabs = new BrowserTabs(crypto.randomUUID());
  const outbox = new Outbox(openVault(nobody), { refused: () => undefined, unreadable: () => undefined });
  const sender = new Sender({
    world: browserWorld,
    outbox,
    post: (entry) => post(entry, destination, browserNet),
    report: (event) => tabs.say({ type: "attempted", complaint: event.complaint }),
    mayTry: (entry) => entry.bare,
    thrownAway: () => undefined,
    form: "",
  });
  await sender.retryNow();
  sender.close();
  tabs.close();
  const { entries, isWhole } = await outbox.contents();
  if (!isWhole || entries.some((entry) => entry.held === "" && entry.bare)) throw new Error("some still wait");
}

self.addEventListener("sync", (event) => {
  if (event.tag === syncTag) event.waitUntil(sendWaiting());
});
