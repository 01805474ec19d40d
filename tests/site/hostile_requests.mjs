// Hostile requests: a kept corpus with the answers that are expected, and a generator that spoils good requests.
import { fieldsFor, payload } from "../support/payloads.mjs";

const latin = (text) => Buffer.from(text).toString("latin1"); // one byte a character

// A complaint as the form sends it. Fields are lines, so that a case can spoil them.
export function complaint(index = 0) {
  const sent = payload(index);
  const body = JSON.stringify(sent);
  const fields = Object.entries(fieldsFor(sent.id, body)).map(([name, value]) => `${name}: ${value}`);
  return {
    method: "POST",
    target: "/api/complaints",
    version: "HTTP/1.1",
    fields: ["host: localhost", ...fields],
    body: latin(body),
  };
}

const lengthOf = (body) => `content-length: ${body.length}`;

export const headOf = ({ method, target, version, fields }, more = []) =>
  [`${method} ${target} ${version}`, ...fields, ...more].join("\r\n") + "\r\n\r\n";

export const withLength = (request) => headOf(request, request.body === "" ? [] : [lengthOf(request.body)]) + request.body;

export function chunksOf(body, size) {
  let text = "";
  for (let at = 0; at < body.length; at += size) {
    const piece = body.slice(at, at + size);
    text += `${piece.length.toString(16)}\r\n${piece}\r\n`;
  }
  return text;
}

const chunked = (request, last = "0\r\n\r\n") =>
  headOf(request, ["transfer-encoding: chunked"]) + chunksOf(request.body, 400) + last;

const get = (target, more = [], version = "HTTP/1.1") =>
  headOf({ method: "GET", target, version, fields: ["host: localhost"] }, more);

// Requests with a complaint inside their bodies, by name of what makes programs see it as the next request.
function smuggling() {
  const inner = withLength(complaint(1));
  const outer = { ...complaint(2), body: inner };
  const both = (coding) => [lengthOf(inner), coding];
  const tail = `0\r\n\r\n${inner}`;
  const lines = {
    "length and coding": ["content-length: 5", "transfer-encoding: chunked"],
    "coding and length": ["transfer-encoding: chunked", `content-length: ${tail.length}`],
    "two lengths": ["content-length: 0", lengthOf(tail)],
    "a list of lengths": [`content-length: 0, ${tail.length}`],
    "the same length twice": [lengthOf(tail), lengthOf(tail)],
    "space before the colon": [`content-length : ${tail.length}`],
    "tab before the colon": [`transfer-encoding\t: chunked`],
    "coding with a vertical tab": both("transfer-encoding: \x0bchunked"),
    "coding unknown": both("transfer-encoding: xchunked"),
    "coding in quotes": both('transfer-encoding: "chunked"'),
    "coding folded": both("transfer-encoding:\r\n chunked"),
    "coding twice": ["transfer-encoding: chunked", "transfer-encoding: identity"],
    "coding after a bare LF": [`a: b\ntransfer-encoding: chunked`],
    "coding after a bare CR": [`a: b\rtransfer-encoding: chunked`],
    "coding after NUL": [`a: b\0transfer-encoding: chunked`, lengthOf(tail)],
    "length with a sign": [`content-length: +${tail.length}`],
    "length in hexadecimal": [`content-length: 0x${tail.length.toString(16)}`],
    "empty coding": both("transfer-encoding:"),
  };
  const cases = Object.entries(lines).map(([name, more]) => [name, headOf(outer, more) + tail, [[400, 501]]]);
  const old = { ...outer, version: "HTTP/1.0" };
  return [...cases, ["coding in HTTP/1.0", headOf(old, ["transfer-encoding: chunked"]) + tail, [[400]]]];
}

function chunkCases() {
  const sent = complaint(3);
  const head = headOf(sent, ["transfer-encoding: chunked"]);
  const size = sent.body.length.toString(16);
  const whole = (line) => `${head}${line}${sent.body}\r\n0\r\n\r\n`;
  const bad = [
    `0x${size}\r\n`,
    `+${size}\r\n`,
    `${size}zz\r\n`,
    `${size}\n`,
    ` ${size}\r\n`,
    "\r\n",
    `${size};a\n`,
    `${size};a=\0\r\n`,
  ];
  return [
    ...bad.map((line) => [`chunk ${JSON.stringify(line)}`, whole(line), [[400]]]),
    ["chunk of 2^64", `${head}FFFFFFFFFFFFFFFF\r\nx`, [[400, 413]]],
    ["chunk beyond 2^64", `${head}${"F".repeat(40)}\r\nx`, [[400, 413]]],
    ["chunk longer than it says", `${head}3\r\n${sent.body}\r\n0\r\n\r\n`, [[400]]],
    ["chunk with a long extension", `${head}${size};${"a".repeat(70000)}\r\n${sent.body}\r\n0\r\n\r\n`, [[201, 400, 413]]],
    ["trailer that is no field", chunked(sent, "0\r\nno colon\r\n\r\n"), [[400]]],
    ["trailer that is folded", chunked(sent, "0\r\na: b\r\n c\r\n\r\n"), [[400]]],
    ["trailer without its end", chunked(sent, "0\r\na: b\r\n"), [[400]]],
    ["chunks", chunked(complaint(4)), [[201]]],
    ["chunks in HTTP/1.0", chunked({ ...complaint(4), version: "HTTP/1.0" }), [[400]]],
  ];
}

function targetCases() {
  const outside = [
    "/../secret",
    "/%2e%2e/secret",
    "/..%2fsecret",
    "/sub/../../secret",
    "/%5c..%5csecret",
    "//secret",
    "/.hidden",
    "/%00",
  ];
  const targets = ["http://localhost/", "localhost:80", "*", "?a", "/%", "/%z1", "/%4", "/\xff", "/a\tb"];
  return [
    ...outside.map((target) => [`path ${target}`, get(target), [[400, 404]]]),
    ...targets.map((target) => [`target ${target}`, get(target), [[400]]]),
    ["target with a space", get("/a b"), [[400, 505]]],
    ["no target", get(""), [[400]]],
    ["long target", get(`/${"a".repeat(9000)}`), [[414]]],
    ["long field", get("/", [`a: ${"b".repeat(20000)}`]), [[431]]],
    ["many fields", get("/", Array(200).fill("a: b")), [[431]]],
  ];
}

function lineCases() {
  const versions = ["HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "http/1.1", "HTTP/1.1 ", "HTTP/11.1", "HTTP/1", "HTTP/1.x", ""];
  const fields = ["a : b", " a: b", ": b", "a", "a\0: b", "a: \x01", "a: b\r", "a: \x7f", "host: localhost", "(a): b"];
  return [
    ...versions.map((version) => [`version ${version}`, get("/", [], version), [[400, 505]]]),
    ...fields.map((line) => [`field ${JSON.stringify(line)}`, get("/", [line]), [[400]]]),
    [
      "two hosts in one",
      headOf({ method: "GET", target: "/", version: "HTTP/1.1", fields: ["host: localhost, evil"] }),
      [[400, 421]],
    ],
    ["no host", "GET / HTTP/1.1\r\n\r\n", [[400]]],
    ["another host", "GET / HTTP/1.1\r\nhost: evil.example\r\n\r\n", [[421]]],
    ["LF only", "GET / HTTP/1.1\nhost: localhost\n\n", [[400]]],
    ["unknown expectation", get("/", ["expect: magic"]), [[417]]],
    ["another protocol", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n", [[400]]],
    ["no answer twice", get("/nothing") + "x\r\n\r\n" + get("/"), [[404], [400]]],
    ["three ahead", get("/") + get("/nothing") + withLength(complaint(5)), [[200], [404], [201]]],
    ["complaint, then nonsense", `${withLength(complaint(6))}nonsense\r\n\r\n`, [[201], [400]]],
    [
      "body of GET",
      headOf({ method: "GET", target: "/", version: "HTTP/1.1", fields: ["host: localhost"] }, ["content-length: 300"]) +
        withLength(complaint(7)),
      [[200, 400]],
    ],
    ["second key", headOf(complaint(8), ["idempotency-key:", "content-length: 2"]) + "{}", [[400]]],
    ["huge length", headOf(complaint(9), ["content-length: 99999999999"]) + "{}", [[413]]],
    ["length beyond 2^63", get("/", ["content-length: 9999999999999999999"]), [[400]]],
    ["length without body", headOf(complaint(9), ["content-length: 600"]), [[400]]],
  ];
}

// [name, bytes, [statuses that are right], ...]: one list of statuses for each answer that must come.
export const corpus = () => [...smuggling(), ...chunkCases(), ...targetCases(), ...lineCases()];

const codings = [
  "Chunked",
  "chunked, identity",
  "identity",
  "gzip, chunked",
  "chunked;q=1",
  "\x0bchunked",
  "chunked\0",
  "",
  "chunked\r",
  '"chunked"',
  "x",
];
const lengths = [
  "+5",
  "-1",
  "0x1f",
  "5 5",
  "5,5",
  "1e3",
  "",
  "007",
  "99999999999999999999",
  "18446744073709551617",
  "5\0",
  "\xb2",
];
const oddVersions = [
  "HTTP/1.0",
  "HTTP/1.2",
  "HTTP/2.0",
  "HTTP/0.9",
  "http/1.1",
  "HTTP/1.1 ",
  "HTTP/01.1",
  "HTTP/1.10",
  "HTTQ/1.1",
  "",
];
const oddTargets = [
  "*",
  "localhost:1",
  "http://localhost/",
  "/%",
  "/%zz",
  "/..%2fsecret",
  "/%2e%2e/secret",
  "/%00",
  "/\\..\\secret",
  "//",
  "/a b",
  "/?%",
  "/#x",
  "/\xc3\xa9",
  "/.hidden",
  "/api/%63omplaints",
  "/received?format=json&before=-1",
];
const oddFields = [
  "a : b",
  " a: b",
  "\ta: b",
  ": b",
  "a",
  "a:\r\n b",
  "a: \0",
  "a\0: b",
  "host: localhost",
  "host: evil.example",
  "connection: close",
  "connection: keep-alive, x",
  "expect: 100-continue",
  "expect: x",
  "idempotency-key:",
  'idempotency-key: "x"',
  "content-encoding: gzip",
  "a: b\rc: d",
  "a: b\nc: d",
  "upgrade: h2c",
  "x-fault: x",
  "trailer: a",
];
const oddChunks = [
  "0x5",
  "+5",
  "-5",
  " 5",
  "5 ",
  "5;a=b",
  '5;a="b"',
  "5;\n",
  "5\t",
  "",
  "g",
  "5zz",
  "00000000000000005",
  "ffffffffffffffff",
  "5;a\0",
  "5\r",
];
const oddTrailers = [
  "a: b",
  "a",
  " a: b",
  "content-length: 5",
  "transfer-encoding: chunked",
  "host: evil.example",
  "a: b\nc: d",
  "connection: close",
  "a: \0",
];

const spoil = {
  coding: (random, draft) => draft.more.push(`transfer-encoding: ${random.pick(codings)}`),
  codingName: (random, draft) =>
    draft.more.push(`transfer${random.pick(["_", "-", " -"])}encoding${random.pick(["", " ", "\t"])}: chunked`),
  length: (random, draft) => draft.more.push(`content-length: ${random.pick([...lengths, String(draft.body.length), "0"])}`),
  field: (random, draft) => draft.more.splice(random.below(draft.more.length + 1), 0, random.pick(oddFields)),
  firstField: (random, draft) => draft.fields.unshift(random.pick(oddFields)),
  noField: (random, draft) => draft.fields.splice(random.below(draft.fields.length), 1),
  version: (random, draft) => (draft.version = random.pick(oddVersions)),
  target: (random, draft) => (draft.target = random.pick(oddTargets)),
  method: (random, draft) =>
    (draft.method = random.pick(["HEAD", "PUT", "OPTIONS", "post", "CONNECT", "GET", "G ET", "", "BREW", "DELETE"])),
  large: (random, draft) => draft.more.push(`a: ${"b".repeat(random.pick([8000, 16400, 40000]))}`),
  many: (random, draft) => draft.more.push(...Array(random.pick([90, 101, 300])).fill("a: b")),
  long: (random, draft) => (draft.target += "a".repeat(random.pick([4000, 8200, 17000]))),
  chunks: (random, draft) => (draft.chunkSize = 1 + random.below(600)),
  chunk: (random, draft) => Object.assign(draft, { chunkSize: 600, oddChunk: random.pick(oddChunks) }),
  trailer: (random, draft) => Object.assign(draft, { chunkSize: 600, trailer: `${random.pick(oddTrailers)}\r\n` }),
  body: (random, draft) => (draft.body = random.pick(["", "{}", "[".repeat(200), "\0", " ".repeat(70000), "\xff\xfe"])),
  inner: (random, draft) => (draft.body = withLength(complaint(random.below(1000)))),
};

const spoilText = {
  lineEnd: (random, text) => {
    const ends = [...text.matchAll(/\r\n/g)].map(({ index }) => index);
    const at = ends.length > 0 ? random.pick(ends) : 0;
    return text.slice(0, at) + random.pick(["\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n", " \r\n", "\0\r\n"]) + text.slice(at + 2);
  },
  byte: (random, text) => {
    const at = random.below(text.length);
    const byte = String.fromCharCode(random.below(256));
    return text.slice(0, at) + random.pick([byte, byte + text[at], ""]) + text.slice(at + 1);
  },
  cut: (random, text) => text.slice(0, random.below(text.length)),
  front: (random, text) => random.pick(["\r\n", "\n", " ", "\0", "\r\n\r\n", "GET / HTTP/1.1\r\n", "0\r\n\r\n"]) + text,
};

function bytesOf(draft) {
  if (!draft.chunkSize) return headOf(draft, draft.body === "" ? draft.more : [...draft.more, lengthOf(draft.body)]) + draft.body;
  const odd = draft.oddChunk === undefined ? "" : `${draft.oddChunk}\r\nabcde\r\n`;
  const chunks = chunksOf(draft.body, draft.chunkSize);
  return `${headOf(draft, [...draft.more, "transfer-encoding: chunked"])}${odd}${chunks}0\r\n${draft.trailer ?? ""}\r\n`;
}

function oneRequest(random) {
  const base = random.chance(0.6)
    ? complaint(random.below(1000))
    : {
        method: "GET",
        target: random.pick(["/", "/nothing", "/sub/page.html", "/received.css"]),
        version: "HTTP/1.1",
        fields: ["host: localhost"],
        body: "",
      };
  const draft = { ...base, more: [] };
  for (let i = random.below(3); i > 0; i--) spoil[random.pick(Object.keys(spoil))](random, draft);
  let text = bytesOf(draft);
  for (let i = random.below(6) - 3; i > 0 && text.length > 0; i--)
    text = spoilText[random.pick(Object.keys(spoilText))](random, text);
  return text;
}

// The bytes of one connection: one to three requests, most of them spoilt.
export function generated(random) {
  let text = oneRequest(random);
  while (random.chance(0.25)) text += oneRequest(random);
  return text === "" ? "\r\n" : text;
}
