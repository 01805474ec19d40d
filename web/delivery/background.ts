// Sending without a form: what waits is sent by a worker that a browser wakes.

import type { Entry } from "./entry.js";
import { post, type Net } from "./post.js";
import { Sender, type World } from "./sender.js";
import { Outbox } from "./outbox.js";
import type { Tabs } from "./tabs.js";
import type { Vault } from "./vault.js";

export interface BackgroundParts {
  readonly world: World;
  readonly net: Net;
  readonly tabs: Pick<Tabs, "say">;
  readonly vault: Vault | undefined; // nobody's: a worker does not know who is logged in
}

const mayTry = ({ bare, credentials }: Entry): boolean => bare && credentials === "omit";
const errand = { endpoint: "", headers: undefined, isStillFor: () => true } as const;

// Only what needs neither headers of a host nor its cookies, which may be anybody's by now. Nobody may be looking: the reference is
// kept for the next visit. Rejects when some still waits.
export async function sendWaiting({ world, net, tabs, vault }: BackgroundParts): Promise<void> {
  const outbox = new Outbox(vault, { refused: () => undefined, unreadable: () => undefined });
  const sender = new Sender({
    world,
    outbox,
    post: (entry) => post(entry, errand, net),
    report: (event) => tabs.say({ type: "attempted", complaint: event.complaint }),
    mayTry,
    thrownAway: () => undefined,
    removed: () => undefined,
    isShown: () => false,
  });
  await sender.retryNow();
  sender.close();
  const { entries, isWhole } = await outbox.contents();
  if (!isWhole || entries.some((entry) => entry.held === "" && mayTry(entry))) throw new Error("some still wait");
}
