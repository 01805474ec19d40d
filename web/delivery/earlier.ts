// What forms that are gone have left on the device, and what is to be done with it. Pure.

import type { Answers } from "../glue/wire.js";
import { keptFor, type Draft } from "./drafts.js";
import { formIn, type Definition } from "./definition.js";
import type { Entry } from "./entry.js";

// Answers to offer, and the records that hold them.
export interface Offer {
  readonly answers: Answers;
  readonly drafts: readonly string[];
  readonly entries: readonly Entry[];
  readonly older: readonly Entry[]; // complaints of the same form that are not shown: what is sent of these answers replaces them
}

export const recordsOf = (offer: Offer | undefined): string =>
  [...(offer?.drafts ?? []), ...(offer?.entries ?? []).map((entry) => entry.id)].join(" ");

export interface Earlier {
  readonly receipts: readonly Entry[]; // sent while nobody looked
  readonly release: readonly Entry[]; // to be sent again: the person may have logged in by now
  readonly waits: boolean; // one that the receiver wants later
  readonly offer: Offer | undefined;
  readonly notTaken: "" | "rejected" | "expired"; // why a complaint is among it
  readonly expired: { readonly drafts: readonly string[]; readonly entries: readonly string[] };
}

interface Candidate {
  readonly owner: string;
  readonly answers: Answers;
  readonly at: number;
}

const isOver = (at: number, now: number): boolean => now - at > keptFor;

function candidates(drafts: readonly Draft[], entries: readonly Entry[], { answersIn }: Definition): Candidate[] {
  return [
    ...drafts.map((draft) => ({ owner: draft.owner, answers: draft.answers, at: draft.changedAt })),
    ...entries.map((entry) => ({ owner: entry.owner, answers: answersIn(entry.payload), at: entry.triedAt })),
  ].sort((one, other) => other.at - one.at);
}

function reasonOf(entries: readonly Entry[]): Earlier["notTaken"] {
  const held = entries.map((entry) => entry.held);
  if (held.includes("refused") || held.includes("rejected")) return "rejected";
  return held.includes("expired") ? "expired" : "";
}

// `entries` and `drafts` of forms that do not live any more, of whatever definition: those of the one here are offered. What is not
// `visible` to whoever is here is left, until it is stale.
export function earlierOf(
  entries: readonly Entry[],
  drafts: readonly Draft[],
  now: number,
  definition: Definition,
  visible: (entry: Entry) => boolean = () => true,
): Earlier {
  const young = drafts.filter((draft) => !isOver(draft.changedAt, now));
  const fresh = young.filter((draft) => draft.form === definition.name);
  const changedSince = (entry: Entry): boolean =>
    young.some((draft) => draft.owner === entry.owner && draft.changedAt > entry.triedAt);
  const receipts = entries.filter((entry) => entry.held === "sent");
  const held = entries.filter((entry) => entry.held !== "" && entry.held !== "sent");
  const release = held.filter((entry) => entry.held === "session" && !changedSince(entry) && visible(entry));
  const back = held.filter((entry) => !release.includes(entry));
  const stale = back.filter((entry) => isOver(entry.triedAt, now) && !changedSince(entry));
  const remaining = back.filter((entry) => !stale.includes(entry));
  const left = remaining.filter((entry) => visible(entry) && formIn(entry.payload) === definition.name);
  const [newest] = candidates(fresh, left, definition);
  const ofNewest = left.filter((entry) => entry.owner === newest?.owner);
  return {
    receipts,
    release,
    waits: entries.some((entry) => entry.held === "" && entry.notBefore > now),
    offer: newest && {
      answers: newest.answers,
      drafts: fresh.filter((draft) => draft.owner === newest.owner).map((draft) => draft.id),
      entries: ofNewest,
      older: remaining.filter((entry) => entry.owner === newest.owner && !visible(entry)),
    },
    notTaken: reasonOf(ofNewest),
    expired: {
      drafts: drafts.filter((draft) => !young.includes(draft)).map((draft) => draft.id),
      entries: stale.map((entry) => entry.id),
    },
  };
}
