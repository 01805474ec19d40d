import assert from "node:assert/strict";
import { test } from "node:test";
import { stepIn, withStep } from "../../../web/element/history.js";

test("history: the host's own state stays as it was", () => {
  const host = { idx: 4, key: "abc", usr: { from: "/cases" } };
  const state = withStep(host, "form1", { page: "contact", depth: 1 });
  assert.deepEqual({ idx: state["idx"], key: state["key"], usr: state["usr"] }, host);
  assert.deepEqual(stepIn(state, "form1"), { page: "contact", depth: 1 });
});

test("history: two forms on a page keep their pages apart", () => {
  const first = { page: "review", depth: 5 } as const;
  const second = { page: "case", depth: 2 } as const;
  const state = withStep(withStep(null, "form1", first), "form2", second);
  assert.deepEqual([stepIn(state, "form1"), stepIn(state, "form2")], [first, second]);
});

test("history: a foreign or broken state holds no step of ours", () => {
  const ours = [
    { form1: "no where" },
    { form1: { page: "no where", depth: 0 } },
    { form1: { page: "case" } },
    { form1: null },
    null,
  ];
  const states = [null, undefined, 3, "x", {}, [], ...ours.map((complaintForm) => ({ complaintForm }))];
  assert.equal(states.length, 11);
  for (const state of states) assert.equal(stepIn(state, "form1"), undefined);
});
