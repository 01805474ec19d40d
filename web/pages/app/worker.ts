// The app's service worker: gives back what was kept at the installation, every file of one and the same version; and sends
// what waits when the browser says that the connection is back (Background Sync, where it exists).

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { sendWaiting } from "../../delivery/background.js";
import { browserNet, browserWorld, openVault } from "../../delivery/browser.js";
import { nobody } from "../../delivery/seal.js";
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

async function wake(): Promise<void> {
  const tabs = new BrowserTabs(crypto.randomUUID());
  try {
    await sendWaiting({ world: browserWorld, net: browserNet, tabs, vault: openVault(nobody) });
  } finally {
    tabs.close();
  }
}

self.addEventListener("sync", (event) => {
  if (event.tag === syncTag) event.waitUntil(wake());
});
