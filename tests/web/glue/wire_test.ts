import assert from "node:assert/strict";
import { test } from "node:test";
import { isPageName, readAnswer } from "../../../web/glue/wire.js";

const whole = {
  page: "contact",
  title: "Uw gegevens",
  language: "nl",
  order: ["a"],
  nodes: [{ id: "a", role: "text" }],
  effects: [],
};

test("wire: a whole answer is read as it is", () => {
  assert.deepEqual(readAnswer(JSON.stringify(whole)), whole);
});

test("wire: an answer without an order keeps it absent, so that the mirror keeps the one it has", () => {
  const { order: _, ...rest } = whole;
  assert.equal(readAnswer(JSON.stringify(rest))?.order, undefined);
});

test("wire: missing lists are empty lists", () => {
  const answer = readAnswer('{"page":"done","title":"","language":"nl"}');
  assert.deepEqual([answer?.nodes, answer?.effects], [[], []]);
});

test("wire: what is no answer is refused", () => {
  const texts = [
    "",
    "null",
    "[]",
    "{}",
    '{"page":"Elsewhere"}',
    '{"page":"start","nodes":[{}]}',
    '{"page":"start","effects":[{"type":1}]}',
  ];
  assert.equal(texts.length, 7);
  for (const text of texts) assert.equal(readAnswer(text), undefined, text);
});

test("wire: a page has a name in lower case", () => {
  const names = ["start", "contact", "case", "statement", "incident", "review", "done"];
  assert.equal(names.filter(isPageName).length, 7);
  for (const name of ["", "Start", "toString", null, 3]) assert.equal(isPageName(name), false);
});
