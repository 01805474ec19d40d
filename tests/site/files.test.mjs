// The demo's files, the page /received and the header fields of every answer.
import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { after, before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import path from "node:path";
import http from "node:http";
import { payload } from "../support/payloads.mjs";
import { makeFolder, startSite } from "../support/site.mjs";

const csp =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const script = 'console.log("x");'.repeat(100);
let site;

before(async () => {
  const files = await makeFolder({
    "index.html": "<!doctype html><title>demo</title>",
    "main-5XQ2M7AB.js": script,
    "main-5XQ2M7AB.js.br": brotliCompressSync(script),
    "main-5XQ2M7AB.js.gz": gzipSync(script),
    "form.wasm": Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
    "app/index.html": "<!doctype html><title>app</title>",
    "app/app.webmanifest": "{}",
    "font.ttf": "x",
    "font.woff2": "x",
    "icon.svg": "<svg/>",
    "data.json": "{}",
    ".hidden": "secret",
    "empty/keep.txt": "",
  });
  await symlink("/etc/passwd", path.join(files, "link.txt"));
  await symlink("/etc", path.join(files, "linked"));
  site = await startSite({ files });
});
after(() => site.stop());

// As it is written: fetch would tidy the path up.
function getExactly(where, method = "GET") {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: site.port, path: where, method, agent: false }, (answer) => {
      let body = "";
      answer.on("data", (piece) => (body += piece));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    request.on("error", reject);
    request.end();
  });
}

test("files come with their type", async () => {
  const types = {
    "/": "text/html; charset=utf-8",
    "/main-5XQ2M7AB.js": "text/javascript; charset=utf-8",
    "/form.wasm": "application/wasm",
    "/app/app.webmanifest": "application/manifest+json",
    "/font.ttf": "font/ttf",
    "/font.woff2": "font/woff2",
    "/icon.svg": "image/svg+xml",
    "/data.json": "application/json",
  };
  for (const [where, type] of Object.entries(types)) {
    const answer = await site.get(where);
    assert.equal(answer.status, 200, where);
    assert.equal(answer.headers.get("content-type"), type);
  }
});

test("hashed names are kept for ever, others are asked for again", async () => {
  assert.equal((await site.get("/main-5XQ2M7AB.js")).headers.get("cache-control"), "public, max-age=31536000, immutable");
  for (const where of ["/", "/form.wasm", "/app/"])
    assert.equal((await site.get(where)).headers.get("cache-control"), "no-cache");
});

test("an unchanged file is not sent again", async () => {
  const etag = (await site.get("/form.wasm")).headers.get("etag");
  const again = await site.get("/form.wasm", { headers: { "if-none-match": `"x", W/${etag}` } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
  assert.equal((await site.get("/form.wasm", { headers: { "if-none-match": '"x"' } })).status, 200);
});

test("what was compressed beforehand is sent to who takes it", async () => {
  for (const [accepted, coding] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["identity", null],
    ["", null],
  ]) {
    const answer = await site.get("/main-5XQ2M7AB.js", { headers: { "accept-encoding": accepted } });
    assert.equal(answer.headers.get("content-encoding"), coding, accepted);
    assert.equal(answer.headers.get("vary"), "Accept-Encoding");
    assert.equal(await answer.text(), script);
  }
});

test("HEAD gives the fields without the body", async () => {
  const answer = await getExactly("/form.wasm", "HEAD");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["content-length"], "8");
  assert.equal(answer.body, "");
});

test("a folder is its index.html, and without the last slash a redirect", async () => {
  assert.match(await (await site.get("/app/")).text(), /app/);
  const answer = await site.get("/app");
  assert.equal(answer.status, 308);
  assert.equal(answer.headers.get("location"), "/app/");
  assert.equal((await site.get("/empty/")).status, 404);
  assert.equal((await site.get("/empty")).status, 404);
});

test("nothing outside the folder can be reached", async () => {
  const attempts = [
    "/../etc/passwd",
    "/../../../../../../etc/passwd",
    "/app/../../../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/..%5c..%5cetc%5cpasswd",
    "/..\\..\\etc\\passwd",
    "//etc/passwd",
    "/./index.html",
    "/app/./index.html",
    "/%252e%252e/etc/passwd",
    "/%c0%ae%c0%ae/etc/passwd",
    "/link.txt",
    "/linked/passwd",
    "/.hidden",
    "/%00",
    "/index.html%00.js",
    "/index.html/",
    "/index.html/..",
    "/app//index.html",
    "/%u002e%u002e/etc/passwd",
    "/complaints.sqlite",
    "/..;/etc/passwd",
  ];
  for (const where of attempts) {
    const answer = await getExactly(where);
    assert.ok([400, 404].includes(answer.status), `${where}: ${answer.status}`);
    assert.doesNotMatch(answer.body, /root:|secret|SQLite/);
  }
});

test("ranges are not served: the whole file comes", async () => {
  const answer = await site.get("/main-5XQ2M7AB.js", { headers: { range: "bytes=0-0,0-,1-,2-", "accept-encoding": "identity" } });
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), script);
});

test("the security fields stand on every answer", async () => {
  const answers = [
    ["200", await site.get("/")],
    ["304", await site.get("/", { headers: { "if-none-match": "*" } })],
    ["308", await site.get("/app")],
    ["404", await site.get("/nothing")],
    ["404", await site.get("/api/nothing")],
    ["405", await site.get("/api/complaints")],
    ["200", await site.get("/received")],
    ["201", await site.post(payload(1))],
    ["400", await site.post(payload(1), { body: "{" })],
    ["413", await site.post(payload(1), { body: " ".repeat(65537) })],
    ["413", await site.post(payload(1), { body: " ".repeat(2000000) })],
    ["415", await site.post(payload(1), { fields: { "content-type": "text/plain" } })],
    ["422", await site.post(payload(1, { surprise: 1 }))],
  ];
  for (const [status, answer] of answers) {
    assert.equal(String(answer.status), status);
    assert.equal(answer.headers.get("content-security-policy"), csp, status);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
    assert.match(answer.headers.get("permissions-policy"), /geolocation=\(\)/);
    assert.equal(answer.headers.get("cross-origin-opener-policy"), "same-origin");
    assert.equal(answer.headers.get("cross-origin-resource-policy"), "same-origin");
    assert.equal(answer.headers.get("x-frame-options"), "SAMEORIGIN");
    assert.equal(answer.headers.get("server"), null);
    await answer.arrayBuffer();
  }
});

test("only the app that can be installed may have a manifest and vouch for its service worker", async () => {
  const app = csp.replace("trusted-types 'none'", "trusted-types complaint-form-app");
  assert.notEqual(app, csp);
  for (const where of ["/app/", "/app/index.html", "/app/app.webmanifest"]) {
    assert.equal((await site.get(where)).headers.get("content-security-policy"), `${app}; manifest-src 'self'`);
  }
});

test("answers that no handler gives have the security fields as well", async () => {
  for (const bytes of [
    "nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    `GET /${"a".repeat(9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  ]) {
    const answer = await site.raw(bytes);
    assert.ok(answer.status >= 400);
    assert.ok(answer.text.includes(`Content-Security-Policy: ${csp}\r\n`));
    assert.match(answer.text, /X-Content-Type-Options: nosniff\r\n/);
  }
});

test("the page of what was received works without scripts, says it is a demo and escapes everything", async () => {
  const sent = payload(0);
  sent.statement.reason = "<script>alert(1)</script> & \"quotes\" 'too' <img src=x onerror=alert(1)>";
  assert.equal((await site.post(sent)).status, 201);
  const answer = await site.get("/received");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const html = await answer.text();
  assert.match(html, /Alleen voor de demo/);
  assert.ok(
    html.includes(
      "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;too&#39; &lt;img src=x onerror=alert(1)&gt;",
    ),
  );
  assert.doesNotMatch(html, /<script|<img|style=|javascript:/);
  const style = await site.get("/received.css");
  assert.equal(style.headers.get("content-type"), "text/css; charset=utf-8");
});

test("what was received is listed newest first", async () => {
  const ids = [];
  for (let index = 0; index < 3; index++) {
    const sent = payload(index);
    ids.unshift(sent.id);
    await site.post(sent);
  }
  assert.deepEqual(
    (await site.received()).slice(0, 3).map((item) => item.payload.id),
    ids,
  );
});

test("a request for another host name is not answered: no other page can read the demo", async () => {
  const answer = await site.raw("GET /received HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
  assert.equal(answer.status, 421);
  for (const host of ["localhost", `localhost:${site.port}`, "127.0.0.1", "[::1]:8080", "a.localhost"]) {
    assert.equal((await site.raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status, 200, host);
  }
});
