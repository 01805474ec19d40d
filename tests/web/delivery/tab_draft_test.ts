// What a tab keeps: for whom, how, and until when.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyFrom, nobody, type Identity } from "../../../web/delivery/seal.js";
import { isStillTheTabs, TabDraft, type Around, type TabRecord, type TabStorage } from "../../../web/delivery/tab_draft.js";

class Memory implements TabStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

// Its keys are those of what it holds, as a browser's are.
const storage = (): Memory =>
  new Proxy(new Memory(), {
    ownKeys: ({ items }) => [...items.keys()],
    getOwnPropertyDescriptor: ({ items }, key) => {
      const value = items.get(String(key));
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
    },
  });

const record: TabRecord = {
  page: "contact",
  answers: [["contact.name", "Zoë de Vries"]],
  form: "f",
  draft: "d",
  draftIsWritten: true,
  wipe: "w",
  touched: true,
  account: "",
  held: [],
};
const ofA: TabRecord = { ...record, account: "a" };
const keyed = (account: string, byte: number): Identity => ({ account, key: keyFrom(new Uint8Array(32).fill(byte)) });

function tab(): { readonly memory: Memory; readonly draft: TabDraft } {
  const memory = storage();
  return { memory, draft: new TabDraft(() => memory, "form") };
}

test("tab: what nobody in particular answered belongs to whoever is at the tab", async () => {
  const { draft } = tab();
  draft.keep(record, nobody);
  for (const identity of [nobody, { account: "a", key: undefined }, keyed("a", 1)])
    assert.deepEqual(await draft.read(identity), record);
});

test("tab: an account's answers come back to that account alone, with a key or without", async () => {
  const { draft } = tab();
  draft.keep(ofA, { account: "a", key: undefined });
  assert.ok(await draft.read({ account: "a", key: undefined }));
  for (const identity of [nobody, { account: "b", key: undefined }]) assert.equal(await draft.read(identity), undefined);
  const one = keyed("a", 1);
  draft.keep(ofA, one);
  await draft.written;
  assert.deepEqual(await draft.read(one), ofA);
  for (const identity of [nobody, { account: "a", key: undefined }, keyed("a", 2), { account: "b", key: one.key }])
    assert.equal(await draft.read(identity), undefined);
});

test("tab: nobody's answers take the place of nobody's alone, an account's that of both", async () => {
  const { draft, memory } = tab();
  const a = keyed("a", 1);
  draft.keep(ofA, a);
  await draft.written;
  const later = { ...record, page: "start" };
  draft.keep(later, nobody);
  assert.deepEqual(await draft.read(a), ofA);
  for (const identity of [nobody, keyed("b", 2)]) assert.deepEqual(await draft.read(identity), later);
  draft.keep(ofA, a);
  await draft.written;
  assert.equal(await draft.read(nobody), undefined);
  assert.equal(memory.items.size, 1);
  draft.keep(later, nobody);
  draft.forget();
  assert.equal(memory.items.size, 0);
});

test("tab: a record that lacks something, or has another kind of value, is none", async () => {
  const { draft, memory } = tab();
  const language = { chosen: "en", insteadOf: "" };
  draft.keep({ ...record, language }, nobody);
  const [[key, text] = ["", ""]] = memory.items;
  const whole = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual(await draft.read(nobody), whole);
  for (const name of Object.keys(record)) {
    memory.setItem(key, JSON.stringify({ ...whole, [name]: 7 }));
    assert.equal(await draft.read(nobody), undefined, name);
  }
  for (const wrong of [{ ...language, chosen: 7 }, { chosen: "en" }]) {
    memory.setItem(key, JSON.stringify({ ...whole, language: wrong }));
    assert.equal(await draft.read(nobody), undefined);
  }
});

test("tab: with a key nothing of it is plain, and no two sealings look alike", async () => {
  const { draft, memory } = tab();
  const identity = keyed("klant-1", 7);
  const seen = new Set<string>();
  for (let time = 0; time < 3; ++time) {
    draft.keep({ ...record, account: "klant-1" }, identity);
    await draft.written;
    const text = [...memory.items].flat().join(" ");
    for (const plain of ["Zoë", "contact.name", "klant-1"]) assert.ok(!text.includes(plain), plain);
    seen.add(text);
  }
  assert.equal(seen.size, 3);
});

test("tab: of several the last is kept, and nothing that was forgotten meanwhile", async () => {
  const { draft, memory } = tab();
  const identity = keyed("a", 1);
  const last = { ...ofA, page: "case" };
  for (const one of [ofA, ofA, last]) draft.keep(one, identity);
  await draft.written;
  assert.deepEqual(await draft.read(identity), last);
  draft.keep(ofA, identity);
  draft.forget();
  await draft.written;
  assert.equal(memory.items.size, 0);
});

test("tab: forms of one page keep apart, and one that comes in another's place goes on with its answers", async () => {
  const memory = storage();
  memory.setItem("another's", "stays");
  const make = (name: string): TabDraft => new TabDraft(() => memory, name);
  const [one, two] = [make("one"), make("two")];
  for (const draft of [one, two]) draft.keep(record, nobody);
  two.forget();
  assert.equal(await two.read(nobody), undefined);
  assert.ok(await make("one").read(nobody));
  two.keep(record, nobody);
  one.forgetAll();
  assert.deepEqual([...memory.items], [["another's", "stays"]]);
});

test("tab: where there is no room, nothing older is left", () => {
  const { draft, memory } = tab();
  draft.keep(record, nobody);
  memory.setItem = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  draft.keep({ ...record, page: "case" }, nobody);
  assert.equal(memory.items.size, 0);
});

test("tab: a duplicate of a tab that lives, what was wiped since, and a draft that is gone are not gone on with", async () => {
  const vault = (lastWipe: string, ids: readonly string[]): Around["vault"] => ({ lastWipe, ids: () => Promise.resolve(ids) });
  const around: Around = { form: "next", account: "", tabs: { isAlive: () => Promise.resolve(false) }, vault: vault("w", ["d"]) };
  const mayGoOn = (changes: Partial<Around>, changed: Partial<TabRecord> = {}): Promise<boolean> =>
    isStillTheTabs({ ...record, ...changed }, { ...around, ...changes });
  assert.equal(await mayGoOn({}), true);
  const alive = { isAlive: (form: string) => Promise.resolve(form === "f") };
  assert.equal(await mayGoOn({ tabs: alive }), false);
  assert.equal(await mayGoOn({ tabs: alive, form: "f" }), true);
  assert.equal(await mayGoOn({ vault: vault("later", ["d"]) }), false);
  assert.equal(await mayGoOn({ vault: vault("", ["d"]) }), true);
  assert.equal(await mayGoOn({ vault: vault("w", []) }), false);
  assert.equal(await mayGoOn({ vault: vault("w", []) }, { draftIsWritten: false }), true);
  assert.equal(await mayGoOn({ vault: undefined }), true);
  assert.equal(await mayGoOn({ vault: { lastWipe: "w", ids: () => Promise.reject(new Error("broken")) } }), true);
});

test("tab: a storage that refuses, or holds something else, keeps and gives nothing", async () => {
  const refusing = new TabDraft(() => {
    throw new DOMException("denied", "SecurityError");
  }, "form");
  refusing.keep(record, nobody);
  refusing.forget();
  assert.equal(await refusing.read(nobody), undefined);
  const { draft, memory } = tab();
  draft.keep(record, nobody);
  const [key = ""] = memory.items.keys();
  const broken = [
    "",
    "{",
    "null",
    "7",
    "{}",
    '{"account":""}',
    '{"account":"","page":"contact","form":"","draft":"","draftIsWritten":true,"wipe":"","touched":true,"held":[],"answers":[["a"]]}',
    '{"account":"","page":7,"form":"","draft":"","draftIsWritten":true,"wipe":"","touched":true,"held":[],"answers":[]}',
    '{"account":"","page":"contact","form":"","draft":"","wipe":"","touched":true,"held":[],"answers":[]}',
    '{"account":"","page":"contact","form":"","draft":"","draftIsWritten":true,"wipe":"","touched":true,"held":[7],"answers":[]}',
    '{"account":"","page":"contact","form":"","draft":"","draftIsWritten":true,"wipe":"","touched":true,"answers":[]}',
    '{"account":"","page":"contact","form":"","draft":"","draftIsWritten":true,"wipe":"","held":[],"answers":[]}',
    '{"sealed":{"account":"x","salt":"!","iv":"","data":""}}',
    '{"sealed":{}}',
  ];
  for (const text of broken) {
    memory.items.set(key, text);
    for (const identity of [nobody, keyed("a", 1)]) assert.equal(await draft.read(identity), undefined, text);
  }
});
