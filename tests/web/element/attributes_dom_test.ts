// Attributes, properties and what the host set up wrong.
import { listeners, setMedia } from "../support/dom.js";
import assert from "node:assert/strict";
import type { ComplaintForm } from "../../../web/element/complaint-form.js";
import { observedAttributes, readSettings } from "../../../web/element/settings.js";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until } from "../support/time.js";

// web/element/README.md
const reflected: readonly (readonly [property: string, attribute: string, otherwise: string])[] = [
  ["endpoint", "endpoint", ""],
  ["form", "form", "complaint"],
  ["profile", "profile", "nl"],
  ["caseNumber", "case-number", ""],
  ["account", "account", ""],
  ["theme", "theme", "auto"],
  ["painter", "painter", "auto"],
  ["drafts", "drafts", "ask"],
  ["nationalId", "national-id", "on"],
  ["credentials", "credentials", "same-origin"],
  ["history", "history", "on"],
  ["documentTitle", "document-title", "on"],
];

const members = (form: ComplaintForm): Record<string, unknown> => form as unknown as Record<string, unknown>;

test("attributes: each is a property too, which reads and writes it", () => {
  const form = document.createElement("complaint-form");
  for (const [property, attribute, otherwise] of reflected) {
    assert.equal(members(form)[property], otherwise, property);
    members(form)[property] = "x y";
    assert.equal(form.getAttribute(attribute), "x y", property);
    form.setAttribute(attribute, "z");
    assert.equal(members(form)[property], "z", property);
    for (const none of [null, undefined]) {
      members(form)[property] = none;
      assert.equal(form.hasAttribute(attribute), false, property);
      form.setAttribute(attribute, "");
      assert.equal(members(form)[property], "", property);
    }
  }
  assert.deepEqual([...observedAttributes].sort(), ["lang", ...reflected.map(([, attribute]) => attribute)].sort());
});

test("attributes: a property that was set before the element was defined is the element's own", async () => {
  const opened = new Opened({ lang: "en" });
  const given: Record<string, unknown> = {
    headers: { "X-A": "1" },
    customer: { name: "Anna" },
    accountKey: new Uint8Array(32),
    definition: undefined,
    profileData: undefined,
    words: { language: "en", words: { "element.loading": "Just a moment" } },
    ...Object.fromEntries(reflected.map(([property]) => [property, property === "endpoint" ? "/elsewhere" : "x"])),
    form: "personal-data",
  };
  for (const [name, value] of Object.entries(given))
    Object.defineProperty(opened.form, name, { configurable: true, enumerable: true, writable: true, value });
  opened.attach();
  for (const name of Object.keys(given)) assert.equal(Object.hasOwn(opened.form, name), false, name);
  assert.equal(opened.form.getAttribute("endpoint"), "/elsewhere");
  assert.deepEqual(opened.form.headers, { "X-A": "1" });
  assert.deepEqual(opened.form.customer, { name: "Anna" });
  await until("ready", () => opened.form.state === "ready");
  assert.deepEqual(opened.form.words, given["words"]);
});

const complaintsOf = (attributes: Readonly<Record<string, string>>, around = document.body): string[] => {
  const form = around.appendChild(document.createElement("div"));
  for (const [name, value] of Object.entries({ endpoint: "/api", ...attributes })) form.setAttribute(name, value);
  const told: string[] = [];
  readSettings(form, (attribute) => told.push(attribute));
  return told;
};

test("settings: what the host wrote is taken, and the default where it wrote nothing", () => {
  const form = document.body.appendChild(document.createElement("div"));
  const told: string[] = [];
  const read = (): object => readSettings(form, (attribute, message) => told.push(`${attribute} ${message}`));
  const defaults = {
    endpoint: "",
    form: "complaint",
    profile: "nl",
    language: "nl",
    caseNumber: "",
    account: "",
    theme: "auto",
    painter: "auto",
    drafts: "ask",
    nationalId: true,
    credentials: "same-origin",
    history: true,
    documentTitle: true,
  };
  assert.deepEqual(read(), defaults);
  assert.deepEqual(told, ["endpoint is missing: a complaint has nowhere to go"]);
  const written: [string, string, string, unknown][] = [
    ["endpoint", " /api/complaints ", "endpoint", "https://site.example/api/complaints"],
    ["form", "personal-data", "form", "personal-data"],
    ["profile", "be", "profile", "be"],
    ["lang", "en-GB", "language", "en"],
    ["case-number", "A-1", "caseNumber", "A-1"],
    ["account", "klant-1", "account", "klant-1"],
    ["theme", "dark", "theme", "dark"],
    ["painter", "native", "painter", "native"],
    ["drafts", "off", "drafts", "off"],
    ["national-id", "off", "nationalId", false],
    ["credentials", "omit", "credentials", "omit"],
    ["history", "off", "history", false],
    ["document-title", "off", "documentTitle", false],
  ];
  told.length = 0;
  let expected: object = defaults;
  for (const [attribute, value, name, taken] of written) {
    form.setAttribute(attribute, value);
    expected = { ...expected, [name]: taken };
    assert.deepEqual(read(), expected, attribute);
  }
  assert.deepEqual(told, []);
});

test("settings: every value that the README names is taken, and any other is told", () => {
  const values: Readonly<Record<string, readonly string[]>> = {
    form: ["complaint", "personal-data"],
    profile: ["nl", "be"],
    theme: ["auto", "light", "dark", "contrast"],
    painter: ["auto", "canvas", "native"],
    drafts: ["ask", "on", "off"],
    "national-id": ["on", "off"],
    credentials: ["same-origin", "include", "omit"],
    history: ["on", "off"],
    "document-title": ["on", "off"],
    lang: ["nl", "en", "nl-BE", "EN-us"],
  };
  for (const [attribute, known] of Object.entries(values)) {
    for (const value of known) assert.deepEqual(complaintsOf({ [attribute]: value }), [], `${attribute}=${value}`);
    for (const value of ["", "x", "ON", " on"]) assert.deepEqual(complaintsOf({ [attribute]: value }), [attribute], value);
  }
});

test("settings: an endpoint must be an address that the page can post to", () => {
  for (const endpoint of ["/api", "https://other.example/x", "http://localhost/x", "http://127.0.0.1:8080/", "http://[::1]/x"])
    assert.deepEqual(complaintsOf({ endpoint }), [], endpoint);
  for (const endpoint of [
    "",
    "  ",
    "https://",
    "ftp://a.example/",
    "javascript:alert(1)",
    "https://anna@a.example/",
    "https://:secret@a.example/",
    "http://a.example/",
    "http://localhost.example/",
    "http://xlocalhost/",
    "http://128.0.0.1/",
  ])
    assert.deepEqual(complaintsOf({ endpoint }), ["endpoint"], endpoint);
});

test("settings: the language is that of what the element stands in, beyond shadow roots too; only its own is told", () => {
  const languageIn = (element: Element, told: string[] = []): string =>
    readSettings(element, (attribute) => told.push(attribute)).language;
  const around = document.body.appendChild(document.createElement("section"));
  const host = around.appendChild(document.createElement("div"));
  const inner = host.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
  const told: string[] = [];
  assert.equal(languageIn(inner, told), "nl");
  around.lang = "en";
  assert.equal(languageIn(inner), "en");
  around.lang = "fr";
  assert.equal(languageIn(inner, told), "nl");
  assert.deepEqual(
    told.filter((name) => name === "lang"),
    [],
  );
  inner.lang = "fr";
  assert.equal(languageIn(inner, told), "nl");
  assert.ok(told.includes("lang"));
  inner.lang = "en";
  assert.equal(languageIn(inner), "en");
  assert.equal(languageIn(document.createElement("div")), "nl");
});

async function quietly<T>(body: (lines: string[]) => Promise<T>): Promise<T> {
  const { error } = console;
  const lines: string[] = [];
  console.error = (line: string) => lines.push(line);
  try {
    return await body(lines);
  } finally {
    console.error = error;
  }
}

test("wrong values are told once each, on the console and in an event, and what matters to the person above the form", () =>
  quietly(async (lines) => {
    const opened = await Opened.ready({ profile: "fr", theme: "pink" });
    assert.deepEqual(
      opened.of("error").map(({ reason, message }) => [reason, String(message).split(" ")[0]]),
      [
        ["attribute", "profile"],
        ["attribute", "theme"],
      ],
    );
    assert.deepEqual(
      lines.map((line) => line.split(" ").slice(0, 2)),
      [
        ["<complaint-form>:", "profile"],
        ["<complaint-form>:", "theme"],
      ],
    );
    assert.match(opened.warning, /profile/);
    opened.form.setAttribute("case-number", "1");
    assert.equal(opened.of("error").length, 2);
    opened.form.removeAttribute("endpoint");
    assert.match(opened.warning, /niets versturen.*endpoint/);
    assert.deepEqual(opened.of("error")[2], {
      reason: "attribute",
      message: "endpoint is missing: a complaint has nowhere to go",
    });
    opened.form.endpoint = "/api/complaints";
    assert.match(opened.warning, /profile/);
    opened.form.profile = "nl";
    assert.equal(opened.warning, "");
    opened.form.setAttribute("lang", "en");
    opened.form.profile = "fr";
    assert.match(opened.warning, /site/);
    assert.equal(opened.of("error").length, 3);
  }));

test("headers and customer that are no such thing are told, and taken back when they are right", () =>
  quietly(async () => {
    const opened = await Opened.ready();
    opened.form.headers = "X-A: secret" as never;
    assert.deepEqual(opened.of("error")[0]?.["reason"], "headers");
    assert.match(opened.warning, /headers/);
    opened.form.headers = { "X-A": "1" };
    assert.equal(opened.warning, "");
    opened.form.customer = { name: 5 } as never;
    assert.deepEqual(opened.of("error")[1], { reason: "attribute", message: "customer .name is no text" });
    opened.form.accountKey = new Uint8Array(31);
    assert.equal(opened.of("error")[2]?.["message"], "accountKey is neither 32 bytes nor an HKDF key that derives bits and keys");
    opened.form.accountKey = new Uint8Array(32);
    opened.form.accountKey = null;
    assert.equal(opened.of("error").length, 3);
  }));

test("theme: it follows the attribute and the person's settings at once, on the frame and the lines above it", async () => {
  const opened = await Opened.ready();
  const themes = (): string[] =>
    [...opened.root.querySelectorAll<HTMLElement>(".frame, .notices")].map(({ dataset }) => dataset["theme"] ?? "");
  assert.deepEqual(themes(), ["light", "light", "light"]);
  setMedia("(prefers-color-scheme: dark)", true);
  assert.deepEqual(themes(), ["dark", "dark", "dark"]);
  opened.form.theme = "contrast";
  assert.deepEqual(themes(), Array(3).fill("contrast-dark"));
  setMedia("(prefers-color-scheme: dark)", false);
  assert.deepEqual(themes(), Array(3).fill("contrast"));
  assert.equal(opened.form.state, "ready");
  opened.form.remove();
  await pause();
  opened.form.theme = "dark";
  setMedia("(prefers-color-scheme: dark)", true);
  assert.deepEqual(themes(), Array(3).fill("contrast"));
  setMedia("(prefers-color-scheme: dark)", false);
  assert.deepEqual(
    Object.keys(listeners()).filter((name) => name.startsWith("(")),
    [],
  );
});

const heading = { nl: "Klacht indienen of bezwaar maken", en: "Submit a complaint or an objection" };

test("language: the words change and the answers stay, on the first pages too; the last one wished for counts", async () => {
  const opened = await Opened.ready();
  opened.click("kind.complaint");
  opened.form.lang = "en";
  await until("English", () => opened.page?.lang === "en");
  assert.notEqual(opened.heading, heading.nl);
  assert.equal(opened.at("kind.complaint").checked, true);
  const english = opened.heading;
  opened.form.lang = "nl";
  await until("Dutch", () => opened.heading === heading.nl);
  net.begin();
  const arrive = net.hold(/locales[/]en/);
  opened.form.lang = "en";
  opened.form.lang = "nl";
  await pause(20);
  arrive();
  await pause(20);
  assert.equal(opened.heading, heading.nl);
  opened.form.lang = "en";
  await until("English again", () => opened.heading === english);
});

test("language: words that do not come are told, and the form stays as it was", async () => {
  const opened = await Opened.ready();
  net.begin();
  const fail = net.hold(/locales[/]en/);
  opened.form.lang = "en";
  await until("asked", () => net.asked.includes("en.json"));
  fail("no connection");
  await until("told", () => opened.of("error").length === 1);
  assert.equal(opened.of("error")[0]?.["reason"], "lang");
  assert.equal(opened.heading, heading.nl);
});
