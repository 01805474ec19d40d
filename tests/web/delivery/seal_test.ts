import assert from "node:assert/strict";
import { test } from "node:test";
import { AesSealer, isAccountKey, keyFrom, nobody, type Identity } from "../../../web/delivery/seal.js";
import { recordFormat, type Sealed } from "../../../web/delivery/store.js";

const text = '{"payload":"Zoë de Vries, 111222333"}';
const bytes = (first: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: 32 }, (_, at) => (first + at) % 256);
const keyed = (account: string, first = 1): Identity => ({ account, key: keyFrom(bytes(first)) });
const open: Identity = { account: "a", key: undefined };

async function sealed(identity: Identity, id = "id"): Promise<Sealed> {
  return { ...(await new AesSealer(identity).seal(id, text)), format: recordFormat };
}

test("seal: what was sealed opens again for the same account, and says nothing plain", async () => {
  for (const identity of [nobody, open, keyed("a"), keyed("")]) {
    const record = await sealed(identity);
    const again = new AesSealer(identity);
    assert.equal(await again.whose(record), "own");
    assert.equal(await again.open(record), text);
    for (const part of [record.data, record.iv, record.salt])
      assert.ok(
        !Buffer.from(part instanceof ArrayBuffer ? part : part.buffer)
          .toString("latin1")
          .includes("Vries"),
      );
    assert.match(record.account, /^[0-9a-f]{32}$/);
  }
});

test("seal: it is of no other account, of none, nor of the same account under another key, and opens for none of them", async () => {
  const all = [nobody, open, { account: "b", key: undefined }, keyed("a"), keyed("b"), keyed("a", 2)];
  for (const owner of all) {
    const record = await sealed(owner);
    for (const other of all) {
      const isOwn = other === owner || (!owner.key && other.account === owner.account); // kept before the host gave a key
      const sealer = new AesSealer(other);
      assert.equal(await sealer.whose(record), isOwn ? "own" : "another's", `${owner.account} ${other.account}`);
      assert.equal(await sealer.open(record), isOwn ? text : undefined);
    }
  }
});

test("seal: a key of the account is not in the record, and a key of the record's cannot be taken out", async () => {
  assert.equal((await sealed(keyed("a"))).key, undefined);
  const { key } = await sealed(open);
  assert.equal(key?.extractable, false);
});

test("seal: no two sealings have an iv, a salt, a digest or a key in common", async () => {
  const sealer = new AesSealer(keyed("a"));
  const seen = new Set<string>();
  for (let i = 0; i < 300; ++i) {
    const { iv, salt, account } = await sealer.seal("id", text);
    assert.deepEqual([iv.length, salt.length], [12, 16]);
    for (const part of [Buffer.from(iv).toString("hex"), Buffer.from(salt).toString("hex"), account]) seen.add(part);
  }
  assert.equal(seen.size, 900);
});

test("seal: a record under another id, or with one bit changed, does not open", async () => {
  for (const identity of [open, keyed("a")]) {
    const record = await sealed(identity);
    const sealer = new AesSealer(identity);
    assert.equal(await sealer.open({ ...record, id: "b" }), undefined);
    const data = new Uint8Array(record.data.slice(0));
    data[3]! ^= 1;
    assert.equal(await sealer.open({ ...record, data: data.buffer }), undefined);
  }
});

test("seal: what versions before the first release wrote is nobody's", async () => {
  const { format: _, ...record } = await sealed(open);
  assert.equal(await new AesSealer(open).whose(record as Sealed), "nobody's");
  assert.equal(await new AesSealer(open).whose({ ...record, format: recordFormat - 1 }), "nobody's");
});

test("seal: an account's key is an HKDF key that derives bits and keys, and no other", async () => {
  assert.ok(isAccountKey(await keyFrom(bytes(1))));
  const { subtle } = crypto;
  assert.ok(!isAccountKey(await subtle.importKey("raw", bytes(1), "HKDF", false, ["deriveBits"])));
  assert.ok(!isAccountKey(await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"])));
  for (const other of [undefined, null, bytes(1), {}]) assert.ok(!isAccountKey(other));
});

test("seal: a record of a later version that looks otherwise is another's, with and without a key", async () => {
  const later = { format: recordFormat + 1, id: "x" } as unknown as Sealed;
  for (const identity of [open, { account: "ann", key: keyFrom(bytes(1)) }])
    assert.equal(await new AesSealer(identity).whose(later), "another's");
});
