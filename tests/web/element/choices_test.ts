import assert from "node:assert/strict";
import { test } from "node:test";
import { localDay, localTimestamp, momentAt, timestamp, uuid } from "../../../web/glue/moment.js";
import { painterFor, wishedPainter } from "../../../web/element/painter.js";
import { themeFor } from "../../../web/element/theme.js";

const able = { forcedColours: false, printing: false, canvasWorks: true };
const none = { attribute: null, person: undefined, remembered: undefined };

test("painter: without wishes the canvas shows", () => {
  assert.equal(painterFor(none, able), "canvas");
});

test("painter: the person's switch counts for more than the host's attribute, and that for more than an earlier visit", () => {
  assert.equal(wishedPainter({ attribute: "canvas", person: "native", remembered: "canvas" }), "native");
  assert.equal(wishedPainter({ attribute: "canvas", person: undefined, remembered: "native" }), "canvas");
  assert.equal(wishedPainter({ attribute: "auto", person: undefined, remembered: "native" }), "native");
});

test("painter: forced colours, printing and no WebGL2 are native whatever is wished", () => {
  const wishes = { attribute: "canvas", person: "canvas", remembered: "canvas" } as const;
  for (const hindrance of [{ forcedColours: true }, { printing: true }, { canvasWorks: false }])
    assert.equal(painterFor(wishes, { ...able, ...hindrance }), "native");
});

test("theme: the host's choice of light or dark stands, more contrast is the person's, auto follows the person", () => {
  assert.equal(themeFor("light", { dark: true, contrast: false }), "light");
  assert.equal(themeFor("light", { dark: true, contrast: true }), "contrast");
  assert.equal(themeFor("dark", { dark: false, contrast: true }), "contrast-dark");
  assert.equal(themeFor("dark", { dark: false, contrast: false }), "dark");
  assert.equal(themeFor("auto", { dark: true, contrast: false }), "dark");
  assert.equal(themeFor(null, { dark: false, contrast: true }), "contrast");
  assert.equal(themeFor("contrast", { dark: true, contrast: false }), "contrast-dark");
});

test("moment: whole seconds in UTC, the day where the person is, a fresh UUID", () => {
  const date = new Date(2026, 10, 2, 3, 4, 5, 678);
  assert.equal(localDay(date), "2026-11-02");
  assert.match(timestamp(date), /^2026-1[01]-\d\dT\d\d:\d4:05Z$/);
  const ids = new Set(Array.from({ length: 50 }, () => momentAt(date).id));
  assert.equal(ids.size, 50);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("moment: a time with the offset of where the person is", () => {
  const offsetOf = (minutes: number): string => {
    const date = new Date("2026-11-22T12:00:00.678Z");
    date.getTimezoneOffset = () => -minutes;
    return localTimestamp(date);
  };
  assert.equal(offsetOf(0), "2026-11-22T12:00:00+00:00");
  assert.equal(offsetOf(60), "2026-11-22T13:00:00+01:00");
  assert.equal(offsetOf(-210), "2026-11-22T08:30:00-03:30");
  assert.equal(offsetOf(765), "2026-11-23T00:45:00+12:45");
});

test("moment: where the browser makes no UUID, ours has its version and variant and all other bits by chance", () => {
  const given = Object.getOwnPropertyDescriptor(crypto, "randomUUID");
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  try {
    const ids = Array.from({ length: 300 }, uuid);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const bits = ids.map((id) => BigInt(`0x${id.replaceAll("-", "")}`));
    const varies = bits.reduce((all, one) => all | (one ^ (bits[0] ?? 0n)), 0n);
    assert.equal(varies, (1n << 128n) - 1n - (0xfn << 76n) - (0x3n << 62n));
  } finally {
    if (given) Object.defineProperty(crypto, "randomUUID", given);
    else Reflect.deleteProperty(crypto, "randomUUID");
  }
});
