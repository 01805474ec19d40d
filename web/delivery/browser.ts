// The delivery's world in a browser, and what makes it try again: the connection coming back, the person looking.

import type { AccountDeliveries } from "./accounts.js";
import type { Definition } from "./definition.js";
import type { DeliveryParts } from "./delivery.js";
import { Device, deviceIsUsable } from "./device.js";
import { untilPageGoes } from "./page.js";
import type { Net } from "./post.js";
import { AesSealer, type Identity } from "./seal.js";
import { lockLimit, type World } from "./sender.js";
import { BrowserTabs } from "./tabs.js";
import { Vault } from "./vault.js";

const lockName = "complaint-form.sender";

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, Math.min(ms, 2 ** 31 - 1));
  return () => clearTimeout(timer);
}

// Gives up waiting after `lockLimit`, and takes the lock from a page that is frozen with it. A page that goes lets go of it.
async function request(work: () => Promise<void>): Promise<void> {
  const limit = new AbortController();
  const callOff = after(lockLimit, () => limit.abort());
  const working = (): Promise<void> => {
    callOff();
    return untilPageGoes(work);
  };
  const { locks } = navigator;
  try {
    await locks.request(lockName, { signal: limit.signal }, working);
  } catch (reason) {
    if (!limit.signal.aborted) throw reason;
    await locks.request(lockName, { steal: true }, working);
  }
}

// Where locks are missing (plain http) or refused (an opaque origin) nothing is kept on the device either: the tabs have
// nothing in common to send.
async function exclusively(work: () => Promise<void>): Promise<void> {
  let working: Promise<void> | undefined;
  try {
    if (navigator.locks) await request(() => (working ??= work()));
  } catch {
    // told by the work itself, once it has begun; a lock that was taken away is no failure
  }
  await (working ?? work());
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

export function openVault(identity: Identity): Vault | undefined {
  if (!deviceIsUsable()) return undefined;
  device ??= new Device();
  return new Vault(device, new AesSealer(identity));
}

// Asks that nothing is thrown away when the disk fills up. Firefox asks the person, so this is for a complaint that could not be
// sent at once only. No answer, or a refusal, changes nothing.
async function askToStay(): Promise<void> {
  await navigator.storage?.persist?.();
}

export function browserParts(identity: Identity, form: string, definition: Definition, offersDrafts: boolean): DeliveryParts {
  let asked = false;
  return {
    form,
    definition,
    account: identity.account,
    world: browserWorld,
    net: browserNet,
    tabs: new BrowserTabs(form),
    vault: openVault(identity),
    offersDrafts,
    stays() {
      if (!asked) askToStay().catch(() => undefined);
      asked = true;
    },
  };
}

// A page that goes may be kept, frozen, for Back: it lets go of what would prevent that or stop other pages, and looks at
// everything anew when it is shown again. A hidden tab can be frozen too (Chromium tells).
//
// Gives a switch: whether the browser is to ask before the page is left with something at risk. Only then, for a page that may ask
// is not kept for Back by Firefox. `returned` is called when such a page is shown again.
export function watchPage(deliveries: AccountDeliveries, signal: AbortSignal, returned: () => void): (mayLose: boolean) => void {
  addEventListener("online", () => void deliveries.retryNow(), { signal });
  const leave = (): void => {
    deliveries.leave();
    device?.leave();
  };
  const comeBack = (): void => {
    if (signal.aborted) return;
    device?.comeBack();
    void deliveries.comeBack();
  };
  addEventListener("pagehide", leave, { signal });
  // A task later: the host may see only now that somebody else is logged in, and says so.
  const shown = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    setTimeout(comeBack, 0);
    returned();
  };
  addEventListener("pageshow", shown, { signal });
  document.addEventListener("freeze", leave, { signal });
  document.addEventListener("resume", () => setTimeout(comeBack, 0), { signal });
  const look = (): void => void (document.visibilityState === "visible" ? deliveries.retryNow() : deliveries.keepAll());
  document.addEventListener("visibilitychange", look, { signal });
  const ask = (event: BeforeUnloadEvent): void => {
    void deliveries.keepAll();
    if (deliveries.isAtRisk) event.preventDefault();
  };
  return (mayLose) => {
    if (mayLose) addEventListener("beforeunload", ask, { signal });
    else removeEventListener("beforeunload", ask);
  };
}
