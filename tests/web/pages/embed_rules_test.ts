import assert from "node:assert/strict";
import { test } from "node:test";
import { attributesOf, fromAddress, isTrusted, trustedOrigins } from "../../../web/pages/embed_rules.js";

const page = "https://site.example/complaint-form/embed.html";
const init = (members: object): unknown => ({ type: "complaint-form:init", ...members });
const heldBy = (attributes: Readonly<Record<string, string>>) => (name: string) => attributes[name] ?? null;
const addressed = (query: string, attributes: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(fromAddress(page + query, heldBy(attributes)));

test("embed: an address may choose what suits the person", () => {
  assert.deepEqual(addressed("?lang=en&theme=dark&painter=native"), { lang: "en", theme: "dark", painter: "native" });
  assert.deepEqual(addressed("?lang=nl-BE"), { lang: "nl-BE" });
  for (const wrong of ["lang=zz", "lang=english", "lang=", "theme=red", "theme=darker", "painter=none"])
    assert.deepEqual(addressed(`?${wrong}`), {}, wrong);
  assert.deepEqual(addressed(`?lang=en-${"x".repeat(198)}`), {});
});

test("embed: an address never widens what the page allows, nor says where to send or for whom", () => {
  const others =
    "?endpoint=/x&profile=be&caseNumber=1&case-number=1&account=a&credentials=include&form=personal-data&history=off";
  assert.deepEqual(addressed(others), {});
  const strictness = { drafts: ["on", "ask", "off"], "national-id": ["on", "off"] };
  const memberOf = { drafts: "drafts", "national-id": "nationalId" };
  for (const attribute of ["drafts", "national-id"] as const)
    for (const now of [undefined, ...strictness[attribute]])
      for (const wanted of [...strictness[attribute], "maybe", ""]) {
        const has = now ?? { drafts: "ask", "national-id": "on" }[attribute];
        const values = strictness[attribute];
        const got = addressed(`?${memberOf[attribute]}=${wanted}`, now === undefined ? {} : { [attribute]: now });
        const narrower = values.indexOf(wanted) > values.indexOf(has);
        assert.deepEqual(got, narrower ? { [attribute]: wanted } : {}, `${attribute}: ${now} -> ${wanted}`);
      }
});

test("embed: the page around may set what it names, in texts of at most 200 characters", () => {
  const members = {
    profile: "be",
    lang: "en",
    caseNumber: "AG-1",
    theme: "dark",
    painter: "native",
    drafts: "on",
    nationalId: "on",
  };
  assert.deepEqual(Object.fromEntries(attributesOf(init(members), page) ?? []), {
    profile: "be",
    lang: "en",
    "case-number": "AG-1",
    theme: "dark",
    painter: "native",
    drafts: "on",
    "national-id": "on",
  });
  assert.deepEqual(attributesOf(init({ lang: 5, theme: null, account: "a", style: "x", constructor: "y" }), page), []);
  for (const message of [null, undefined, 3, "x", [], {}, { type: "init" }]) assert.equal(attributesOf(message, page), undefined);
});

test("embed: complaints go to the site of the frame and to nobody else", () => {
  const endpoint = (value: unknown): unknown =>
    Object.fromEntries(attributesOf(init({ endpoint: value }), page) ?? [])["endpoint"];
  assert.equal(endpoint("/api/complaints"), "https://site.example/api/complaints");
  assert.equal(endpoint("https://site.example/x"), "https://site.example/x");
  for (const elsewhere of [
    "https://evil.example/",
    "//evil.example/x",
    "http://site.example/",
    "https://a:b@site.example/",
    "https://",
    7,
    "x".repeat(201),
  ])
    assert.equal(endpoint(elsewhere), undefined, String(elsewhere));
  const inherited = Object.create({ endpoint: "/x", lang: "en" }) as object;
  assert.deepEqual(attributesOf(Object.assign(inherited, { type: "complaint-form:init" }), page), []);
});

test("embed: whole origins are trusted, and the frame's own", () => {
  const trusted = trustedOrigins(
    " https://www.example.nl\n* https://a.example/path http://b.example:8080 ",
    "https://site.example",
  );
  assert.deepEqual(trusted, ["https://site.example", "https://www.example.nl", "http://b.example:8080"]);
  assert.ok(isTrusted("https://www.example.nl", trusted));
  for (const other of ["https://a.example", "*", "null", "https://example.nl"]) assert.equal(isTrusted(other, trusted), false);
});

test("embed: a wrong value in embed.html allows no more than the default, whatever the address asks for", () => {
  const chosen = (address: string, now: string | null): unknown =>
    Object.fromEntries(fromAddress(`${page}?${address}`, () => now));
  for (const wrong of ["", "always", "ON", null]) {
    assert.deepEqual(chosen("drafts=on", wrong), {}, String(wrong)); // the form asks
    assert.deepEqual(chosen("drafts=ask", wrong), {});
    assert.deepEqual(chosen("drafts=off", wrong), { drafts: "off" });
    assert.deepEqual(chosen("nationalId=on", wrong), {});
    assert.deepEqual(chosen("nationalId=off", wrong), { "national-id": "off" });
  }
});

test("embed: a setting is taken up to 200 characters", () => {
  const taken = (text: string): unknown =>
    Object.fromEntries(attributesOf(init({ caseNumber: text }), page) ?? [])["case-number"];
  assert.equal(taken("x".repeat(200)), "x".repeat(200));
  assert.equal(taken("x".repeat(201)), undefined);
  const endpoint = `/${"x".repeat(199)}`;
  assert.deepEqual(attributesOf(init({ endpoint }), page), [["endpoint", `https://site.example${endpoint}`]]);
});
