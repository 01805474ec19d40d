// The sender's world in a browser, and what makes it try again: the connection coming back, the person looking.

import type { Sender, World } from "./sender.js";

const lockName = "complaint-form.sender";

// Without Web Locks (plain http) tabs do not know of each other; the idempotency key still keeps it stored once.
export const browserWorld: World = {
  now: () => Date.now(),
  chance: () => Math.random(),
  after(ms, then) {
    const timer = setTimeout(then, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
  async exclusively(work) {
    if (navigator.locks) await navigator.locks.request(lockName, work);
    else await work();
  },
};

export function hurryWhenBack(sender: Sender, signal: AbortSignal): void {
  addEventListener("online", () => void sender.hurry(), { signal });
  const look = (): void => {
    if (document.visibilityState === "visible") void sender.hurry();
  };
  document.addEventListener("visibilitychange", look, { signal });
}
