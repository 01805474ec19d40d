// The installable app: the service worker keeps everything it needs. A new version is fetched beside the old one and takes
// over when every window of the app has been closed, never while somebody is filling in.

import { syncTag } from "./sync.js";

interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

interface Policy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const worker = "/app/worker.js";

// The site's policy wants the address of a worker vouched for, and allows one voucher by this name.
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const trusted = factory?.createPolicy("complaint-form-app", { createScriptURL: () => worker }).createScriptURL(worker) ?? worker;

const line = document.getElementById("offline");

async function keep(): Promise<void> {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(trusted, { scope: "/app/", updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  if (line) line.textContent = "U kunt dit formulier ook zonder verbinding invullen.";
}

// Where browsers have no such thing, or refuse it, the complaint is sent when the app is opened again.
async function askToBeWoken(): Promise<void> {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration("/app/");
  await registration?.sync?.register(syncTag);
}

addEventListener("complaint-queued", () => void askToBeWoken().catch(() => undefined));

keep().catch((reason: unknown) => console.error(`the app cannot be kept on this device: ${String(reason)}`));
