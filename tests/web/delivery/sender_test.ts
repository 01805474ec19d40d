import assert from "node:assert/strict";
import { test } from "node:test";
import { freshEntry, type Entry } from "../../../web/delivery/entry.js";
import { Outbox } from "../../../web/delivery/outbox.js";
import type { Outcome } from "../../../web/delivery/outcome.js";
import { lockLimit, memoryLimit, Sender, type World } from "../../../web/delivery/sender.js";
import type { DeliveryEvent } from "../../../web/glue/wire.js";

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

// A clock that only the test turns.
class TurnedWorld implements World {
  time = 1_000_000;
  timers: { at: number; then: () => void }[] = [];
  now = (): number => this.time;
  chance = (): number => 0.5;
  exclusively = (work: () => Promise<void>): Promise<void> => work();
  after = (ms: number, then: () => void): (() => void) => {
    const timer = { at: this.time + ms, then };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  };

  async turn(ms: number): Promise<void> {
    const end = this.time + ms;
    for (await settled(); ; await settled()) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.then();
    }
    this.time = end;
  }
}

interface Scene {
  readonly world: TurnedWorld;
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly attempts: { id: string; at: number; kept: boolean }[];
  readonly events: DeliveryEvent[];
}

// The receiver gives `outcomes` one after the other, the last one for ever.
function scene(outcomes: readonly Outcome[]): Scene {
  const world = new TurnedWorld();
  const outbox = new Outbox(undefined, { refused: () => undefined, unreadable: () => undefined }); // in memory
  const attempts: Scene["attempts"] = [];
  const events: DeliveryEvent[] = [];
  const post = async (entry: Entry): Promise<Outcome> => {
    const kept = (await outbox.contents()).entries.some((other) => other.id === entry.id);
    attempts.push({ id: entry.id, at: world.now(), kept });
    return outcomes[Math.min(attempts.length, outcomes.length) - 1] ?? { kind: "again" };
  };
  const sender = new Sender({
    world,
    outbox,
    post,
    report: (event) => void events.push(event),
    mayTry: () => true,
    isShown: ({ owner }) => owner === "form",
  });
  return { world, outbox, sender, attempts, events };
}

const entry = (id: string, since = "2026-11-22T12:00:00Z"): Entry =>
  freshEntry(
    { id, payload: "{}", endpoint: "https://site.example/api", credentials: "same-origin", bare: true, since },
    "form",
    1_000_000,
  );

const sent: Outcome = { kind: "sent", reference: "K-1", receivedAt: "2026-11-22T12:00:00Z" };

test("sender: a complaint is kept before its first attempt and let go after its reference", async () => {
  const { world, outbox, sender, attempts, events } = scene([sent]);
  await sender.add(entry("a"), [], false);
  await world.turn(0);
  assert.deepEqual(attempts, [{ id: "a", at: 1_000_000, kept: true }]);
  assert.deepEqual(
    events.map((event) => event.type),
    ["sending", "sent"],
  );
  assert.deepEqual((await outbox.contents()).entries, []);
});

test("sender: without an answer it tries again, later each time, and says since when it waits", async () => {
  const { world, sender, attempts, events } = scene([{ kind: "again" }, { kind: "again" }, { kind: "again" }, sent]);
  await sender.add(entry("a"), [], false);
  await world.turn(60_000);
  assert.deepEqual(
    attempts.map((attempt) => attempt.at - 1_000_000),
    [0, 1_000, 3_000, 7_000],
  );
  const waiting = events.filter((event) => event.type === "waiting");
  assert.equal(waiting.length, 3);
  for (const event of waiting) assert.equal(event.since, "2026-11-22T12:00:00Z");
});

test("sender: Retry-After holds, also when the connection comes back", async () => {
  const { world, sender, attempts } = scene([{ kind: "again", notBefore: 1_000_000 + 90_000 }, sent]);
  await sender.add(entry("a"), [], false);
  await world.turn(30_000);
  await sender.retryNow();
  await world.turn(59_999);
  assert.equal(attempts.length, 1);
  await world.turn(1);
  assert.equal(attempts.length, 2);
});

test("sender: the connection coming back does away with its own waiting", async () => {
  const { world, sender, attempts } = scene([{ kind: "again" }, { kind: "again" }, { kind: "again" }, { kind: "again" }, sent]);
  await sender.add(entry("a"), [], false);
  await world.turn(7_001);
  assert.equal(attempts.length, 4);
  await sender.retryNow();
  assert.equal(attempts.length, 5);
});

test("sender: what is refused, rejected or without a session waits for the person, and is kept", async () => {
  const ends: Outcome[] = [
    { kind: "refused", problems: [{ pointer: "/contact/email", code: "bad_shape" }] },
    { kind: "rejected", status: 400 },
    { kind: "sessionEnded" },
  ];
  for (const end of ends) {
    const { world, outbox, sender, attempts, events } = scene([end]);
    await sender.add(entry("a"), [], false);
    await world.turn(1_000_000);
    assert.equal(attempts.length, 1);
    assert.equal((await outbox.contents()).entries.length, 1);
    assert.equal(events.at(-1)?.type, end.kind);
  }
});

test("sender: several complaints go one after the other, each until its own answer", async () => {
  const { world, sender, attempts, events } = scene([{ kind: "again" }, sent, sent]);
  await sender.add(entry("a"), [], false);
  await sender.add(entry("b"), [], false);
  await world.turn(10_000);
  assert.deepEqual(
    attempts.map((attempt) => attempt.id),
    ["a", "b", "a"],
  );
  assert.equal(events.filter((event) => event.type === "sent").length, 2);
});

test("sender: of several that wait each is tried at its own time", async () => {
  const { world, sender, attempts } = scene([{ kind: "again", notBefore: 1_000_000 + 90_000 }, { kind: "again" }, sent, sent]);
  for (const id of ["a", "b"]) await sender.add(entry(id), [], false);
  await world.turn(100_000);
  assert.deepEqual(
    attempts.map(({ id, at }) => [id, at - 1_000_000]),
    [
      ["a", 0],
      ["b", 0],
      ["b", 1_000],
      ["a", 90_000],
    ],
  );
  assert.deepEqual(world.timers, []);
});

test("sender: what breaks off is tried again after 2 s", async () => {
  const { world, sender, attempts } = scene([{ kind: "again" }]);
  world.exclusively = (work) => (attempts.length < 4 ? work().then(() => Promise.reject(new Error("broken"))) : work());
  world.chance = () => 0;
  await sender.add(entry("a"), [], true);
  await world.turn(5_000);
  assert.deepEqual(
    attempts.slice(0, 3).map(({ at }) => at - 1_000_000),
    [0, 2_000, 4_000],
  );
});

test("sender: after close nothing runs any more", async () => {
  const { world, sender, attempts } = scene([{ kind: "again" }]);
  await sender.add(entry("a"), [], false);
  await world.turn(0);
  await world.turn(500);
  sender.close();
  await settled();
  assert.deepEqual(
    world.timers.filter(({ at }) => at !== 1_000_000 + memoryLimit),
    [],
  );
  const closing = sender.retryNow();
  sender.close();
  await closing;
  await world.turn(1_000_000);
  assert.deepEqual([attempts.length, world.timers], [1, []]);
});

test("sender: a frozen page holds up the others for 45 s at most, and 2 s without an answer put a complaint on the device", () => {
  assert.deepEqual([lockLimit, memoryLimit], [45_000, 2_000]);
});
