// The outbox between memory and a device whose reads and writes take their time or fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshEntry, type Entry } from "../../../web/delivery/entry.js";
import { Outbox, removing } from "../../../web/delivery/outbox.js";
import type { Store } from "../../../web/delivery/store.js";
import { Vault } from "../../../web/delivery/vault.js";
import { complaint } from "./simulation/calm.js";
import { Disk, PlainSealer } from "./simulation/disk.js";

class Device implements Store {
  readonly disk: Disk;
  isBroken = false; // it takes no write
  isFull = false; // it takes nothing new
  wipesAfterwards = false; // another tab does, after the next write
  reading: Promise<void> = Promise.resolve(); // a read has what it gives, and gives it when this ends

  constructor(disk = new Disk()) {
    this.disk = disk;
  }

  async all(shelf: "outbox" | "drafts") {
    const records = [...this.disk.shelves[shelf].values()];
    await this.reading;
    return records;
  }

  async change(changes: Parameters<Store["change"]>[0]): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.isBroken || (this.isFull && changes.some(({ kind }) => kind === "put"))) throw new Error("not written");
    this.disk.apply(changes);
    if (this.wipesAfterwards) this.disk.markWipe();
    this.wipesAfterwards = false;
  }

  lastWipe = (): string => this.disk.wipe;
  markWipe = (): void => this.disk.markWipe();
}

const news = { refused: () => undefined, unreadable: () => undefined };
const outboxOn = (device: Device): Outbox => new Outbox(new Vault(device, new PlainSealer("")), news);
const entry = (id = "c"): Entry => freshEntry(complaint(id), "form", 0);
const idsIn = async (outbox: Outbox): Promise<string[]> => (await outbox.contents()).entries.map(({ id }) => id);

test("outbox: what goes from memory to the device while it is read is not missed", async () => {
  const device = new Device();
  const outbox = outboxOn(device);
  outbox.hold(entry());
  let end = (): void => undefined;
  device.reading = new Promise((resolve) => (end = resolve));
  const ids = idsIn(outbox);
  await outbox.keep("c");
  end();
  assert.deepEqual(await ids, ["c"]);
});

test("outbox: a change that cannot be written is seen all the same, until the complaint is sent anew", async () => {
  const device = new Device();
  const outbox = outboxOn(device);
  await outbox.put(entry(), []);
  device.isBroken = true;
  await outbox.update({ ...entry(), held: "session" });
  assert.equal((await outbox.contents()).entries[0]!.held, "session");
  device.isBroken = false;
  await outbox.put(entry(), []);
  assert.equal((await outbox.contents()).entries[0]!.held, "");
  device.isBroken = true;
  await outbox.update({ ...entry(), held: "session" });
  device.isBroken = false;
  await outbox.update({ ...entry(), held: "refused" });
  assert.equal((await outbox.contents()).entries[0]!.held, "refused");
});

test("outbox: what is done with is not seen, though a change of it was not written and the device cannot be read", async () => {
  const ways: ((outbox: Outbox) => unknown)[] = [
    (outbox) => outbox.forget(),
    (outbox) => outbox.letGo(["c"]),
    (outbox) => outbox.remove("c"),
  ];
  for (const end of ways) {
    const device = new Device();
    const outbox = outboxOn(device);
    await outbox.put(entry(), []);
    device.isBroken = true;
    await outbox.update({ ...entry(), failures: 1 });
    device.isBroken = false;
    await end(outbox);
    device.reading = Promise.reject(new Error("not read"));
    assert.deepEqual(await outbox.contents(), { entries: [], isWhole: false });
  }
});

test("outbox: what takes the place of others does so though there is no room for it, and stays in memory", async () => {
  const device = new Device();
  const outbox = outboxOn(device);
  await outbox.put(entry("older"), []);
  device.isFull = true;
  await outbox.put(entry(), [removing("outbox", "older"), removing("drafts", "c")]);
  assert.equal(device.disk.shelves.outbox.size, 0);
  assert.deepEqual([await idsIn(outbox), outbox.onlyInMemory], [["c"], true]);
});

test("outbox: what is put back while somebody clears the device does not stay", async () => {
  const device = new Device();
  const outbox = outboxOn(device);
  device.wipesAfterwards = true;
  assert.equal(await outbox.restore(entry()), false);
  assert.equal(device.disk.shelves.outbox.size, 0);
});

test("outbox: what could not be removed is not seen, and goes when the device can be written again", async () => {
  const device = new Device();
  const outbox = outboxOn(device);
  await outbox.put(entry(), []);
  device.isBroken = true;
  await outbox.remove("c");
  assert.deepEqual(await idsIn(outbox), []);
  device.isBroken = false;
  await outbox.contents();
  assert.equal(device.disk.shelves.outbox.size, 0);
});

test("outbox: what is put again after it was removed, here or in another tab, stays", async () => {
  for (const isBroken of [false, true]) {
    const device = new Device();
    const outbox = outboxOn(device);
    await outbox.put(entry(), []);
    device.isBroken = isBroken;
    await outbox.remove("c");
    device.isBroken = false;
    await (isBroken ? outbox : outboxOn(device)).put(entry(), []);
    assert.deepEqual([await idsIn(outbox), device.disk.shelves.outbox.size], [["c"], 1]);
  }
});

test("outbox: only what the device has no version of is told as not kept", async () => {
  const device = new Device();
  let told = 0;
  const outbox = new Outbox(new Vault(device, new PlainSealer("")), { ...news, refused: () => ++told });
  await outbox.put(entry(), []);
  device.isBroken = true;
  await outbox.update({ ...entry(), failures: 1 });
  await outbox.remove("c");
  assert.equal(told, 0);
  await outbox.put(entry("d"), []);
  assert.equal(told, 1);
});

test("outbox: what cannot be opened is removed and told", async () => {
  const device = new Device();
  await outboxOn(device).put(entry(), []);
  const sealer = Object.assign(new PlainSealer(""), { open: () => Promise.resolve(undefined) });
  let told = 0;
  const outbox = new Outbox(new Vault(device, sealer), { ...news, unreadable: () => ++told });
  assert.deepEqual([await idsIn(outbox), told, device.disk.shelves.outbox.size], [[], 1, 0]);
});
