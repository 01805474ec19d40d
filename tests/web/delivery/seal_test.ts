import assert from "node:assert/strict";
import { test } from "node:test";
import { AesSealer, type KeyKeeper, type NamedKey } from "../../../web/delivery/seal.js";

class Keeper implements KeyKeeper {
  kept: NamedKey | undefined;

  keyOr(made: NamedKey): Promise<NamedKey> {
    return Promise.resolve((this.kept ??= made));
  }
}

let made = 0;
const newId = (): string => `key${++made}`;
const text = '{"payload":"Zoë de Vries, 111222333"}';

test("seal: what was sealed opens again, and says nothing plain", async () => {
  const sealer = new AesSealer(new Keeper(), newId);
  const record = await sealer.seal("a", text);
  assert.equal(await sealer.open(record), text);
  assert.ok(!Buffer.from(record.data).toString("latin1").includes("Vries"));
});

test("seal: no two sealings have the same iv, and an iv has 96 bits", async () => {
  const sealer = new AesSealer(new Keeper(), newId);
  const ivs = new Set<string>();
  for (let i = 0; i < 1000; ++i) {
    const { iv } = await sealer.seal("a", text);
    assert.equal(iv.length, 12);
    ivs.add(Buffer.from(iv).toString("hex"));
  }
  assert.equal(ivs.size, 1000);
});

test("seal: a record under another id, or with one bit changed, does not open", async () => {
  const sealer = new AesSealer(new Keeper(), newId);
  const record = await sealer.seal("a", text);
  assert.equal(await sealer.open({ ...record, id: "b" }), undefined);
  const data = new Uint8Array(record.data.slice(0));
  data[3]! ^= 1;
  assert.equal(await sealer.open({ ...record, data: data.buffer }), undefined);
});

test("seal: the key cannot be taken out, and is the device's first", async () => {
  const keeper = new Keeper();
  const [one, other] = [new AesSealer(keeper, newId), new AesSealer(keeper, newId)];
  const record = await one.seal("a", text);
  assert.equal(await other.open(record), text);
  assert.equal(keeper.kept?.key.extractable, false);
});

test("seal: after the device was cleared in another tab the new key is taken", async () => {
  const keeper = new Keeper();
  const [one, other] = [new AesSealer(keeper, newId), new AesSealer(keeper, newId)];
  const old = await one.seal("a", text);
  keeper.kept = undefined;
  other.renew();
  const record = await other.seal("a", text);
  assert.equal(await one.open(record), text);
  assert.equal(await one.open(old), undefined);
});

test("seal: a store that failed once is asked again", async () => {
  const keeper = new Keeper();
  let fails = true;
  const moody: KeyKeeper = { keyOr: (key) => (fails ? Promise.reject(new Error("blocked")) : keeper.keyOr(key)) };
  const sealer = new AesSealer(moody, newId);
  await assert.rejects(sealer.seal("a", text), /blocked/);
  fails = false;
  assert.equal(await sealer.open(await sealer.seal("a", text)), text);
});
