// The delivery's world in a browser, and what makes it try again: the connection coming back, the person looking.

import type { Delivery, DeliveryParts } from "./delivery.js";
import { Device, deviceIsUsable } from "./device.js";
import type { Net } from "./post.js";
import { AesSealer } from "./seal.js";
import type { World } from "./sender.js";
import { BrowserTabs } from "./tabs.js";
import { Vault } from "./vault.js";

const lockName = "complaint-form.sender";

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, Math.min(ms, 2 ** 31 - 1));
  return () => clearTimeout(timer);
}

// Where locks are missing (plain http) or refused (an opaque origin) nothing is kept on the device either: the tabs have
// nothing in common to send.
async function exclusively(work: () => Promise<void>): Promise<void> {
  let begun = false;
  const begin = (): Promise<void> => {
    begun = true;
    return work();
  };
  try {
    await navigator.locks?.request(lockName, begin);
  } catch (reason) {
    if (begun) throw reason;
  }
  if (!begun) await work();
}

export const browserWorld: World = {
  now: () => Date.now(),
  chance: () => Math.random(),
  after,
  exclusively,
};

export const browserNet: Net = {
  fetch: (address, init) => fetch(address, init),
  digest: async (body) => (globalThis.crypto?.subtle ? crypto.subtle.digest("SHA-256", body) : undefined),
  now: browserWorld.now,
  after,
};

// One connection to the device's database for all forms of the page: a form that goes leaves none open.
let device: Device | undefined;

export function openVault(newId: () => string): Vault | undefined {
  if (!deviceIsUsable()) return undefined;
  device ??= new Device();
  return new Vault(device, new AesSealer(device, newId));
}

// Asks that nothing is thrown away when the disk fills up. Firefox asks the person, so this is for a complaint that could not be
// sent at once only. No answer, or a refusal, changes nothing.
async function askToStay(): Promise<void> {
  await navigator.storage?.persist?.();
}

export function browserParts(newId: () => string, offersDrafts: boolean): DeliveryParts {
  const form = newId();
  let asked = false;
  return {
    form,
    world: browserWorld,
    net: browserNet,
    tabs: new BrowserTabs(form),
    vault: openVault(newId),
    offersDrafts,
    stays() {
      if (!asked) askToStay().catch(() => undefined);
      asked = true;
    },
  };
}

export function watchPage(delivery: Delivery, signal: AbortSignal): void {
  addEventListener("online", () => void delivery.retryNow(), { signal });
  const leave = (): void => {
    void delivery.flushDraft();
    device?.leave();
  };
  addEventListener("pagehide", leave, { signal });
  const look = (): void => void (document.visibilityState === "visible" ? delivery.retryNow() : delivery.flushDraft());
  document.addEventListener("visibilitychange", look, { signal });
  const ask = (event: BeforeUnloadEvent): void => {
    void delivery.flushDraft();
    if (delivery.isAtRisk) event.preventDefault();
  };
  addEventListener("beforeunload", ask, { signal });
}
