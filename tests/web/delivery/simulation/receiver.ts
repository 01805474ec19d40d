// The receiver and the way to it: stores by the contract of DESIGN part 8, and answers or fails as chance has it.

import type { Universe } from "./universe.js";

export interface Stored {
  readonly body: string;
  readonly reference: string;
  readonly session: string; // whose cookies came with it
}

export type Reply =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly retryAfter: string | null;
      readonly body: string;
      readonly broken: boolean;
    }
  | { readonly kind: "nothing" } // the connection ends
  | { readonly kind: "silence" }; // until the sender gives up

const nothing: Reply = { kind: "nothing" };
const answer = (status: number, body = "", retryAfter: string | null = null, broken = false): Reply => ({
  kind: "answer",
  status,
  retryAfter,
  body,
  broken,
});

export class Receiver {
  readonly stored = new Map<string, Stored>();
  readonly violations: string[] = [];
  readonly #universe: Universe;
  #isCalm = false;

  constructor(universe: Universe) {
    this.#universe = universe;
  }

  // From now on it does what it should.
  calm(): void {
    this.#isCalm = true;
  }

  // What becomes of a request that has arrived.
  take(key: string, digest: string | null, body: string, session: string): Reply {
    if (key !== `"${(JSON.parse(body) as { id: string }).id}"`) this.violations.push(`key ${key} is not that of its body`);
    if (!digest?.startsWith("sha-256=:")) this.violations.push("a body without its digest");
    const chance = this.#isCalm ? 1 : this.#universe.random.next();
    if (chance < 0.08) return nothing;
    if (chance < 0.2) return this.#passing();
    if (chance < 0.24) return answer(this.#universe.random.pick([401, 403, 0]));
    if (chance < 0.3 && !this.stored.has(key)) return this.#refusal();
    const receipt = this.#store(key, body, session);
    return this.#isCalm ? receipt : this.#spoilt(receipt);
  }

  #store(key: string, body: string, session: string): Reply {
    const before = this.stored.get(key);
    if (before && before.body !== body) {
      this.violations.push(`another body under ${key}`);
      return answer(422, "{}");
    }
    const stored = before ?? { body, reference: `K-${this.stored.size + 1}`, session };
    this.stored.set(key, stored);
    return answer(before ? 200 : 201, JSON.stringify({ reference: stored.reference, receivedAt: "2026-11-22T12:00:00Z" }));
  }

  #retryAfter(): string | null {
    const seconds = this.#universe.random.below(600);
    const date = new Date(this.#universe.now + seconds * 1000).toUTCString();
    return this.#universe.random.pick([null, null, String(seconds), date, "soon", "-5", ""]);
  }

  #passing(): Reply {
    return answer(this.#universe.random.pick([408, 409, 425, 429, 500, 502, 503, 504]), "busy", this.#retryAfter());
  }

  #refusal(): Reply {
    const problems = JSON.stringify({ problems: [{ pointer: "/contact/email", code: "bad_shape" }] });
    return this.#universe.random.pick([
      answer(422, problems),
      answer(422, problems),
      answer(400, "{}"),
      answer(413),
      answer(404),
    ]);
  }

  // Stored, and the answer may get lost.
  #spoilt(receipt: Reply): Reply {
    const chance = this.#universe.random.next();
    if (receipt.kind !== "answer" || chance > 0.5) return receipt;
    if (chance < 0.1) return nothing;
    if (chance < 0.15) return { kind: "silence" };
    if (chance < 0.25) return this.#passing();
    if (chance < 0.35) return answer(200, '{"reference":<<<');
    if (chance < 0.45) return answer(receipt.status, receipt.body.slice(0, 14), null, this.#universe.random.chance(0.5));
    return answer(this.#universe.random.pick([202, 204, 200]), "{}");
  }
}
