import assert from "node:assert/strict";
import { test } from "node:test";
import { HostIdentity, warnOfSharing } from "../../../web/element/identity.js";
import type { HostSettings } from "../../../web/element/settings.js";

const bytes = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(value);

test("identity: a key serves the account that it was given for, before it or after it, and no other", () => {
  const identity = new HostIdentity();
  assert.equal(identity.of("").key, undefined);
  assert.ok(identity.setKey(bytes(1)));
  const { key } = identity.of("ann");
  assert.ok(key);
  assert.equal(identity.of("ann").key, key);
  assert.equal(identity.of("bob").key, undefined); // bob's has not come yet
  identity.setKey(bytes(2));
  const bobs = identity.of("bob").key;
  assert.ok(bobs && bobs !== key);
  assert.equal(identity.of("").key, undefined);
  assert.equal(identity.of("bob").key, undefined);
});

test("identity: the same key given again is the same, another one or none is another", () => {
  const identity = new HostIdentity();
  identity.setKey(bytes(1));
  const { key } = identity.of("ann");
  identity.setKey(bytes(1));
  assert.equal(identity.of("ann").key, key);
  identity.setKey(bytes(3));
  assert.notEqual(identity.of("ann").key, key);
  for (const none of [null, undefined]) {
    identity.setKey(bytes(1));
    assert.ok(identity.setKey(none));
    assert.equal(identity.of("ann").key, undefined);
  }
});

test("identity: what is no key changes nothing", () => {
  const identity = new HostIdentity();
  identity.setKey(bytes(1));
  const { key } = identity.of("ann");
  for (const wrong of [new Uint8Array(31), "secret", 7, {}])
    assert.equal(identity.setKey(wrong as unknown as Uint8Array<ArrayBuffer>), false);
  assert.equal(identity.of("ann").key, key);
});

test("identity: the host may wipe its bytes at once", async () => {
  const [one, other] = [new HostIdentity(), new HostIdentity()];
  const given = bytes(5);
  one.setKey(given);
  given.fill(0);
  other.setKey(given);
  const sameAgain = new HostIdentity();
  sameAgain.setKey(bytes(5));
  const bits = async (identity: HostIdentity): Promise<string> =>
    Buffer.from(
      await crypto.subtle.deriveBits(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: new Uint8Array(0) },
        await identity.of("ann").key!,
        128,
      ),
    ).toString("hex");
  assert.equal(await bits(one), await bits(sameAgain));
  assert.notEqual(await bits(one), await bits(other));
});

test("identity: a key that came with an account does not wait for the next", () => {
  const identity = new HostIdentity();
  identity.setKey(bytes(1));
  identity.of("ann");
  identity.of("");
  assert.equal(identity.of("bob").key, undefined);
  const early = new HostIdentity();
  assert.equal(early.of("ann").key, undefined);
  early.setKey(bytes(1));
  assert.ok(early.of("").key); // nobody in particular yet
  assert.ok(early.of("ann").key);
});

test("identity: the console says once what sharing a device means, where it can matter", () => {
  const told: unknown[] = [];
  const { info } = console;
  console.info = (line: unknown) => told.push(line);
  try {
    const shared = { account: "", credentials: "same-origin", endpoint: "/api" } as HostSettings;
    for (const none of [{ account: "ann" }, { credentials: "omit" }, { endpoint: "" }] as const)
      warnOfSharing({ ...shared, ...none });
    assert.deepEqual(told, []);
    for (let turn = 0; turn < 2; ++turn) warnOfSharing(shared);
    assert.equal(told.length, 1);
    assert.match(String(told[0]), /`account`/);
  } finally {
    console.info = info;
  }
});
