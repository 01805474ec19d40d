import assert from "node:assert/strict";
import { test } from "node:test";
import { pageIn, withPage } from "../../../web/element/history.js";

test("history: the host's own state stays as it was", () => {
  const host = { idx: 4, key: "abc", usr: { from: "/cases" } };
  const state = withPage(host, "form1", "contact");
  assert.deepEqual({ idx: state["idx"], key: state["key"], usr: state["usr"] }, host);
  assert.equal(pageIn(state, "form1"), "contact");
});

test("history: two forms on a page keep their pages apart", () => {
  const state = withPage(withPage(null, "form1", "review"), "form2", "case");
  assert.deepEqual([pageIn(state, "form1"), pageIn(state, "form2")], ["review", "case"]);
});

test("history: a foreign or broken state holds no page of ours", () => {
  const states = [null, undefined, 3, "x", {}, { complaintForm: null }, { complaintForm: { form1: "nowhere" } }, []];
  assert.equal(states.length, 8);
  for (const state of states) assert.equal(pageIn(state, "form1"), undefined);
});
